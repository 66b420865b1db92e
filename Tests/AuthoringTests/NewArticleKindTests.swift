import Authoring
import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// `redsite new article --kind`.
@Suite struct NewArticleKindTests {
  @Test(arguments: InteractiveForm.allCases)
  func whatIsMadeBuildsAsItIs(_ kind: InteractiveForm) throws {
    let site = try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      [[forms]]
      id = "xinxiang"
      endpoint = "https://tj.example.org/f/xinxiang"
      kind = "letter"
      notice = "hudong/gaozhi.md"
      -- content/hudong/_index.md --
      ---
      title: 互动
      ---
      -- content/hudong/gaozhi.md --
      ---
      title: 告知
      date: 2026-06-01
      ---
      正文。
      -- themes/plain/templates/article.html --
      {% if article.interactive %}{{ article.interactive.content }}{% endif %}
      """)
    let draft = try #require(SiteBuilder(site.options).planned().draft)
    let new = NewContent.article(NewArticle(column: "hudong", title: "甲", kind: .interactive(kind)))
    let (path, result) = new.write(into: draft)
    #expect(result.report.diagnostics == [])
    let file = try #require(path)
    let text = try #require(site.contents(file))
    #expect(text.contains("draft: true"))
    #expect(site.build().problems == [])
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("draft") }
    try site.write(file, lines.joined(separator: "\n") + "\n正文。\n")
    #expect(site.build { $0.asOf = "2026-07-02" }.problems == [])
    // A second one leaves what is there.
    let again = NewContent.article(
      NewArticle(column: "hudong", title: "乙", kind: .interactive(kind)))
    #expect(again.write(into: draft).result.report.diagnostics == [])
  }
}
