import ChineseMarkdown
import Testing

/// `::: right` and `::: center`.
@Suite struct FencedBlockTests {
  @Test(arguments: [
    (
      "甲\n::: right\n机关党委\n2026年7月1日\n:::\n乙",
      "<p>甲</p>\n<div class=\"align-right\">\n<p>机关党委<br />\n2026年7月1日</p>\n</div>\n<p>乙</p>\n"
    ),
    ("::: center\n# 题\n\n- 甲\n:::", "</ul>\n</div>\n"),
    (":::right\n甲\n:::", "<div class=\"align-right\">\n<p>甲</p>\n</div>\n"),
    ("::::  center  \n甲\n:::::", "<div class=\"align-center\">\n<p>甲</p>\n</div>\n"),
    ("::: right\r\n甲\r\n:::\r\n", "<div class=\"align-right\">\n<p>甲</p>\n</div>\n"),
    (
      "- 甲\n  ::: center\n  乙\n  :::\n- 丙",
      "<li>甲\n<div class=\"align-center\">\n乙\n</div>\n</li>\n<li>丙</li>"
    ),
    (
      "> ::: right\n> 甲\n> :::\n\n乙",
      "<blockquote>\n<div class=\"align-right\">\n<p>甲</p>\n</div>\n</blockquote>\n"
    ),
    ("| 甲 |\n|---|\n| 乙 |\n::: right\n丙\n:::", "</table>\n</div>\n<div class=\"align-right\">\n"),
    ("::: right\n**“甲”**乙，见www.a.cn。\n:::", "<p><strong>“甲”</strong>乙，见<a href="),
    ("::: right\n甲\n乙\n:::\n\n丙\n丁", "<p>甲<br />\n乙</p>\n</div>\n<p>丙丁</p>\n"),
  ])
  func blocksStandAsTheirNamesSay(_ markdown: String, _ html: String) {
    let rendering = Rendering(markdown)
    #expect(rendering.html.contains(html), "\(rendering.html)")
    #expect(rendering.problems.isEmpty)
    #expect(!rendering.html.contains(":::"))
  }

  /// Code, raw HTML and words beside colons are no fences, and nothing of the marks is left.
  @Test(arguments: [
    ("```\n::: right\n:::\n```", "<pre><code>::: right\n:::\n</code></pre>\n"),
    ("    ::: right\n", "<pre><code>::: right\n</code></pre>\n"),
    ("甲 ::: right", "<p>甲 ::: right</p>\n"), ("::: 省略 :::", "<p>::: 省略 :::</p>\n"),
    ("`\n::: right\n`", "<p>`</p>\n<p>::: right</p>\n<p>`</p>\n"),
    (":: right", "<p>:: right</p>\n"), ("- ::: right", "<ul>\n<li>::: right</li>\n</ul>\n"),
    ("甲\n      ::: right", "<p>甲\n::: right</p>\n"),
  ])
  func otherColonsAreText(_ markdown: String, _ html: String) {
    #expect(site(markdown) == html)
  }

  @Test(arguments: [
    ("::: rihgt\n甲\n:::", FenceFault.unknownName("rihgt", nearest: "right"), 1),
    ("甲\n\n::: tip\n乙\n:::", .unknownName("tip", nearest: nil), 3),
    ("甲\n::: right\n乙", .unclosed("right"), 2),
    ("甲\n:::\n乙", .closesNothing, 2),
    // What begins in a list must end there.
    ("- ::\n  ::: right\n  甲\n\n乙", .unclosed("right"), 2),
  ])
  func faultsAreToldWithTheirLine(_ markdown: String, _ fault: FenceFault, _ line: Int) throws {
    let rendering = Rendering(markdown)
    #expect(rendering.problems.map(\.kind) == [.fence(fault)])
    let range = try #require(rendering.problems.first?.range)
    #expect(markdown.utf8.prefix(range.lowerBound).count { $0 == 10 } == line - 1)
    #expect(rendering.html.contains("<p>:::"), "\(rendering.html)")
  }

  @Test func blocksDoNotNest() {
    let rendering = Rendering("::: right\n甲\n::: center\n乙\n:::\n丙\n:::")
    #expect(rendering.problems.map(\.kind) == [.fence(.unclosed("right")), .fence(.closesNothing)])
    #expect(rendering.html.contains("<div class=\"align-center\">\n<p>乙</p>\n</div>\n"))
  }

  @Test func plainGFMKnowsNoBlocks() {
    #expect(gfm("::: right\n甲\n:::") == "<p>::: right\n甲\n:::</p>\n")
  }

  @Test func manyFencesTakeLinearTime() {
    let lines = String(repeating: "::: right\n", count: 20_000)
    let clock = ContinuousClock()
    let time = clock.measure { _ = Rendering(lines + "甲\n:::\n").html }
    #expect(time < .seconds(10))
  }
}
