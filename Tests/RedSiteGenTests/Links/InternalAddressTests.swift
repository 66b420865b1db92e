import Diagnostics
import RedSiteGen
import TestSupport
import Testing

@Suite struct InternalAddressTests {
  private static let news = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---
    -- content/news/b.md --
    ---
    title: 乙
    date: 2026-01-01
    ---
    ## 第一节
    -- themes/plain/templates/column.html --
    {% for a in pagination.articles %}{{ a.title }}={{ a.url }} {{ a.permalink }} \
    {{ a.is_external }};{% endfor %}
    -- themes/plain/templates/links.html --
    {% for g in site.link_groups %}{% for l in g.links %}{{ l.name }}={{ l.url }};{% endfor %}\
    {% endfor %}

    """

  private func entry(_ name: String, _ link: String, more: String = "") -> String {
    "-- content/news/\(name).md --\n---\ntitle: \(name)\ndate: 2026-02-01\nlink: \(link)\n\(more)---\n"
  }

  @Test func linkMayBeAnArticleAColumnAFileOrAURL() throws {
    let site = try TestSite(
      Self.news + "-- content/news/f.pdf --\n%PDF-1.4\n" + entry("e1", "b.md#第一节")
        + entry("e2", "/news/_index.md") + entry("e3", "f.pdf") + entry("e4", "/news/b.html?a=1")
        + entry("e5", "https://www.example.org/x") + entry("e6", "e1.md")
        + entry("e7", "e6.md", more: "aliases: [/old.html]\n"))
    #expect(site.build().problems == [])
    let page = site.page("news/index.html") ?? ""
    let own = "https://test.example.org"
    let section = "/news/b.html#%E7%AC%AC%E4%B8%80%E8%8A%82"
    for line in [
      "e1=\(section) \(own)\(section) False;", "e2=/news/ \(own)/news/ False;",
      "e3=/news/f.pdf \(own)/news/f.pdf False;",
      "e4=/news/b.html?a=1 \(own)/news/b.html?a=1 False;",
      "e5=https://www.example.org/x https://www.example.org/x True;",
      "e6=\(section) \(own)\(section) False;",
    ] {
      #expect(page.contains(line), "\(line)")
    }
    #expect(site.page("news/e1.html") == nil)
    #expect(site.page("old.html")?.contains(section) == true)
  }

  @Test func whatLeadsNowhereIsRefused() throws {
    let site = try TestSite(
      Self.news + entry("e1", "bb.md") + entry("e2", "draft.md") + entry("e3", "e4.md")
        + entry("e4", "e3.md") + entry("e5", "javascript:alert(1)")
        + entry("e6", "//a.example.org/")
        + entry("e7", "www.example.org") + entry("e8", "https：//www.example.org/")
        + entry("e9", "'#第一节'") + """
          -- content/news/draft.md --
          ---
          title: 草稿
          date: 2026-01-01
          draft: true
          ---

          """)
    #expect(
      site.build().problems == [
        "content/news/e1.md:4:7 broken-link 链接“bb.md”找不到对应的文件",
        "content/news/e2.md:4:7 link-to-hidden-article 链接指向的文章“draft.md”不在网站上：它是草稿",
        "content/news/e3.md:4:7 broken-link 沿着“e4.md”一篇篇的 link 走下去，又回到走过的文章",
        "content/news/e4.md:4:7 broken-link 沿着“e3.md”一篇篇的 link 走下去，又回到走过的文章",
        "content/news/e5.md:4:7 unsafe-link “link”要写完整的网址，或本站的文章路径",
        "content/news/e6.md:4:7 unsafe-link “link”要写完整的网址，或本站的文章路径",
        "content/news/e7.md:4:7 unsafe-link “link”要写完整的网址，或本站的文章路径",
        "content/news/e8.md:4:7 unsafe-link “link”要写完整的网址，或本站的文章路径",
        "content/news/e9.md:4:7 unsafe-link “link”要写完整的网址，或本站的文章路径",
      ])
    #expect(site.outputFiles() == [])
  }

  @Test func friendLinksResolveOrAreRefused() throws {
    let site = try TestSite(
      Self.news + """
        -- content/tupian/logo.png --
        图
        -- content/_index.md --
        ---
        title: 首页
        ---
        -- data/links.toml --
        [[groups]]
        name = "友情链接"
        [[groups.links]]
        name = "外部"
        url = "https://www.example.org/"
        order = 3
        [[groups.links]]
        name = "栏目"
        url = "/news/_index.md"
        logo = "tupian/logo.png"
        order = 2
        [[groups.links]]
        name = "文章"
        url = "news/b.md#第一节"
        order = 1

        """)
    #expect(site.build().problems == [])
    #expect(
      site.page("links/index.html") == "文章=/news/b.html#%E7%AC%AC%E4%B8%80%E8%8A%82;"
        + "栏目=/news/;外部=https://www.example.org/;")
    try site.write(
      "data/links.toml",
      """
      [[groups]]
      name = "友情链接"
      [[groups.links]]
      name = "甲"
      url = "/news/bb.md"
      logo = "tupian/Logo.png"
      [[groups.links]]
      name = "乙"
      url = "data:text/html,x"
      [[groups.links]]
      name = "丙"
      url = "/news/b.md#第二节"
      """)
    #expect(
      site.build().problems == [
        "data/links.toml:5:7 broken-link 链接“/news/bb.md”找不到对应的文件",
        "data/links.toml:6:8 link-differs-in-case “tupian/Logo.png”的大小写和实际的文件不一致",
        "data/links.toml:9:7 unsafe-link “url”要写完整的网址，或本站的文章路径",
        "data/links.toml:12:7 missing-heading “/news/b.md”没有“#第二节”这个标题",
      ])
  }

  @Test func picturesOfColumnsAndTopicsMustExist() throws {
    let site = try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      image: a.jpg
      ---
      -- content/topics/_index.md --
      ---
      title: 专题
      image: b.jpg
      ---
      -- content/topics/shu/_index.md --
      ---
      title: 读书
      image: c.jpg
      ---
      """)
    #expect(
      site.build().problems == [
        "content/news/_index.md:3:8 missing-image 找不到图片“a.jpg”",
        "content/topics/_index.md:3:8 missing-image 找不到图片“b.jpg”",
        "content/topics/shu/_index.md:3:8 missing-image 找不到图片“c.jpg”",
      ])
  }

  @Test func filesOfUnpublishedArticlesAreRefused() throws {
    let site = try TestSite(
      Self.news + """
        -- content/news/later/index.md --
        ---
        title: 预告
        date: 2026-12-01
        image: tu.jpg
        ---
        -- content/news/later/tu.jpg --
        图
        -- content/news/a.md --
        ---
        title: 甲
        date: 2026-01-01
        image: later/tu.jpg
        ---
        ![图](later/tu.jpg)
        """)
    #expect(
      site.build().problems == [
        "content/news/a.md:4:8 link-to-hidden-article 文件“later/tu.jpg”不在网站上：它属于一篇没有发布的文章",
        "content/news/a.md:6:6 link-to-hidden-article 文件“later/tu.jpg”不在网站上：它属于一篇没有发布的文章",
      ])
    #expect(site.build { $0.asOf = "2026-12-02" }.problems == [])
  }

  @Test func refusedFilesAreNotMissingToo() throws {
    let site = try TestSite(
      Self.news + """
        -- content/news/a.md --
        ---
        title: 甲
        date: 2026-01-01
        attachments: [f.pdf]
        ---
        [附件](f.pdf)
        """)
    try site.write("content/news/f.pdf", bytes: Array("只是文字\n".utf8))
    #expect(site.build().report.diagnostics.map(\.location.path) == ["content/news/f.pdf"])
  }
}
