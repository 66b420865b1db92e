import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// The pieces of home pages and topics.
@Suite struct BlockTests {
  private static let content = """
    -- themes/plain/templates/blocks.html --
    {% for b in blocks %}{{ b.kind }}/{{ b.title }}/{{ b.style }}/{{ b.width }}/{{ b.count }}\
    {% if b.column %}/{{ b.column.url }}{% endif %}:{% for a in b.articles %}[{{ a.title }}]\
    {% endfor %};{% endfor %}
    -- themes/plain/templates/home.html --
    {% set blocks = site.blocks %}{% include "blocks.html" %}\
    专题:{% for t in site.home_topics %}({{ t.title }}){% endfor %}\
    {% for t in site.archived_topics %}<{{ t.title }}>{% endfor %}$
    -- themes/plain/templates/topic.html --
    {% set blocks = topic.blocks %}{% include "blocks.html" %}{{ topic.is_archived }}
    -- content/a/_index.md --
    ---
    title: 甲
    ---
    -- content/a/x/_index.md --
    ---
    title: 甲下
    ---
    -- content/b/_index.md --
    ---
    title: 乙
    ---
    -- content/a/1.md --
    ---
    title: 一
    date: 2026-01-01
    keywords: [读书]
    topics: [t]
    headline: true
    image: p.png
    summary: 一的摘要
    ---
    -- content/a/p.png --
    -- content/a/x/2.md --
    ---
    title: 二
    date: 2026-01-02
    topics: [t]
    image: ../p.png
    ---
    -- content/b/3.md --
    ---
    title: 三
    date: 2026-01-03
    topics: [t]
    keywords: [读书]
    ---
    -- content/b/4.md --
    ---
    title: 四
    date: 2026-01-04
    ---
    -- content/b/late.md --
    ---
    title: 还没发
    date: 2027-01-04
    ---

    """

  private static func site(home: String = "", topic: String = "") throws -> TestSite {
    try TestSite(
      content + """
        -- site.toml --
        [site]
        name = "测试网站"
        base_url = "https://test.example.org/"
        theme = "plain"
        \(home)
        -- content/topics/t/_index.md --
        ---
        title: 专题
        \(topic)
        ---
        """)
  }

  @Test func homeWithoutBlocksHasTheStandardOnes() throws {
    let site = try Self.site()
    #expect(site.build().problems == [])
    let home = try #require(site.page("index.html"))
    #expect(home.contains("headline/头条/summaries/full/1:[一];"))
    // The headline is not shown a second time among the pictures, nor these among the tabs.
    #expect(home.contains("pictures/图片新闻/pictures/half/5:[二];"))
    #expect(home.contains("column/甲/list/half/12//a/:;column/乙/list/half/12//b/:[四][三];"))
    #expect(home.contains("columns//list/full/6:;"))
  }

  @Test func siteTomlSaysWhichBlocks() throws {
    let site = try Self.site(
      home: """
        [[home.blocks]]
        column = "a"
        count = 1
        width = "third"
        [[home.blocks]]
        keyword = "读书"
        title = "读书活动"
        style = "summaries"
        [[home.blocks]]
        articles = ["b/4.md", "a/1.md", "b/late.md"]
        """)
    #expect(site.build().problems == [])
    let home = try #require(site.page("index.html"))
    #expect(
      home.hasPrefix(
        "column/甲/list/third/1//a/:[二];"
          + "keyword/读书活动/summaries/half/6:[三][一];articles/推荐/list/half/3:[四][一];"))
  }

  @Test func topicsBlocksDrawOnItsOwnArticlesUnlessToldOtherwise() throws {
    let site = try Self.site(
      topic: """
        blocks:
          - column: b
          - { column: b, scope: site }
          - column: a
          - kind: headline
        """)
    #expect(site.build().problems == [])
    let page = try #require(site.page("topics/t/index.html"))
    #expect(
      page.contains(
        "column/乙/list/half/6//b/:[三];column/乙/list/half/6//b/:[四];"
          + "column/甲/list/half/6//a/:[二];headline/头条/summaries/full/1:[一];"))
  }

  @Test func topicOpensIsArchivedAndLeavesTheHomePage() throws {
    let site = try Self.site(topic: "opens: 2026-03-01\narchived: 2026-06-30")
    for (day, list, page) in [
      ("2026-02-01", "专题:", false), ("2026-03-01", "专题:(专题)", true),
      ("2026-06-30", "专题:(专题)", true), ("2026-07-01", "专题:<专题>", true),
    ] {
      #expect(site.build { $0.asOf = day }.problems == [], "\(day)")
      #expect(site.page("index.html")?.contains(list + "$") == true, "\(day)")
      #expect((site.page("topics/t/index.html") != nil) == page, "\(day)")
    }
    #expect(site.page("topics/t/index.html")?.contains("True") == true)
  }

  @Test func topicKeptFromTheHomePageIsStillListed() throws {
    let site = try Self.site(topic: "home: false")
    #expect(site.build().problems == [])
    #expect(site.page("index.html")?.contains("专题:$") == true)
    #expect(site.page("topics/index.html")?.contains("[专题]") == true)
  }

  @Test(arguments: [
    ("[[home.blocks]]\ncolumn = \"c\"", DiagnosticCode.unknownColumn, 7),
    ("[[home.blocks]]\narticles = [\"b/5.md\"]", .brokenLink, 7),
    ("[[home.blocks]]\nkind = \"colum\"", .invalidValue, 7),
    ("[[home.blocks]]\nkind = \"column\"", .missingKey, 6),
    ("[[home.blocks]]\ntitle = \"空\"", .missingKey, 6),
    ("[[home.blocks]]\nkind = \"links\"\ntab = true", .invalidValue, 8),
    ("[[home.blocks]]\nkind = \"links\"\nband = \"red\"", .invalidValue, 8),
    ("[[home.blocks]]\nkind = \"latest\"\nstyle = \"tall\"", .invalidValue, 8),
  ])
  func faultyBlockIsReportedAtItsPlace(_ home: String, _ code: DiagnosticCode, _ line: Int) throws {
    let site = try Self.site(home: "\n" + home)
    let found = site.build().report.diagnostics
    #expect(found.map(\.code) == [code])
    #expect(found.first?.location.path == "site.toml")
    #expect(found.first?.location.line == line)
    #expect(site.outputFiles() == [])
  }

  @Test func topicCannotHaveBlocksOfTheWholeSite() throws {
    let site = try Self.site(topic: "blocks: [{ kind: links }]")
    #expect(site.build().report.diagnostics.map(\.code) == [.invalidValue])
  }
}
