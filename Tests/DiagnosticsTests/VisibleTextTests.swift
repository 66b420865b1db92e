import Base
import Diagnostics
import Operations
import RedSiteGen
import TestSupport
import Testing

/// What others display: nothing in a message may act on the terminal or the log it is shown in.
@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("a\u{1B}]0;TITLE\u{7}b", "a<U+001B>]0;TITLE<U+0007>b"),
    ("a\n::error::FORGED\r\n", "a<U+000A>::error::FORGED<U+000D><U+000A>"),
    ("\u{202E}gpj.exe", "<U+202E>gpj.exe"), ("党\u{200B}建", "党<U+200B>建"),
    ("\u{2028}\u{85}\u{9B}31m", "<U+2028><U+0085><U+009B>31m"),
    ("\u{E0041}\u{FEFF}", "<U+E0041><U+FEFF>"), ("a\u{200D}b", "a<U+200D>b"),
    ("👨‍👩‍👧 ❤️‍🔥 “党建”……—　！", "👨‍👩‍👧 ❤️‍🔥 “党建”……—　！"), ("e\u{301}", "e\u{301}"),
  ])
  func unseenCharactersAreWrittenOut(_ text: String, _ shown: String) {
    #expect(text.visible.unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  /// Texts are looked over by their bytes first: none of the characters may slip through that.
  @Test func everyUnseenCharacterIsWrittenOut() {
    for value in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(value), scalar.isUnseen else { continue }
      let text = "党" + String(scalar) + "建"
      #expect(text.visible.hasPrefix("党<U+") && text.visible.hasSuffix(">建"), "\(value)")
    }
  }

  @Test func linesAndTabsOfOurOwnStay() {
    #expect("a\tb\u{1B}\nc\r".visibleLines == "a\tb<U+001B>\nc<U+000D>")
  }

  private static let hostile = "a\u{1B}[2K\n::error file=x::FORGED\n\u{202E}b"

  private func report(_ severity: Severity, count: Int = 1) -> DiagnosticReport {
    let hostile = Self.hostile
    return DiagnosticReport(
      (1...count).map { line in
        Diagnostic(
          .rawHTML,
          at: SourceLocation(
            path: "content/\(hostile).md", line: line, column: 2, bytes: 1..<2,
            excerpt: "甲\u{1B}[31m\u{202E}乙"),
          Message("“\(hostile)”不对", "“\(hostile)” is wrong"),
          help: Message("请改“\(hostile)”", "change “\(hostile)”"),
          notes: [
            .init(Message("见\(hostile)", "see \(hostile)"), at: SourceLocation(path: hostile))
          ],
          severity: severity)
      })
  }

  @Test(arguments: Language.allCases, [1, 5])
  func noFormatForPeopleHoldsThem(_ language: Language, _ count: Int) {
    for severity in [Severity.error, .warning, .note] {
      let report = report(severity, count: count)
      var texts = [DiagnosticFormat.text, .github, .gitlab].flatMap { format in
        [report.text(format, in: language), report.text(format, in: language, all: true)]
      }
      texts.append(JobSummary(language: language).text(report, release: Self.hostile))
      for text in texts {
        #expect(text.unicodeScalars.allSatisfy { !$0.isUnseen || $0 == "\n" })
        for line in text.split(separator: "\n") {
          let line = line.drop { $0 == " " }
          let isCommand = line.hasPrefix("::") || line.hasPrefix("##[")
          #expect(
            !isCommand || line.contains(" file=content/a<U+001B>") || line.hasPrefix("::notice::"))
        }
      }
    }
  }

  @Test func caretStandsUnderWhatIsShown() {
    let text = report(.error).text(.text, in: .english)
    let lines = text.split(separator: "\n")
    #expect(lines[1] == "  1 | 甲<U+001B>[31m<U+202E>乙")
    #expect(lines[2] == "    | \u{3000}^^^^^^^^")
  }

  @Test func jsonKeepsThemByItsEscapes() throws {
    let json = report(.error).text(.json, in: .english)
    #expect(json.unicodeScalars.allSatisfy { !$0.isUnseen || $0 == "\n" })
    #expect(json.contains(#""path":"content/a\u001b[2K\n::error file=x::FORGED\n\u202eb.md""#))
    let tags = DiagnosticReport([
      Diagnostic(.rawHTML, at: SourceLocation(path: "\u{E0041}"), Message("一", "a"))
    ]).text(.json, in: .english)
    #expect(tags.contains(#""\udb40\udc41""#))
  }

  @Test func namesAndTitlesAreVisibleInLists() throws {
    let site = try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/a.md --
      ---
      title: "甲\u{202E}乙"
      date: 2026-06-01
      ---
      正文
      """)
    let look = SiteBuilder(site.options).planned()
    let articles = ArticleListing().articles(
      of: try #require(look.inputs).parsed, in: try #require(look.draft).plan)
    for format in [ListFormat.text, .csv] {
      let text = ArticleListing.text(articles, format)
      #expect(text.unicodeScalars.allSatisfy { !$0.isUnseen || $0 == "\n" || $0 == "\r" })
    }
    #expect(ArticleListing.text(articles, .text).contains("甲<U+202E>乙"))
    try site.write("content/news/b\u{7}\n::error::x.md", "x")
    let check = runShell("\(Program.path) check \(site.root) --lang en 2>&1")
    #expect(check.contains("content/news/b<U+0007><U+000A>::error::x.md: error: "))
    #expect(!check.contains("\n::error"))
  }
}
