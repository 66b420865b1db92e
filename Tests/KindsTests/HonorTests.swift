import Base
import Diagnostics
import Kinds
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Honours: what is read, what is wrong, what pages show.
@Suite struct HonorTests {
  static let head = "年份,名称,级别,类型,获得者,单位,授予机关,文号,日期,图片\n"
  private static let rows = """
    2003,机关党建工作先进单位,省部级,集体,第一支部,u1,示例工委,,2003-02-01,
    2004,机关党建工作先进单位,省部级,集体,第一支部,u1,示例工委,,2004-12-20,
    2007,机关党建工作先进单位,省部级,集体,第一支部,u1,示例工委,示工发〔2007〕1号,2007-02-01,rongyu/a.jpg
    2007,机关党建工作先进单位,省部级,集体,第二支部,u2,示例工委,,2007-02-01,
    """

  static func site(_ rows: String, site more: String = "") throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      base_url = "https://test.example.org/"
      theme = "plain"
      profile = "none"
      \(more)
      -- content/rongyu/_index.md --
      ---
      title: 荣誉
      kind: honors
      ---
      -- content/rongyu/a.jpg --
      jpg
      -- data/units.toml --
      [[units]]
      id = "u1"
      name = "第一党支部"
      [[units]]
      id = "u2"
      name = "第二党支部"
      -- data/honors.csv --
      \(head)\(rows)
      -- themes/plain/templates/column.html --
      {{ column.special }}
      -- themes/plain/templates/special.html --
      {{ page.title }} {{ special.content }}
      -- themes/plain/templates/units.html --
      {{ page.title }}
      -- themes/plain/templates/unit.html --
      {{ page.title }}
      """)
  }

  @Test func honoursAreListedByYearLevelAndUnit() throws {
    let site = try Self.site(Self.rows)
    #expect(site.build().problems == [])
    let page = try #require(site.page("rongyu/index.html"))
    #expect(page.contains("2003—2007年共 4 项荣誉。"))
    #expect(page.contains("连续 3 轮") && page.contains("2003、2004、2007"))
    #expect(page.contains("href=\"/rongyu/2007.html\""))
    let year = try #require(site.page("rongyu/2007.html"))
    #expect(year.contains("2007年荣誉") && year.contains("/units/u1/"))
    #expect(year.contains("href=\"/rongyu/a.jpg\"") && site.page("rongyu/a.jpg") != nil)
    #expect(site.page("rongyu/2007.csv")?.split(separator: "\r\n").count == 3)
    #expect(site.page("rongyu/units.csv")?.contains("第一党支部,3,3") == true)
  }

  @Test func aRoundThatOneMissedEndsTheRun() {
    func honor(_ year: Int, _ recipient: String) -> Honor {
      Honor(year: year, name: "先进", level: "省部级", recipient: recipient, range: 0..<0)
    }
    let honors = [honor(2001, "甲"), honor(2003, "乙"), honor(2005, "甲"), honor(2007, "甲")]
    #expect(
      honors.runs { _ in "" } == [HonorRun(holder: "甲", name: "先进", years: [2005, 2007])])
  }

  @Test(arguments: [
    ("2026,先进,省级,集体,一,,,,,", DiagnosticCode.invalidValue),
    ("2026,先进,县处级,集体,一,,,,,", .honorBelowMinimum),
    ("2026,先进,省部级,集体,一,,,,,\n2026,先进,省部级,集体,一,,,,,", .duplicateHonor),
    ("2026,先进,省部级,集体,一,u9,,,,", .unknownUnit),
    ("2026,先进,省部级,集体,一,,,示工发[2026]1号,,", .documentNumber),
    ("2026,先进,省部级,集体,一,,,,2026-13-01,", .dateOutOfRange),
    ("2026,先进,省部级,集体,一,,,,,rongyu/b.jpg", .missingImage),
    (",先进,省部级,集体,一,,,,,", .missingKey),
  ])
  func whatIsWrongIsOneProblemAtItsCell(_ rows: String, _ code: DiagnosticCode) throws {
    let site = try Self.site(rows, site: "[honors]\nminimum = \"省部级\"")
    let found = site.build().report.diagnostics.filter { $0.code != .unreferencedFile }
    #expect(found.map(\.code) == [code], "\(found)")
    #expect(found.first?.location.path == "data/honors.csv")
  }

  @Test func levelsAreTheSitesOwn() throws {
    let site = try Self.site(
      "2026,先进,全区,集体,一,,,,,rongyu/a.jpg", site: "[honors]\nlevels = [\"全国\", \"全区\"]")
    #expect(site.build().problems == [])
  }
}
