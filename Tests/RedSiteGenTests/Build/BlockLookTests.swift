import RedSiteGen
import TestSupport
import Testing

/// How blocks look, and that none repeats what another one shows.
@Suite struct BlockLookTests {
  private static let theme = """
    -- themes/plain/templates/home.html --
    {% for b in site.blocks %}{{ b.kind }} {{ b.look }} {{ b.band or "-" }} {{ b.is_tab }}\
     {{ b.more_url or "-" }}:{% for a in b.articles %}{{ a.title }}{% endfor %}\
    {% for p in b.parts %}({{ p.title }} {{ p.look }} {{ p.more_url }}\
     {% for a in p.articles %}{{ a.title }}{% endfor %}\
    {% if p.subsite %} {{ p.subsite.name }}{% endif %}){% endfor %}
    {% endfor %}
    """

  /// A site of columns `a`, `b`, `c`, of which each article is called by a letter and a number, and
  /// a subsite `z`.
  private static func home(
    _ blocks: String, columns: [String: String] = [:]
  ) throws -> [Substring] {
    let site = try TestSite(
      """
      \(theme)
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      \(blocks)
      """)
    for (place, name) in ["a", "b", "c", "z"].enumerated() {
      let more = name == "z" ? "subsite: {}" : ""
      try site.write(
        "content/\(name)/_index.md",
        "---\ntitle: 栏\(name)\nweight: \(place)\n\(more)\(columns[name] ?? "")\n---\n")
      for number in 1...4 {
        try site.write(
          "content/\(name)/\(number).md",
          """
          ---
          title: \(name)\(number)
          date: 2026-0\(number)-0\(place + 1)
          keywords: [词\(number)]
          \(number == 2 ? "image: p.png" : "")
          ---

          """)
      }
      try site.write("content/\(name)/p.png", "")
    }
    #expect(site.build().problems == [])
    return try #require(site.page("index.html")).split(separator: "\n")
  }

  @Test func looksFollowEachOtherWhereNobodyChooses() throws {
    let home = try Self.home(
      """
      [[home.blocks]]
      kind = "latest"
      count = 1
      [[home.blocks]]
      column = "a"
      [[home.blocks]]
      column = "b"
      [[home.blocks]]
      column = "c"
      [[home.blocks]]
      keyword = "词1"
      style = "summaries"
      unique = false
      [[home.blocks]]
      kind = "topics"
      [[home.blocks]]
      kind = "pictures"
      band = "none"
      """, columns: ["b": "kind: documents"])
    #expect(
      home.map { $0.split(separator: ":")[0] } == [
        "latest lead - False /archive/", "column list - False /a/",
        "column documents - False /b/", "column lead - False /c/",
        "keyword lead - False /keywords/%E8%AF%8D1/", "topics list tint False -",
        "pictures pictures - False -",
      ])
  }

  @Test func noArticleStandsTwice() throws {
    let blocks = """
      [[home.blocks]]
      kind = "latest"
      count = 3
      [[home.blocks]]
      kind = "pictures"
      count = 1
      [[home.blocks]]
      column = "a"
      count = 2
      tab = true
      [[home.blocks]]
      kind = "columns"
      count = 2
      [[home.blocks]]
      kind = "subsites"
      count = 9
      """
    let home = try Self.home(blocks)
    #expect(
      home == [
        "latest lead - False /archive/:z4c4b4", "pictures pictures gallery False -:z2",
        "column list - True /a/:a4a3",
        "columns list - False -:(栏b lead /b/ b3b2)(栏c list /c/ c3c2)",
        "subsites list - False -:(栏z list /z/ z3z1 栏z)",
      ])
    // What is allowed to repeat does, and an editor's choice stands wherever it is.
    let free = try Self.home(
      blocks.replacing("kind = \"pictures\"", with: "kind = \"pictures\"\nunique = false")
        + "\n[[home.blocks]]\narticles = [\"a/4.md\"]\n")
    #expect(free[1] == "pictures pictures gallery False -:z2")
    #expect(free.last == "articles list - False -:a4")
  }

  @Test func headlineIsTakenFirstWhereverItStands() throws {
    let home = try Self.home(
      """
      [[home.blocks]]
      kind = "latest"
      count = 2
      [[home.blocks]]
      kind = "headline"
      """)
    #expect(home == ["latest lead - False /archive/:c4b4", "headline lead - False -:z4"])
  }

  @Test func homeOfItsOwnBeginsWithTabsOfTheFirstColumns() throws {
    let home = try Self.home("", columns: ["a": "kind: pictures"])
    #expect(
      home == [
        "headline lead - False -:z4", "pictures pictures gallery False -:z2c2b2a2",
        "column list - True /b/:b4b3b1", "column list - True /c/:c4c3c1",
        "introduction list - False -:", "topics list tint False -:",
        "subsites list - False -:(栏z list /z/ z3z1 栏z)",
        "columns list - False -:(栏a pictures /a/ a4a3a1)", "links list - False -:",
      ])
  }

  @Test func topicKnowsWhatNoBlockShows() throws {
    let site = try TestSite(
      """
      -- themes/plain/templates/topic.html --
      {% if pagination.number == 1 %}{% for a in topic.remaining %}{{ a.title }}{% endfor %}{% endif %}\
       {{ topic.hue }} {{ topic.image_has_title }}
      -- content/topics/t/_index.md --
      ---
      title: 专题
      image_has_title: true
      page_size: 3
      blocks:
        - { column: a, count: 2 }
      ---
      -- content/topics/u/_index.md --
      ---
      title: 又一个
      ---
      -- content/a/_index.md --
      ---
      title: 甲
      ---
      """)
    for number in 1...7 {
      try site.write(
        "content/a/\(number).md",
        "---\ntitle: 文\(number)\ndate: 2026-01-0\(number)\ntopics: [t, u]\n---\n")
    }
    #expect(site.build().problems == [])
    // The first page lists four articles, of which the block shows the newest two.
    #expect(site.page("topics/t/index.html")?.hasPrefix("文5文4 ") == true)
    #expect(site.page("topics/t/index.html")?.hasSuffix(" True") == true)
    #expect(site.page("topics/t/page-1.html")?.hasPrefix(" ") == true)
    #expect(site.page("topics/u/index.html")?.hasPrefix("文7文6文5文4文3文2文1 ") == true)
  }
}
