import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// Tables as office programs leave them: with marks, full-width digits and leftovers of merged cells.
///
/// What can be read is; each other cell is one problem at its place.
@Suite struct OfficeFileTests {
  private static let files = """
    -- content/tj/_index.md --
    ---
    title: 统计
    kind: stats
    ---
    -- content/ry/_index.md --
    ---
    title: 荣誉
    kind: honors
    ---
    -- content/cs/_index.md --
    ---
    title: 测试
    kind: quizzes
    ---
    -- content/cs/a.md --
    ---
    title: 自测
    date: 2026-06-01
    quiz: { bank: a.csv, single_points: 50 }
    ---
    -- content/zn/_index.md --
    ---
    title: 指南
    kind: guides
    ---
    -- content/zn/a.md --
    ---
    title: 办事
    date: 2026-06-01
    guide: { updated: 2026-06-01, steps: a.csv }
    ---
    -- data/stats/t.toml --
    title = "表"
    rules = ["甲 + 乙 = 合计"]

    """

  private static let tables: [(path: String, text: String)] = [
    ("data/stats/t.csv", "项目,数\n甲,１２\n乙,３，０００\n合计,3012\n"),
    ("data/honors.csv", "年份,名称,级别,获得者\n2026,先进,省部级,甲\n2026,先进,省部级,乙\n"),
    (
      "content/cs/a.csv",
      "编号,题型,题目,A,B,答案\n１,单选,题目一,甲,乙,Ａ\n2,单选,题目二,甲,乙,B\n"
    ),
    ("content/zn/a.csv", "序,阶段,步骤,时限\n1,一,递交,１个月内\n2,一,谈话,\n"),
  ]

  private static func site(_ change: (inout [(path: String, text: String)]) -> Void = { _ in })
    throws -> TestSite
  {
    let site = try ArticleKindTests.site(files)
    var tables = tables
    change(&tables)
    for (path, text) in tables {
      try site.write(path, "\u{FEFF}" + text.replacing("\n", with: "\r\n") + ",,,\r\n")
    }
    return site
  }

  /// A number of the register's own is told with its mend, as `redsite fix` can write it.
  @Test func otherFullWidthNumbersAreOneProblemEach() throws {
    let site = try Self.site { tables in
      tables[1].text = tables[1].text.replacing("2026,先进,省部级,乙", with: "２０２６,先进,省部级,乙")
      tables[3].text = tables[3].text.replacing("2,一,谈话", with: "２,一,谈话")
    }
    let problems = site.build().problems
    #expect(problems.count == 2, "\(problems)")
    #expect(problems[0].hasPrefix("content/zn/a.csv:3:1 wrong-type"), "\(problems)")
    #expect(problems[1].hasPrefix("data/honors.csv:3:1 wrong-type"), "\(problems)")
  }

  @Test func marksAndFullWidthDigitsAreRead() throws {
    let site = try Self.site()
    #expect(site.build().problems == [])
    #expect(site.page("tj/index.html")?.contains("3012") == true)
    #expect(site.page("zn/a.html")?.contains("data-most=\"1 months\"") == true)
  }

  /// Of merged cells all but the first are empty.
  @Test(arguments: [
    (0, "乙,", ",", "data/stats/t.csv:3:1 stats-cell"),
    (0, "项目,数", "项目,", "data/stats/t.csv:1:4 stats-cell"),
    (1, "2026,先进,省部级,乙", ",先进,省部级,乙", "data/honors.csv:3:1 missing-key"),
    (1, "2026,先进,省部级,乙", "2026,先进,,乙", "data/honors.csv:3:1 missing-key"),
    (2, "2,单选", "2,", "content/cs/a.csv:3:1 missing-key"),
    (3, "2,一,谈话", "2,一,", "content/zn/a.csv:3:1 missing-key"),
  ])
  func whatMergedCellsLeaveIsOneProblem(
    _ file: Int, _ old: String, _ new: String, _ place: String
  ) throws {
    let site = try Self.site { $0[file].text = $0[file].text.replacing(old, with: new) }
    let problems = site.build().problems
    #expect(problems.count == 1 && problems[0].hasPrefix(place), "\(problems)")
  }
}
