import Base
import Diagnostics
import Explanations
import RedSiteGen
import TestSupport
import Testing

@Suite struct JSONSchemaTests {
  private func schema() throws -> DynamicValue {
    let path = ExampleSite.repository + "/docs/diagnostics.schema.json"
    return try JSONParser.parse(Array(runShell("cat '\(path)'").utf8))
  }

  private func failures(_ json: String) throws -> [String] {
    var check = JSONSchemaCheck(schema: try schema())
    check.check(try JSONParser.parse(Array(json.utf8)))
    return check.failures
  }

  private static let place = SourceLocation(
    path: "content/tongzhi/会议.md", line: 3, column: 7, bytes: 30..<40, excerpt: "date: 2026-13-05")

  /// A problem with every member that a diagnostic can have.
  private static let full = Diagnostic(
    .dateOutOfRange, at: place, Message("“月份”\\不对\n\u{1}\u{7F}", "the “month”\t\"13\""),
    help: Message("请改", "mend it"),
    notes: [
      Diagnostic.Note(Message("这里", "here"), at: place),
      Diagnostic.Note(Message("整个文件", "the file"), at: SourceLocation(path: "site.toml")),
      Diagnostic.Note(Message("仅供参考", "a fact")),
    ],
    fix: Diagnostic.Fix(bytes: 35..<37, replacement: ""))

  private static let bare = Diagnostic(
    .missingColumnIndex, at: SourceLocation(path: "content/a"), Message("缺少", "missing"),
    severity: .note)

  private static let warning = Diagnostic(
    .rawHTML, at: place, Message("代码", "code"), severity: .warning)

  @Test(arguments: Language.allCases)
  func reportWithEveryMemberFits(_ language: Language) throws {
    let report = DiagnosticReport([Self.full, Self.bare, Self.warning])
    let json = report.text(.json, in: language)
    #expect(try failures(json) == [])
    for member in [
      "code", "severity", "path", "line", "column", "start", "end", "message", "help", "notes",
      "fix", "replacement",
    ] {
      #expect(json.contains("\"\(member)\":"), "the report lacks \(member)")
    }
  }

  @Test func emptyReportFits() throws {
    #expect(try failures(DiagnosticReport([]).text(.json, in: .english)) == [])
  }

  /// What a build of a real site writes, not only what is made up here.
  @Test func reportOfABuildFits() throws {
    let site = try ExampleSite(language: .chinese)
    let codes: [DiagnosticCode] = [.dateOutOfRange, .duplicateURL, .unknownKey, .rawHTML]
    for explanation in Explanation.all where codes.contains(explanation.code) {
      _ = try site.follow(explanation.example)
      let report = try #require(site.reports.last)
      #expect(!report.diagnostics.isEmpty)
      #expect(try failures(report.text(.json, in: .chinese)) == [])
    }
  }

  /// The check itself sees what is wrong.
  @Test(arguments: [
    #"{"version":2,"errors":0,"warnings":0,"diagnostics":[]}"#,
    #"{"version":1,"errors":-1,"warnings":0,"diagnostics":[]}"#,
    #"{"version":1,"errors":0,"warnings":0}"#,
    #"{"version":1,"errors":0,"warnings":0,"diagnostics":[],"more":1}"#,
    #"{"version":1,"errors":0,"warnings":0,"diagnostics":[{"code":"a","severity":"error"}]}"#,
    #"""
    {"version":1,"errors":1,"warnings":0,"diagnostics":
    [{"code":"a","severity":"fatal","path":"a","message":"m"}]}
    """#,
    #"""
    {"version":1,"errors":1,"warnings":0,"diagnostics":
    [{"code":"A b","severity":"error","path":"a","message":"m"}]}
    """#,
    #"""
    {"version":1,"errors":1,"warnings":0,"diagnostics":
    [{"code":"a","severity":"error","path":"a","line":1,"message":"m"}]}
    """#,
  ])
  func whatDoesNotFitFails(_ json: String) throws {
    #expect(try failures(json) != [])
  }
}
