import RedSiteGen
import TestSupport
import Testing

@Suite struct OutlineTests {
  @Test func templatesSeeHeadingsAndLength() throws {
    let site = try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/a.md --
      ---
      title: 标题
      date: 2026-01-01
      ---
      开头，共 3 句 GDP。

      ## 一、总体要求

      ### （一）目标 *A*

      ## 一、总体要求
      -- templates/article.html --
      {% for h in article.headings %}{{ h.level }}:{{ h.id }}:{{ h.title }} {% endfor %}|
      {{ article.word_count }} {{ article.reading_minutes }}
      {{ article.content }}
      """)
    #expect(site.build().problems == [])
    let page = try #require(site.page("news/a.html"))
    #expect(
      page.hasPrefix(
        "2:一总体要求:一、总体要求 3:一目标-a:（一）目标 A 2:一总体要求-2:一、总体要求 |\n20 1\n"))
    #expect(page.contains("<h2 id=\"一总体要求-2\">"))
  }
}
