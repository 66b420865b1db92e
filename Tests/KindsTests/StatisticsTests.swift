import Base
import Diagnostics
import Kinds
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Tables of statistics: what is read, what must hold, what is shown.
@Suite struct StatisticsTests {
  /// A site with one table.
  static func site(
    _ csv: String, _ toml: String = "", site more: String = "", column: String = "kind: stats"
  ) throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      profile = "none"
      \(more)
      -- content/tongji/_index.md --
      ---
      title: 统计
      \(column)
      ---
      -- data/stats/zuzhi.csv --
      \(csv)
      -- data/stats/zuzhi.toml --
      title = "党组织基本情况"
      \(toml)
      -- themes/plain/templates/column.html --
      {{ column.special }}
      -- themes/plain/templates/special.html --
      {{ page.title }} {{ special.content }}
      """)
  }

  /// The example of a real site of 2006, whose total was printed wrong.
  private static let example = """
    项目,数
    在职党员,14114
    离退休党员,5896
    党员总数,20142
    女党员,5124
    机关党委,103
    党总支,5
    党支部,2
    党组织,110
    """

  @Test func aSumThatDoesNotHoldIsAnErrorAtItsRule() throws {
    let site = try Self.site(
      Self.example,
      """
      rules = ["在职党员 + 离退休党员 = 党员总数", "机关党委 + 党总支 + 党支部 = 党组织", "女党员 <= 党员总数"]
      """)
    let result = site.build()
    #expect(result.report.diagnostics.map(\.code) == [.sumMismatch])
    let diagnostic = try #require(result.report.diagnostics.first)
    #expect(
      diagnostic.message.chinese == "“在职党员 + 离退休党员 = 党员总数”不成立：左边 20010，右边 20142，差 132")
    #expect(diagnostic.location.path == "data/stats/zuzhi.toml")
    #expect(diagnostic.location.line == 2 && diagnostic.location.column == 10)
    #expect(site.page("tongji/index.html") == nil)
  }

  @Test func anExplanationLowersItToANoteAndIsPrinted() throws {
    let site = try Self.site(
      Self.example, "rules = [\"在职党员 + 离退休党员 = 党员总数\"]\nexplain = \"含预备党员。\"")
    #expect(site.build().report.diagnostics.map(\.code) == [.sumExplained])
    let page = try #require(site.page("tongji/index.html"))
    #expect(page.contains("说明：含预备党员。") && page.contains("20142"))
    #expect(page.contains("<svg") && page.contains("tongji/zuzhi.csv"))
    let csv = try #require(site.page("tongji/zuzhi.csv"))
    #expect(csv.hasPrefix("\u{FEFF}项目,数\r\n在职党员,14114\r\n"))
  }

  @Test(arguments: [
    ("11 + 69 + 30 = 甲", true), ("甲 − 乙 >= 丙", true), ("甲 ＋ 乙 ＝ 丙", false),
    ("sum(数) = 220", true), ("甲 = 111 ± 1", true), ("甲 = 111 ± 0.9", false),
    ("甲 <= 乙", false), ("percent(数) = 100", false),
  ])
  func rulesHoldOrDoNot(_ rule: String, _ holds: Bool) throws {
    let site = try Self.site("项目,数\n甲,110\n乙,100\n丙,10", "rules = [\"\(rule)\"]")
    let codes = site.build().report.diagnostics.map(\.code)
    #expect(codes == (holds ? [] : [.sumMismatch]), "\(codes)")
  }

  @Test(arguments: ["甲 + 丁 = 乙", "甲 + = 乙", "甲 乙", "甲 = 乙 = 丙", "sum(丁) = 1", "甲 + 数 = 乙", ""])
  func rulesThatCannotBeReadAreErrors(_ rule: String) throws {
    let site = try Self.site("项目,数\n甲,110\n乙,100\n丙,10", "rules = [\"\(rule)\"]")
    let codes = site.build().report.diagnostics.map(\.code)
    #expect(codes == (rule.isEmpty ? [] : [.statsRule]), "\(codes)")
  }

  @Test func rulesOfAMatrixHoldInEveryColumnAndRow() throws {
    let matrix = "支部,男,女,合计\n一,3,4,7\n二,5,5,11\n全部,8,9,18"
    let site = try Self.site(
      matrix, "rules = [\"男 + 女 = 合计\", \"一 + 二 = 全部\", \"sum(合计) = 全部\"]")
    let messages = site.build().report.diagnostics.map(\.message.chinese)
    #expect(
      messages == [
        "“男 + 女 = 合计”不成立：“二”里左边 10，右边 11，差 1",
        "“男 + 女 = 合计”不成立：“全部”里左边 17，右边 18，差 1",
      ])
  }

  @Test(arguments: [
    ("１４,１１４", 141_140_000, 0), ("12.5%", 125_000, 1), ("-3", -30_000, 0), ("0.0001", 1, 4),
    ("1,234,567.89", 12_345_678_900, 2),
  ])
  func numbersAreReadAsPeopleWriteThem(_ text: String, _ value: Int, _ decimals: Int) {
    #expect(StatisticsNumber(text) == StatisticsNumber(value: value, decimals: decimals))
  }

  @Test(arguments: ["", "约五百", "1,23", "1.", "12345678901", "1.23456", "--3", "3人"])
  func whatIsNoNumberIsNone(_ text: String) { #expect(StatisticsNumber(text) == nil) }

  @Test(arguments: [
    "项目,数\n甲,约五百", "项目,数\n甲,1\n甲,2", "项目,数\n,1", "项目,数,数\n甲,1,2", "项目\n甲",
    "项目,,数\n甲,1,2",
  ])
  func cellsThatAreNoNumbersAreOneErrorEach(_ csv: String) throws {
    let site = try Self.site(csv)
    #expect(site.build().report.diagnostics.map(\.code) == [.statsCell])
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    let site = try Self.site("\u{FEFF}项目,数\n甲,1\n乙,2", "rules = [\"甲 <= 乙\"]")
    #expect(site.build().problems == [])
    #expect(site.page("tongji/index.html")?.contains(">项目<") == true)
  }

  @Test func smallNumbersAreHiddenWithWhatWouldTellThem() throws {
    let site = try Self.site(
      "支部,人数\n甲,2\n乙,7\n丙,40\n合计,49", "rules = [\"甲 + 乙 + 丙 = 合计\"]",
      site: "[stats]\nsmallest = 3")
    #expect(site.build().problems == [])
    let csv = try #require(site.page("tongji/zuzhi.csv"))
    #expect(csv == "\u{FEFF}支部,人数\r\n甲,*\r\n乙,*\r\n丙,40\r\n合计,49\r\n")
    let page = try #require(site.page("tongji/index.html"))
    #expect(page.contains("写作 *") && !page.contains(">7<") && !page.contains("乙 7"))
  }

  @Test func severalTablesHavePagesOfTheirOwn() throws {
    let site = try Self.site("项目,数\n甲,1\n乙,2")
    try site.write("data/stats/dangyuan.csv", "项目,数\n甲,1\n乙,2\n")
    try site.write("data/stats/dangyuan.toml", "title = \"党员情况\"\n")
    #expect(site.build().problems == [])
    let list = try #require(site.page("tongji/index.html"))
    #expect(list.contains("href=\"/tongji/dangyuan.html\""))
    #expect(list.contains("href=\"/tongji/zuzhi.html\""))
    #expect(site.page("tongji/dangyuan.html")?.hasPrefix("党员情况 ") == true)
    #expect(site.page("tongji/dangyuan.csv") != nil)
  }

  @Test func aTableOfOneFileOrWithoutColumnIsReported() throws {
    let site = try Self.site("项目,数\n甲,1", column: "kind: list")
    try site.write("data/stats/b.toml", "title = \"乙\"\n")
    #expect(
      Set(site.build().report.diagnostics.map(\.code)) == [.kindWithoutColumn, .statsIncomplete])
  }

  @Test func namesOfWholesAndPartsAreToldApart() throws {
    // 党员 begins 党员总数, and a name may hold a sign.
    let site = try Self.site(
      "项目,数\n党员,3\n党员总数,5\n入党-转正,2", "rules = [\"党员 + 入党-转正 = 党员总数\"]")
    #expect(site.build().problems == [])
  }
}
