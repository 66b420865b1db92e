import Authoring
import Base
import Diagnostics
import Explanations
import RedSiteGen
import TestSupport
import Testing

/// `redsite new editor vscode`.
@Suite struct EditorSettingsTests {
  private static func write(
    into site: TestSite, isUpdate: Bool = false
  ) -> (paths: [String], result: BuildResult) {
    EditorSettings.write(intoSite: site.root, isUpdate: isUpdate)
  }

  /// A file that VS Code reads: JSON, with remarks on lines of their own.
  private static func json(_ path: String, of site: TestSite) throws -> DynamicValue {
    let text = try #require(site.contents(path))
    let lines = text.split(separator: "\n").filter {
      !$0.drop { $0 == " " }.hasPrefix("//")
    }
    return try JSONParser.parse(Array(lines.joined(separator: "\n").utf8))
  }

  private static func member(_ name: String, of value: DynamicValue?) -> DynamicValue? {
    guard case .mapping(let members)? = value else { return nil }
    return members.first { $0.key == name }?.value
  }

  private static func items(_ value: DynamicValue?) -> [DynamicValue] {
    if case .list(let items)? = value { return items }
    return []
  }

  private static func text(_ value: DynamicValue?) -> String? {
    if case .string(let text)? = value { return text }
    return nil
  }

  @Test func settingsNameSchemasThatAreThere() throws {
    let site = try TestSite("")
    #expect(Self.write(into: site).result.report.diagnostics == [])
    let settings = try Self.json(".vscode/settings.json", of: site)
    let rules = Self.items(Self.member("evenBetterToml.rules", of: settings))
    #expect(rules.count == 25)
    for rule in rules {
      let path = Self.text(Self.member("path", of: Self.member("schema", of: rule)))
      #expect(site.contents(try #require(path))?.hasPrefix("{") == true)
    }
    guard case .mapping(let bound)? = Self.member("yaml.schemas", of: settings) else {
      Issue.record("no yaml.schemas")
      return
    }
    #expect(bound.count == 4)
    for (path, _) in bound { #expect(site.contents(path) != nil) }
    for path in [".vscode/extensions.json", ".vscode/tasks.json"] {
      _ = try Self.json(path, of: site)
    }
  }

  @Test func whatIsThereIsKept() throws {
    let site = try TestSite("")
    try site.write(".vscode/tasks.json", "{ \"mine\": 1 }\n")
    let refused = Self.write(into: site)
    #expect(refused.result.problems == [".vscode/tasks.json file-exists 已经有编辑器的设置"])
    #expect(refused.result.exitStatus == 64)
    #expect(site.contents(".vscode/settings.json") == nil)

    try site.write(".vscode/redsite/site.schema.json", "{}\n")
    let updated = Self.write(into: site, isUpdate: true)
    #expect(updated.result.exitStatus == 0)
    #expect(updated.paths.contains(".vscode/settings.json"))
    #expect(!updated.paths.contains(".vscode/tasks.json"))
    #expect(site.contents(".vscode/tasks.json") == "{ \"mine\": 1 }\n")
    #expect(site.contents(".vscode/redsite/site.schema.json")?.contains("base_url") == true)
    #expect(Self.write(into: site, isUpdate: true).paths.allSatisfy { $0.contains("/redsite/") })
  }

  /// What a problem matcher of VS Code makes of one line.
  private struct Match: Equatable {
    var path: String
    var line: Int
    var column: Int
    var severity: String
    var code: String
  }

  private static func matches(_ output: String, by matcher: DynamicValue) throws -> [Match] {
    let pattern = try #require(member("pattern", of: matcher))
    let expression = try Regex(try #require(text(member("regexp", of: pattern))))
    func group(_ name: String, _ match: Regex<AnyRegexOutput>.Match) -> String? {
      guard case .integer(let index)? = member(name, of: pattern) else { return nil }
      return match.output[index].substring.map(String.init)
    }
    return try output.split(separator: "\n").compactMap { line in
      guard let match = try expression.wholeMatch(in: line) else { return nil }
      #expect(group("message", match)?.isEmpty == false)
      return Match(
        path: group("file", match) ?? "", line: group("line", match).flatMap { Int($0) } ?? 0,
        column: group("column", match).flatMap { Int($0) } ?? 0,
        severity: text(member("severity", of: matcher)) ?? "", code: group("code", match) ?? "")
    }
  }

  private static let codes: [DiagnosticCode] = [
    .dateOutOfRange, .duplicateURL, .missingColumnIndex, .rawHTML, .unknownKey, .yamlSyntax,
    .tomlSyntax, .missingMandatory, .brokenLink, .templateSyntax, .noContent,
  ]

  /// Each problem is found once, whatever lines, carets, help and notes stand below it.
  @Test(arguments: Language.allCases)
  func theTaskFindsEachProblemOnce(_ language: Language) throws {
    let settled = try TestSite("")
    _ = Self.write(into: settled)
    let tasks = Self.items(
      Self.member("tasks", of: try Self.json(".vscode/tasks.json", of: settled)))
    let matchers = Self.items(Self.member("problemMatcher", of: tasks.first))
    #expect(matchers.count == 6)
    var shapes: Set<Bool> = []
    for code in Self.codes {
      let site = try ExampleSite(language: language)
      let explanation = try #require(Explanation.all.first { $0.code == code })
      let report = try site.follow(explanation.example)
      #expect(!report.diagnostics.isEmpty)
      let output = report.text(.text, in: language, all: true)
      let found = try matchers.flatMap { try Self.matches(output, by: $0) }
      let expected = report.diagnostics.map {
        shapes.insert($0.location.line > 0)
        return Match(
          path: $0.location.path, line: $0.location.line, column: $0.location.column,
          severity: $0.severity == .note ? "info" : $0.severity.rawValue, code: $0.code.name)
      }
      #expect(found.count == expected.count && expected.allSatisfy(found.contains), "\(output)")
    }
    #expect(shapes == [true, false])
  }

  /// A snippet as the editor writes it where nobody changes anything.
  private static func expand(_ name: String, of snippets: DynamicValue) -> String {
    let lines = items(member("body", of: member(name, of: snippets))).compactMap { text($0) }
    return lines.joined(separator: "\n")
      .replacing("${CURRENT_YEAR}", with: "2026").replacing("${CURRENT_MONTH}", with: "06")
      .replacing("${CURRENT_DATE}", with: "05").replacing("${CURRENT_HOUR}", with: "09")
      .replacing("${CURRENT_MINUTE}", with: "30").replacing("$0", with: "正文")
      .replacing(/\$\{\d+\|([^,|]*)[^}]*\|\}/) { String($0.output.1) }
      .replacing(/\$\{\d+:([^}]*)\}/) { String($0.output.1) }
  }

  @Test func snippetsAreSiteFiles() throws {
    let site = try TestSite(
      """
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      -- content/a/fujian.pdf --
      %PDF
      -- content/a/tupian.jpg --
      """)
    _ = Self.write(into: site)
    let snippets = try Self.json(".vscode/markdown.code-snippets", of: site)
    let article = Self.expand("文章", of: snippets)
    let document = Self.expand("公文", of: snippets)
    let attachment = Self.expand("附件", of: snippets).replacing("\n正文", with: "")
    #expect(article.hasPrefix("---\ntitle: 标题\ndate: 2026-06-05 09:30\n"))
    #expect(document.contains("number: 某党〔2026〕1号\n"))
    try site.write("content/a/wen.md", article)
    try site.write(
      "content/a/gong.md",
      document.replacing("\n---\n\n", with: "\n\(attachment)\n---\n\n")
        + "\n\n" + Self.expand("表格", of: snippets) + "\n\n" + Self.expand("图片", of: snippets))
    #expect(site.build().problems == [])
    let page = try #require(site.page("a/gong.html"))
    #expect(page.contains("<table class=\"table-cards\">") && page.contains("<picture>"))
    #expect(site.page("a/fujian.pdf") != nil)
  }
}
