import ChineseMarkdown
import RedSiteGen
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.serialized) struct HostileMarkdownTests {
  /// Small files that take stock cmark-gfm 0.29.0.gfm.6 seconds, gigabytes or its life.
  static let known: [(name: String, markdown: String, limit: MarkdownLimit?)] = [
    ("smart quotes", String(repeating: "\"'", count: 100_000), nil),
    ("comments", "a" + String(repeating: "<!--", count: 50_000), .declarations),
    ("instructions", "a" + String(repeating: "<?", count: 100_000), .declarations),
    ("declarations", "a" + String(repeating: "<!A ", count: 50_000), .declarations),
    ("CDATA", "a" + String(repeating: "<![CDATA[", count: 22_000), .brackets),
    ("images", String(repeating: "![[]()", count: 33_000), .brackets),
    ("targets without an end", String(repeating: "[a](", count: 50_000), .brackets),
    (
      "nested lists",
      (0..<447).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined()
        + String(repeating: "\n", count: 200_000) + "b", .indentation
    ),
    ("markers", String(repeating: "- ", count: 447) + "a\n", .markersOfLine),
    ("quotes", String(repeating: ">", count: 100_000) + "a", .markersOfLine),
    ("underscores", String(repeating: "_", count: 200_000) + "a", nil),
    (
      "table, completed cells",
      String(repeating: "|a", count: 4000) + "|\n" + String(repeating: "|-", count: 4000) + "|\n"
        + String(repeating: "a\n", count: 2000), .tableColumns
    ),
    (
      "table, narrow and long",
      String(repeating: "|a", count: 100) + "|\n" + String(repeating: "|-", count: 100) + "|\n"
        + String(repeating: "a\n", count: 5000), .tableCells
    ),
    ("table heads", String(repeating: "|-|\n", count: 50_000), .tableRereading),
    (
      "references",
      "[a]: /" + String(repeating: "u", count: 20_000) + "\n\n"
        + String(repeating: "[a]\n\n", count: 6000), .referenceExpansion
    ),
    (
      "reference titles",
      "[a]: /u '" + String(repeating: "t t", count: 7000) + "'\n\n"
        + String(repeating: "[a]\n\n", count: 6000), .referenceExpansion
    ),
    ("addresses", String(repeating: "a@b.cc ", count: 60_000), .autolinkRereading),
    ("www", String(repeating: "_www.a_b.c", count: 60_000), .autolinkRereading),
    (
      "URLs between tags", String(repeating: "'</a>'http://a", count: 40_000), .autolinkRereading
    ),
    ("brackets", String(repeating: "[", count: 100_000), .brackets),
    ("emphasis", String(repeating: "*a ", count: 100_000), nil),
    ("nested emphasis", String(repeating: "*a_ ", count: 50_000), nil),
    (
      "deep emphasis",
      String(repeating: "**a*", count: 200) + String(repeating: "*a**", count: 200),
      nil
    ),
    ("backticks", (1..<900).map { "e" + String(repeating: "`", count: $0) }.joined(), nil),
    (
      "tags far from the start of their paragraph",
      String(repeating: "a\\", count: 60_000) + String(repeating: "#</a>", count: 20_000), nil
    ),
    ("entities", String(repeating: "&", count: 200_000), nil),
    ("backslashes", String(repeating: "\\", count: 200_000) + "*", nil),
    ("footnotes", String(repeating: "[^a]: ", count: 600) + "\n\n[^a]", nil),
  ]

  private static let deep = String(repeating: "> ", count: 100) + "a\n"

  /// Text in fenced code opens nothing, wherever it is surely in one.
  @Test(arguments: [
    "```\n\(deep)```\n", "~~~~ 例子\n\(deep)~~~\n\(deep)~~~~\n", "```\r\n\(deep)```\r\n",
    "- 一\n\n```\n\(deep)", "<a id=\"b\"></a>\n\n```\n\(deep)```\n",
    "```\n<!--\n```\n\n```\n\(deep)```\n",
  ])
  func textOfFencedCodeIsNotCounted(_ markdown: String) {
    let rendering = Rendering(markdown)
    let isRefused = rendering.problems.contains { if case .limit = $0.kind { true } else { false } }
    #expect(!isRefused)
    #expect(rendering.html.contains("&gt; &gt; &gt;") && !rendering.html.contains("<blockquote>"))
  }

  /// What only looks like the text of a fence to us is counted.
  @Test(arguments: [
    "```\n```\n\(deep)", "``` a`b\n\(deep)", "<!--\n```\n-->\n\(deep)", "   ```\n\(deep)",
    "- ```\n\(deep)", " <pre>\n```\n</pre>\n\(deep)", "``\n\(deep)", "````\n```\n`````\n\(deep)",
    "~~~\n~~~ \t\n\(deep)",
    "<div>\n```\n\n\(deep)", "<!--\n\n```\n-->\n\(deep)",
  ])
  func whatMayNotBeFencedCodeIsCounted(_ markdown: String) {
    guard case .limit(.markersOfLine, _, _)? = Rendering(markdown).problems.first?.kind else {
      Issue.record("was not refused")
      return
    }
  }

  @Test(arguments: known.indices)
  func isRefusedOrCheap(_ index: Int) {
    let (name, markdown, limit) = Self.known[index]
    let start = ContinuousClock.now
    // Wide of the figure, as other tests share the machine: what is not cheap takes minutes.
    let rendering = Rendering(markdown)
    let time = ContinuousClock.now - start
    #expect(time < .seconds(30), "\(name) took \(time)")
    if let limit {
      guard case .limit(limit, let found, let allowed)? = rendering.problems.first?.kind else {
        Issue.record("\(name) was not refused for \(limit)")
        return
      }
      #expect(found > allowed)
      #expect(!rendering.isComplete && rendering.html.isEmpty)
      #expect(rendering.problems.count == 1)
    }
  }

  @Test func refusesADeepTreeWithItsLine() {
    let nested = (0..<120).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined()
    let rendering = Rendering("前言\n\n" + nested)
    #expect(!rendering.isComplete && rendering.html.isEmpty)
    #expect(
      rendering.problems.map(\.kind) == [.limit(.depth, found: 101, allowed: 100)])
  }

  @Test func showsTheLineOfALimit() throws {
    let wide = String(repeating: "|a", count: 200) + "|\n"
    let markdown = "前言\n\n" + wide + String(repeating: "|-", count: 200) + "|\n"
    let problem = try #require(Rendering(markdown).problems.first)
    #expect(Rendering.excerpt(markdown, problem).hasPrefix("|-|-"))
  }

  /// Long documents of ordinary parts.
  static let ordinary: [String: String] = [
    "table of 3,000 rows": "| 单位 | 党员数 | 支部数 | 备注 |\n|:--|--:|--:|:-:|\n"
      + String(repeating: "| 机关党委 | 3 | 4 | |\n", count: 3000),
    "400 references": (0..<400).map { "参见[第\($0)条][r\($0)]。" }.joined(separator: "\n\n")
      + "\n\n"
      + (0..<400).map { "[r\($0)]: https://example.org/tiaoli/\($0).html" }
      .joined(separator: "\n"),
    "5,000 paragraphs": String(
      repeating: "普通的一段话，有[链接](/a/b.html)和**重点**。\n\n", count: 5000),
    "300 addresses": (0..<300).map { "联系人\($0)：a\($0)@example.org" }.joined(separator: "\n"),
    "2,000 URLs": (0..<2000).map { "https://example.org/link/exchange/\($0).html" }
      .joined(separator: "\n"),
    "code with pipes": "    " + String(repeating: "|", count: 300) + "\n",
    "lists": String(repeating: "- 一\n  - 二\n    - 三\n      - 四\n", count: 2000),
  ]

  @Test(arguments: ordinary.keys.sorted())
  func acceptsWhatPeopleWrite(_ name: String) throws {
    let rendering = Rendering(try #require(Self.ordinary[name]))
    #expect(rendering.isComplete && rendering.problems.isEmpty)
  }
}
