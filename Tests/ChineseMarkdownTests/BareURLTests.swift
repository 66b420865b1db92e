import RedSiteGen
import TestSupport
import Testing

@Suite struct BareURLTests {
  private func link(_ url: String, _ text: String? = nil) -> String {
    "<a href=\"\(url)\" class=\"external\" rel=\"noopener noreferrer\">\(text ?? url)</a>"
  }

  @Test func endsWhereChineseBegins() {
    #expect(site("见https://a.cn/x，谢谢") == "<p>见\(link("https://a.cn/x"))，谢谢</p>\n")
    #expect(site("（https://a.cn）") == "<p>（\(link("https://a.cn"))）</p>\n")
    #expect(site("请访问https://a.cn查看") == "<p>请访问\(link("https://a.cn"))查看</p>\n")
    #expect(
      site("https://a.cn，**重点**内容")
        == "<p>\(link("https://a.cn"))，<strong>重点</strong>内容</p>\n")
  }

  @Test(arguments: [
    ("**https://a.cn**，后", "<strong>URL</strong>，后"),
    ("**https://a.cn**后", "<strong>URL</strong>后"),
    ("**见https://a.cn**后", "<strong>见URL</strong>后"),
    ("https://a.cn**重点**后", "URL<strong>重点</strong>后"),
    ("~~https://a.cn~~后", "<del>URL</del>后"),
    ("[见https://a.cn。](/x)", "<a href=\"/x\">见https://a.cn。</a>"),
    ("`见https://a.cn。` 见https://a.cn。", "<code>见https://a.cn。</code> 见URL。"),
    ("`见www.a.cn。`", "<code>见www.a.cn。</code>"),
    (
      "![见https://a.cn。](b.png) x",
      "<img src=\"b.png\" alt=\"见https://a.cn。\" decoding=\"async\" /> x"
    ),
  ])
  func keepsTheMarkupAround(_ markdown: String, _ expected: String) {
    let expected = expected.replacing("URL", with: link("https://a.cn"))
    #expect(site(markdown) == "<p>\(expected)</p>\n")
  }

  @Test func headingsHoldNoMarks() {
    let rendering = Rendering("## 见www.a.cn，或https://b.cn。")
    #expect(rendering.headings.map(\.text) == ["见www.a.cn，或https://b.cn。"])
    #expect(rendering.headings.map(\.id) == ["见wwwacn或httpsbcn"])
  }

  @Test func wwwNeedsNoSpaceAfterChinese() {
    let www = link("http://www.12371.cn", "www.12371.cn")
    #expect(site("详见www.12371.cn，谢谢") == "<p>详见\(www)，谢谢</p>\n")
    #expect(site("“www.12371.cn”") == "<p>“\(www)”</p>\n")
    #expect(site("xwww.12371.cn") == "<p>xwww.12371.cn</p>\n")
  }

  @Test func emailsStandInChineseText() {
    #expect(
      site("邮箱a.b@c.cn，谢谢") == "<p>邮箱<a href=\"mailto:a.b@c.cn\">a.b@c.cn</a>，谢谢</p>\n")
  }

  @Test(arguments: [
    "[学](https://a.cn/学习)", "[学]( https://a.cn/学习 )", "<https://a.cn/学习>", "[学][b]",
  ])
  func destinationsMayBeChinese(_ markdown: String) {
    let html = site("见\(markdown)。\n\n[b]: https://a.cn/学习")
    #expect(html.contains("<a href=\"https://a.cn/%E5%AD%A6%E4%B9%A0\""))
    #expect(html.hasSuffix("</a>。</p>\n"))
  }

  @Test(arguments: [
    "https://a.cn/x?y=z&w=1 b", "(www.a.cn/b_(c))", "see http://a.cn, b", "www.a.cn/é/b x",
    "a@b.cn. ftp://c.cn/", "`https://a.cn`",
  ])
  func latinIsAsInGFM(_ markdown: String) {
    let html = site(markdown).replacing(
      " class=\"external\" rel=\"noopener noreferrer\"", with: "")
    let reference = gfm(markdown).replacing(
      "<a href=\"ftp://c.cn/\">ftp://c.cn/</a>", with: "ftp://c.cn/")
    #expect(html == reference)
  }
}
