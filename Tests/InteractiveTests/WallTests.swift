import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// The message wall.
@Suite struct WallTests {
  private static func site(_ rows: String, _ front: String = "") throws -> TestSite {
    try TestSite(
      """
      -- content/liuyan/_index.md --
      ---
      title: 留言
      kind: wall
      ---
      -- content/liuyan/qiang.md --
      ---
      title: 留言墙
      date: 2007-03-19
      wall: { id: qiyi, opens: 2007-03-19, closes: 2007-07-01\(front) }
      ---
      -- themes/plain/templates/article.html --
      {{ article.interactive.state }} {{ article.interactive.content }}
      -- themes/plain/templates/wall.html --
      {% extends "list.html" %}
      {% block main %}{{ wall.unit }}|{{ wall.units }}{{ wall.content }}{{ super() }}{% endblock %}
      -- data/walls/qiyi.csv --
      编号,时间,姓名,单位,内容,审核人,审核日期
      \(rows)
      """)
  }

  private static func rows(_ count: Int) -> String {
    (1...count).map {
      "\($0),2007-03-19 09:00,党员\($0),第\($0 % 20)支部,留言内容第\($0)条,zongban,2007-03-20"
    }.joined(separator: "\n")
  }

  @Test func aWallOf3300MessagesHas66PagesThatStay() throws {
    let site = try Self.site(Self.rows(3300))
    #expect(site.build().problems == [])
    let pages = site.outputFiles().filter { $0.hasPrefix("liuyan/qiang/") && $0.hasSuffix(".html") }
    let all = pages.filter { $0.split(separator: "/").count == 3 }
    #expect(all.count == 66)
    let first = try #require(site.page("liuyan/qiang/index.html"))
    #expect(first.contains("留言内容第3300条") && first.contains("留言内容第3251条"))
    let oldest = try #require(site.page("liuyan/qiang/page-1.html"))
    #expect(oldest.contains("留言内容第1条") && oldest.contains("留言内容第50条"))
    #expect(!oldest.contains("留言内容第51条"))
    let article = try #require(site.page("liuyan/qiang.html"))
    #expect(article.contains("共 3300 条留言，历时 105 天") && article.contains("已结束"))
    #expect(article.contains("第7支部<span class=\"count\">165</span>"))
    let unit = try #require(site.page("liuyan/qiang/unit-第7支部/page-1.html"))
    #expect(unit.contains("留言内容第7条") && !unit.contains("留言内容第8条"))
    // One more message leaves every older page as it was.
    let before = pages.filter { $0.contains("page-") }.map { site.page($0) }
    try site.write(
      "data/walls/qiyi.csv",
      "编号,时间,姓名,单位,内容,审核人,审核日期\n" + Self.rows(3301) + "\n")
    #expect(site.build().problems == [])
    let after = pages.filter { $0.contains("page-") }.map { site.page($0) }
    #expect(before == after)
  }

  @Test func whatIsNotReviewedIsRefusedAtItsRow() throws {
    let site = try Self.site(
      """
      1,2007-03-19 09:00,,,好,zongban,2007-03-20
      2,2007-03-19 09:00,,,好,,2007-03-20
      3,2007-03-19 09:00,,,好,zongban,
      3,2007-03-19 09:00,,,好,zongban,2007-03-20
      4,2007-13-19 09:00,,,好,zongban,2007-03-20
      """)
    let path = "data/walls/qiyi.csv"
    #expect(
      site.build().problems == [
        "\(path):3:1 wall-unreviewed 留言“2”没有写审核人和审核日期",
        "\(path):4:1 wall-unreviewed 留言“3”没有写审核人和审核日期",
        "\(path):5:1 duplicate-identifier 编号“3”已经用过",
        "\(path):6:8 date-out-of-range 日期“2007-13-19 09:00”的月份不在 1–12 之间",
      ])
  }

  @Test func textIsEscapedAndPersonalDataAreFound() throws {
    let site = try Self.site(
      "1,2007-03-19 09:00,,,\"<b>好</b>\n第二行😀\",zongban,2007-03-20")
    #expect(site.build().problems == [])
    let page = try #require(site.page("liuyan/qiang.html"))
    #expect(page.contains("&lt;b&gt;好&lt;/b&gt;<br>第二行😀"))
    #expect(page.contains("匿名"))
    try site.write(
      "data/walls/qiyi.csv",
      "编号,时间,姓名,单位,内容,审核人,审核日期\n1,2007-03-19,,,电话 13800138000,zongban,2007-03-20\n")
    let found = site.build().problems
    #expect(found.count == 1 && found[0].contains("phone-number"), "\(found)")
  }

  @Test func aWallWithoutItsFileIsReported() throws {
    let site = try Self.site("1,2007-03-19,,,好,a,2007-03-20")
    site.remove("data/walls/qiyi.csv")
    #expect(
      site.build().problems == [
        "content/liuyan/qiang.md:4:13 missing-record 没有 data/walls/qiyi.csv"
      ])
  }
}
