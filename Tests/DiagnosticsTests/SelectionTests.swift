import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// What is grouped, what is cut, and that errors are never hidden behind warnings.
@Suite struct SelectionTests {
  private func diagnostic(
    _ code: DiagnosticCode, _ path: String, _ line: Int, _ text: String = "x",
    severity: Severity? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, at: SourceLocation(path: path, line: line, column: 1, bytes: 0..<1, excerpt: "甲"),
      Message("“\(text)”不对", "“\(text)” is wrong"), severity: severity)
  }

  private func texts(_ report: DiagnosticReport) -> [String] {
    [DiagnosticFormat.text, .github, .gitlab].map { report.text($0, in: .english) }
      + [JobSummary(language: .english).text(report)]
  }

  @Test func errorBehindManyPicturesIsShownEverywhere() throws {
    let pictures = (0..<60).map { "![第\($0)张](https://img.example.org/\($0).jpg)" }
    let site = try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/a.md --
      ---
      title: 图集
      date: 2026-06-01
      ---
      \(pictures.joined(separator: "\n\n"))

      详见[通知](meiyou.md)。
      """)
    let report = site.build().report
    #expect(report.errorCount == 1 && report.warningCount == 60)
    for text in texts(report) {
      #expect(text.contains("nothing is at the link “meiyou.md”"))
      #expect(text.contains("60 alike; also at content/news/a.md:7:8, content/news/a.md:9:8 …"))
    }
    let shown = report.text(.text, in: .chinese)
    #expect(shown.split(separator: "\n").count { $0.contains("[external-image]") } == 1)
    #expect(shown.contains("（同样的共 60 处，另见 content/news/a.md:7:8、content/news/a.md:9:8 等）"))
    let all = report.text(.text, in: .chinese, all: true)
    #expect(all.split(separator: "\n").count { $0.contains("[external-image]") } == 60)
    let json = report.text(.json, in: .english)
    #expect(json.split(separator: "\"code\":").count == 62)
  }

  /// Equal are warnings of one kind that quote different words, in whatever files; a few stand
  /// one by one, and errors always do.
  @Test func onlyEqualWarningsAreGrouped() {
    var found = (1...4).map { diagnostic(.rawHTML, "content/\($0).md", $0, "<a\($0)>") }
    found += (1...3).map { diagnostic(.differentSpelling, "content/s.md", $0, "名\($0)") }
    found += (1...4).map { diagnostic(.brokenLink, "content/e.md", $0, "l\($0)") }
    found += [
      Diagnostic(.rawHTML, at: SourceLocation(path: "content/z.md"), Message("别的", "other words"))
    ]
    let text = DiagnosticReport(found).text(.text, in: .english)
    let heads = text.split(separator: "\n").filter { $0.hasPrefix("content/") }
    #expect(
      heads.map { $0.split(separator: ":")[0] } == [
        "content/1.md", "content/e.md", "content/e.md", "content/e.md", "content/e.md",
        "content/s.md", "content/s.md", "content/s.md", "content/z.md",
      ])
    #expect(
      heads[0].hasSuffix(
        "“<a1>” is wrong (4 alike; also at content/2.md:2:1, content/3.md:3:1 …) [raw-html]"))
    #expect(!text.contains("more"))
  }

  @Test func errorsAreCutLastAndCounted() {
    var found: [Diagnostic] = []
    for file in 0..<30 {
      for line in 1...60 {
        found.append(diagnostic(.brokenLink, "content/\(file + 10).md", line, "l\(line)"))
      }
    }
    // Warnings before all of them, each of a kind of its own, and many equal ones.
    for kind in 0..<2000 {
      let word =
        String(repeating: "a", count: kind % 50 + 1) + String(UnicodeScalar(UInt8(97 + kind / 80)))
      found.append(
        Diagnostic(
          .rawHTML, at: SourceLocation(path: "content/0.md"),
          Message("警告\(word)", "warning \(word)")))
    }
    let report = DiagnosticReport(found)
    for format in [DiagnosticFormat.text, .github, .gitlab] {
      let text = report.text(format, in: .english)
      #expect(text.contains("800 more errors and \(report.warningCount) more warnings"))
      #expect(!text.contains("raw-html"))
    }
    let text = report.text(.text, in: .english)
    #expect(text.split(separator: "\n").count { $0.contains("[broken-link]") } == 1000)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("content/10.md") } == 50)
    let json = report.text(.json, in: .english)
    #expect(json.split(separator: "\"code\":").count == 1 + 1800 + report.warningCount)
    let all = report.text(.text, in: .english, all: true)
    #expect(all.split(separator: "\n").count { $0.contains("[broken-link]") } == 1800)
    let summary = JobSummary(language: .english).text(report)
    #expect(summary.contains("\(1800 + report.warningCount - 50) more problems in the log."))
  }

  /// With `strict` warnings are errors; they are grouped all the same and hide no real one.
  @Test func strictWarningsHideNoError() {
    var found = (1...200).map { diagnostic(.rawHTML, "content/a.md", $0, "<b>") }
    found.append(diagnostic(.brokenLink, "content/a.md", 300))
    let report = DiagnosticReport(found, strict: true)
    #expect(report.errorCount == 201)
    let text = report.text(.text, in: .english)
    #expect(text.contains("content/a.md:1:1: error: “<b>” is wrong (200 alike;"))
    #expect(text.contains("content/a.md:300:1: error: "))
  }

  @Test func fingerprintOfAGroupDoesNotDependOnItsSize() {
    func prints(_ count: Int) -> Substring? {
      let found = (1...count).map { diagnostic(.rawHTML, "content/a.md", $0, "<b>") }
      return DiagnosticReport(found).text(.gitlab, in: .english)
        .split(separator: "\"fingerprint\":\"").last?.prefix(16)
    }
    #expect(prints(10) != nil && prints(10) == prints(20))
  }
}
