import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// What the rules for such sites ask for.
@Suite struct ProfileTests {
  private static let complete = """
    description = "说明"
    keywords = ["党建"]
    [owner]
    sponsor = "机关党委"
    phone = "010-00000000"
    icp = "示例ICP备00000000号"
    police = { number = "示例公网安备00000000000000号" }
    badge = { url = "https://bszs.conac.cn/" }
    """

  private static func site(
    _ lines: String, column: String = "description: 说明\nkeywords: 通知\ntype: 通知公告"
  ) throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      \(lines)
      -- themes/plain/templates/base.html --
      {{ page.column_name }}|{{ page.column_description }}|{{ page.column_keywords | join(",") }}|\
      {{ page.column_type }}|{{ page.error_report_url }}|{% block main %}{% endblock %}{% include "promised.html" %}
      -- themes/plain/templates/promised.html --
      <meta name="SiteName" content="{{ site.name }}"><meta name="SiteDomain" content="test">
      <meta name="ColumnName" content="{{ page.column_name }}">
      <meta name="ColumnType" content="{{ page.column_type }}">
      <meta name="ColumnDescription" content="{{ page.column_description }}">
      <meta name="ColumnKeywords" content="{{ page.column_keywords | join(",") }}">
      <meta name="SiteIDCode" content="{{ site.owner.site_id_code }}">
      {% if article is defined %}<meta name="ArticleTitle" content="{{ article.title }}">
      <meta name="PubDate" content="{{ article.date }}">
      <meta name="ContentSource" content="{{ article.source }}">{% endif %}
      {{ site.owner.sponsor }} {{ site.owner.phone }} {{ site.owner.icp }}
      {{ site.owner.police_number }} {{ site.owner.badge_url }}
      -- themes/plain/templates/article.html --
      {% extends "base.html" %}{% block main %}{{ article.source }}{{ page.json_ld }}{% endblock %}
      -- data/units.toml --
      [[units]]
      id = "tushuguan"
      name = "图书馆"
      -- content/a/_index.md --
      ---
      title: 甲
      \(column)
      ---
      -- content/a/x/_index.md --
      ---
      title: 甲下
      description: 下级
      keywords: 下级
      ---
      -- content/a/x/1.md --
      ---
      title: 一</script>
      date: 2026-06-01 09:30
      ---
      -- content/a/x/2.md --
      ---
      title: 二
      date: 2026-06-02
      unit: tushuguan
      ---
      -- content/topics/t/_index.md --
      ---
      title: 专题
      description: 专题说明
      keywords: 专题
      ---
      """)
  }

  private static func problems(_ site: TestSite) -> [Diagnostic] {
    site.build { $0.profile = nil }.report.diagnostics
  }

  /// An address that there is not yet may stand there empty, as the other items of `[owner]`.
  @Test func emptyAddressesAreNone() throws {
    let site = try Self.site(
      """
      [owner]
      error_report = ""
      badge = { url = "" }
      """)
    #expect(site.build().report.diagnostics == [])
  }

  @Test func completeSiteLacksNothing() throws {
    #expect(Self.problems(try Self.site(Self.complete)) == [])
    let code = Self.complete + "\nsite_id_code = \"4403000001\""
    #expect(Self.problems(try Self.site("profile = \"government\"\n" + code)) == [])
  }

  @Test func governmentNeedsTheSiteCodeAndPartyDoesNot() throws {
    let found = Self.problems(try Self.site("profile = \"government\"\n" + Self.complete))
    #expect(found.map(\.code) == [.missingMandatory])
    #expect(found.first?.message.chinese.contains("site_id_code") == true)
    #expect(found.first?.location.line == 8)
  }

  @Test(arguments: [
    ("sponsor", 1), ("phone", 1), ("icp", 1), ("police", 1), ("badge", 1), ("description", 1),
    ("keywords", 1),
  ])
  func eachMissingValueIsOneErrorInSiteToml(_ key: String, _ count: Int) throws {
    let lines = Self.complete.split(separator: "\n").filter { !$0.hasPrefix(key + " =") }
    let site = try Self.site(lines.joined(separator: "\n"))
    let found = Self.problems(site)
    #expect(found.map(\.code) == [.missingMandatory])
    #expect(found.first?.location.path == "site.toml")
    #expect(found.first?.message.chinese.contains(key) == true)
    #expect(site.outputFiles() == [])
    #expect(site.build().problems == [])
  }

  @Test func missingOwnerIsOneError() throws {
    let found = Self.problems(try Self.site("description = \"a\"\nkeywords = [\"b\"]"))
    #expect(found.map(\.code) == [.missingMandatory])
  }

  @Test func columnsAndTopicsNeedTheirTags() throws {
    let site = try Self.site(Self.complete, column: "weight: 1")
    try site.write("content/topics/t/_index.md", "---\ntitle: 专题\n---\n")
    let found = Self.problems(site)
    #expect(
      found.map(\.location.path) == [
        "content/a/_index.md", "content/a/x/_index.md", "content/topics/t/_index.md",
      ])
    #expect(found.first?.message.chinese.contains("description、keywords、type") == true)
    #expect(found.dropFirst().first?.message.chinese.contains("缺少 type，") == true)
    #expect(found.last?.message.chinese.contains("description、keywords，") == true)
  }

  @Test func unknownTypeNamesTheNearest() throws {
    let column = "description: 说明\nkeywords: 通知\ntype: 通知公布"
    let found = Self.problems(try Self.site(Self.complete, column: column))
    #expect(found.map(\.code) == [.unknownColumnType])
    #expect(found.first?.location.line == 5)
    #expect(found.first?.help?.chinese.hasPrefix("是不是“通知公告”？") == true)
    let own = "column_types = [\"通知公布\"]\n" + Self.complete
    #expect(Self.problems(try Self.site(own, column: column)) == [])
  }

  @Test func everyPageHasTheTagsOfItsColumn() throws {
    let site = try Self.site(Self.complete)
    _ = Self.problems(site)
    #expect(site.page("index.html")?.hasPrefix("首页|说明|党建|首页||") == true)
    #expect(site.page("a/x/index.html")?.hasPrefix("甲下|下级|下级|通知公告||") == true)
    #expect(site.page("a/x/1.html")?.hasPrefix("甲下|下级|下级|通知公告||") == true)
    #expect(site.page("topics/t/index.html")?.hasPrefix("专题|专题说明|专题|专题专栏||") == true)
    #expect(site.page("archive/index.html")?.hasPrefix("归档|说明|党建|工作动态||") == true)
    #expect(site.page("404.html")?.hasPrefix("找不到这个网页|说明|党建|概况信息||") == true)
  }

  @Test func sourceIsTheUnitOrTheSponsorUnlessGiven() throws {
    let site = try Self.site(Self.complete)
    _ = Self.problems(site)
    #expect(site.page("a/x/1.html")?.contains("|机关党委<script") == true)
    #expect(site.page("a/x/2.html")?.contains("|图书馆<script") == true)
    let own = try Self.site("source = \"本站\"\n" + Self.complete)
    _ = Self.problems(own)
    #expect(own.page("a/x/1.html")?.contains("|本站<script") == true)
  }

  @Test func structuredDataCannotEndItsScript() throws {
    let site = try Self.site(Self.complete)
    _ = Self.problems(site)
    let page = try #require(site.page("a/x/1.html"))
    #expect(page.contains("\"headline\":\"一\\u003c/script>\""))
    #expect(page.contains("\"datePublished\":\"2026-06-01T09:30:00+08:00\""))
    #expect(page.contains("\"position\":4"))
    #expect(page.split(separator: "</script>").count == 3)
  }

  @Test func errorReportNamesThePage() throws {
    let code = Self.complete + "\nsite_id_code = \"4403000001\""
    let site = try Self.site(code)
    _ = Self.problems(site)
    #expect(
      site.page("a/x/1.html")?.contains(
        "|https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4403000001"
          + "&amp;url=https%3A%2F%2Ftest.example.org%2Fa%2Fx%2F1.html|") == true)
    let own = try Self.site(Self.complete + "\nerror_report = \"https://test.example.org/jiucuo/\"")
    _ = Self.problems(own)
    #expect(own.page("index.html")?.contains("|https://test.example.org/jiucuo/|") == true)
  }
}
