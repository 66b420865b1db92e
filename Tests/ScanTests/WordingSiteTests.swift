import Authoring
import Diagnostics
import RedSiteGen
import TestSupport
import Testing

struct WordingSiteTests {
  /// The list of the paper's fixture.
  private static let words = """
    -- data/words.csv --
    错,对,级别,说明,依据,例外,起,止,栏目
    按装,安装,错,错别字,,按装置|按装卸|按装备,,,
    打黑除恶,扫黑除恶,慎,2018年起的提法,,,2018-01-01,,
    旧提法,新提法|另一种,错,,,书名,,,
    学习,,提示,,,,,,xuexi
    """

  private func found(_ body: String, date: String = "2026-06-01") throws -> [String] {
    let article = ScanSite.article(body).replacing("2026-06-01", with: date)
    return ScanSite.found(try ScanSite.make("\(article)\n\(Self.words)"))
      .map { $0.replacing("content/tongzhi/a.md:", with: "") }
  }

  @Test func wordsAreFoundInTheText() throws {
    #expect(try found("请按装软件") == ["5:2 error wrong-word"])
    #expect(try found("按装置、按装卸、按装") == ["5:9 error wrong-word"])
    #expect(try found("`按装` 和 [件](https://a.example.org/按装) 按装") == ["5:38 error wrong-word"])
    #expect(try found("```\n按装\n```\n按装") == ["8:1 error wrong-word"])
    #expect(try found("《旧提法》和旧提法") == ["5:7 error wrong-word"])
    #expect(try found("学习") == [])
  }

  @Test func daysAreTheArticles() throws {
    #expect(try found("打黑除恶") == ["5:1 warning wrong-word"])
    #expect(try found("打黑除恶", date: "2015-06-01") == [])
  }

  @Test func fixWritesTheRightWord() throws {
    let site = try ScanSite.make("\(ScanSite.article("请按装，打黑除恶，旧提法"))\n\(Self.words)")
    _ = SiteFixer(site.options).apply()
    #expect(site.contents("content/tongzhi/a.md")?.contains("请安装，打黑除恶，旧提法") == true)
  }

  @Test func listsCanBeOff() throws {
    let site = try ScanSite.make(
      """
      \(ScanSite.article("请按装"))
      \(Self.words)
      -- site.toml --
      [site]
      name = "x"
      base_url = "https://x.example.org/"
      theme = "plain"
      [wording]
      enabled = false
      """)
    #expect(ScanSite.found(site) == [])
  }

  @Test func badRowsAreReportedAtTheirCells() throws {
    let site = try ScanSite.make(
      """
      \(ScanSite.article("正文"))
      -- data/words.csv --
      错,对,级别,起,止
      甲,甲,错,,
      乙,丙,大,,
      丁,戊,错,2026-02-30,
      己,庚,错,2026-02-02,2026-02-01
      """)
    #expect(
      ScanSite.found(site) == [
        "data/words.csv:2:3 error invalid-value", "data/words.csv:3:5 error invalid-value",
        "data/words.csv:4:15 error date-out-of-range", "data/words.csv:5:18 error invalid-value",
      ])
  }

  private static let titles = """
    -- data/titles.csv --
    姓名,职务,起,止
    甲某某,局长,2020-01-01,2024-12-31
    乙某某,局长,2025-01-01,
    丙某某,副局长,2025-01-01,
    """

  @Test(arguments: [
    ("局长乙某某出席", ""), ("乙某某局长出席", ""), ("局长甲某某出席", "title-mismatch"),
    ("局长乙某莫出席", "name-suspect"), ("副局长丙某某、局长乙某某", ""), ("原局长甲某某", ""),
    ("局长乙某某，丙某某", ""), ("丙某某任局长", "title-mismatch"), ("局长丁某某", "name-suspect"),
    ("局长出席", ""), ("甲某某同志", ""),
  ])
  func namesAndOffices(text: String, code: String) throws {
    let site = try ScanSite.make("\(ScanSite.article(text))\n\(Self.titles)")
    #expect(ScanSite.codes(site) == (code.isEmpty ? [] : ["warning \(code)"]), "\(text)")
  }
}
