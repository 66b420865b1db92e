import Diagnostics
import Explanations
import RedSiteGen
import TestSupport
import Testing

@Suite struct ExplanationTests {
  /// What the tests cannot bring about, and why; everything else is built.
  private static let notReproduced: [DiagnosticCode: String] = [
    .unreadableFile: "the tests may run as root, whom no permission stops",
    .unknownPreset: "PresetTests",
    .targetNotEmpty: "PresetTests", .fileExists: "NewContentTests",
    .noBackLink: "LinkExchangeTests ask a server",
    .deprecatedKey: "no key has an old name yet; RenamedKeyTests give one to a table",
    .foreignColumn: "UnitTests make commits", .unknownAuthor: "UnitTests make commits",
    .staleOwners: "UnitTests compare files",
    .fetchFailed: "AggregateTests fetch from a server of their own",
    .aggregateShrunk: "AggregateTests fetch from a server of their own",
    .notEnoughMemory: "MemoryNeedTests",
    .importedAsDraft: "SiteImportTests import old sites",
    .reportInsideOutput: "ReportFolderTests",
    .reviewUnproved: "HistoryCheckTests make commits",
    .changedAfterReview: "HistoryCheckTests make commits",
    .backdated: "HistoryCheckTests make commits", .dateMoved: "HistoryCheckTests make commits",
    .historyIncomplete: "HistoryCheckTests make repositories",
    .deadLink: "the tests of External ask a server of their own",
    .movedLink: "the tests of External ask a server of their own",
    .unverifiedLink: "the tests of External ask a server of their own",
    .missingProgram: "the tests of External take curl away",
    .liveUnreachable: "check-servers.sh asks nginx, Apache and Caddy",
    .liveCertificate: "check-servers.sh asks nginx, Apache and Caddy",
    .liveStatus: "check-servers.sh asks nginx, Apache and Caddy",
    .liveContent: "check-servers.sh asks nginx, Apache and Caddy",
    .liveHeader: "check-servers.sh asks nginx, Apache and Caddy",
    .liveTransfer: "check-servers.sh asks nginx, Apache and Caddy",
    .liveRedirect: "check-servers.sh asks nginx, Apache and Caddy",
    .liveHidden: "check-servers.sh asks nginx, Apache and Caddy",
    .leftoverFolder: "AfterTheSwapTests become another user",
    .noAtomicSwap: "InterruptedBuildTests swap in two steps",
    .buildInProgress: "two builds at once are a matter of chance here; BuildLockTests holds one",
  ]

  private static let reproduced = Explanation.all.filter { notReproduced[$0.code] == nil }

  @Test(arguments: reproduced, Language.allCases)
  func exampleCausesTheProblemAndItsMendRemovesIt(
    _ explanation: Explanation, _ language: Language
  ) throws {
    let site = try ExampleSite(language: language)
    let found = try site.follow(explanation.example)
    let codes = Set(found.diagnostics.map(\.code))
    #expect(codes == [explanation.code], "\(found.text(.text, in: .english))")
    let mended = try site.follow(explanation.mended)
    #expect(mended.diagnostics == [], "\(mended.text(.text, in: .english))")
  }

  @Test(arguments: Explanation.all)
  func everyPartIsWrittenInBothLanguages(_ explanation: Explanation) {
    for message in [explanation.title, explanation.meaning, explanation.mend] {
      #expect(message.chinese.unicodeScalars.contains { $0.properties.isIdeographic })
      // 年 and 月 are part of a form of dates.
      #expect(
        explanation.code == .dateFormat
          || !message.english.unicodeScalars.contains { ("一"..."鿿").contains($0) }
      )
      #expect(!message.english.isEmpty)
      #expect(!message.chinese.contains("\n") && !message.english.contains("\n"))
    }
    #expect(explanation.meaning.chinese.hasSuffix("。"))
    #expect(explanation.meaning.english.hasSuffix("."))
    #expect(!explanation.example.isEmpty)
    #expect(!explanation.mended.isEmpty)
  }

  @Test func titlesTellCodesApart() {
    let titles = Explanation.all.map(\.title)
    #expect(Set(titles.map(\.chinese)).count == titles.count)
    #expect(Set(titles.map(\.english)).count == titles.count)
  }

  @Test func everyCodeIsExplainedOnce() {
    let explained = Explanation.all.map(\.code.name).sorted()
    #expect(explained == DiagnosticCode.allCases.map(\.name).sorted())
  }

  @Test(arguments: DiagnosticCode.allCases)
  func everyCodeIsDeclaredWithSeverityAndName(_ code: DiagnosticCode) {
    let isInKebabCase = code.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil
    #expect(isInKebabCase && DiagnosticCode(name: code.name) == code)
    #expect(code.rawValue.text == "\(code.severity.rawValue): \(code.name)")
  }

  @Test func theListNamesEveryCodeWithItsTitle() {
    let lines = ExplanationWriter(language: .chinese).index().split(separator: "\n")
    for explanation in Explanation.all {
      #expect(
        lines.contains {
          $0.hasPrefix("  \(explanation.code.name) ") && $0.hasSuffix(explanation.title.chinese)
        })
    }
  }

  @Test func oneCodeIsExplainedWithItsExample() throws {
    let explanation = try #require(Explanation.all.first { $0.code == .wrongType })
    let text = ExplanationWriter(language: .english).text(explanation)
    #expect(
      text == """
        wrong-type  The value is of the wrong kind
        An error: the site is not published until it is mended

        Another kind of value is wanted: true or false instead of a word, a number instead of \
        text, one value instead of a list. The message says which.

        For example:
          content/tongzhi/huiyi.md
            ---
            title: Notice of a meeting
            date: 2026-07-01
            headline: top
            ---

            Every branch sends one member.

        Mended: Write true or false, or remove the line; numbers have no units.
          content/tongzhi/huiyi.md
            ---
            title: Notice of a meeting
            date: 2026-07-01
            headline: true
            image: huichang.jpg
            ---

            Every branch sends one member.

        """)
  }

  @Test func thePageIsWhatTheProgramPrints() throws {
    let path = ExampleSite.repository + "/docs/diagnostics.md"
    let page = runShell("cat '\(path)'")
    let isCurrent = page == ExplanationWriter(language: .chinese).markdown()
    #expect(
      isCurrent,
      "run: .build/debug/redsite explain --markdown --lang zh > docs/diagnostics.md")
  }
}
