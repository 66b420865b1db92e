import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// Judges' scores of panels: `data/contests/` with `exhibition`.
@Suite struct ExhibitionScoreTests {
  private static let contest =
    "exhibition = \"zhan\"\nresults_on = 2026-06-10\npublish_scores = true\n"
    + "[[awards]]\nname = \"一等奖\"\ncount = 1\n[[awards]]\nname = \"二等奖\"\ncount = 1\n"

  private static func panel(_ path: String, _ number: Int) -> String {
    """
    -- content/zhan/\(path).md --
    ---
    title: 第\(number)块
    date: 2026-06-01
    image: { src: /zhan/p.jpg, alt: 老照片 }
    panel: { number: \(number), unit: 第\(number)支部 }
    ---
    正文。

    """
  }

  private static func site(
    _ scores: String, contest: String = contest, more: String = ""
  ) throws -> TestSite {
    let site = try ArticleKindTests.site(
      """
      -- content/zhan/_index.md --
      ---
      title: 展览
      kind: exhibition
      ---
      -- content/zhan/yi/_index.md --
      ---
      title: 一厅
      ---
      -- content/zhan/er/_index.md --
      ---
      title: 二厅
      ---
      -- content/zhan/p.jpg --
      jpg
      -- data/contests/pb.toml --
      \(contest)

      """ + panel("yi/a", 1) + panel("yi/b", 2) + panel("er/c", 3) + more)
    try site.write("data/contests/pb-scores.csv", "编号,评委,分\n" + scores)
    return site
  }

  private static let scores = "1,甲,90\n2,甲,95\n3,甲,91\n1,乙,90\n2,乙,93\n3,乙,88\n"

  @Test func panelsHaveTheirAwardsOnTheDayOfTheResults() throws {
    let site = try Self.site(Self.scores)
    #expect(site.build { $0.asOf = "2026-06-09" }.problems == [])
    #expect(site.page("zhan/index.html")?.contains("评选结果") == false)
    #expect(site.page("zhan/yi/b.html")?.contains("评比") == false)
    #expect(site.build { $0.asOf = "2026-06-10" }.problems == [])
    let page = try #require(site.page("zhan/index.html"))
    let hall = try #require(page.firstRange(of: "二厅"))
    let results = try #require(page.firstRange(of: "<h2>评选结果</h2>"))
    #expect(hall.lowerBound < results.lowerBound)
    #expect(page.contains("<td data-label=\"奖项\">一等奖</td>"))
    #expect(page.contains(">2 第2块</a></td><td data-label=\"制作\">第2支部</td>"))
    #expect(page.contains("94.00") && page.contains("<td data-label=\"奖项\">—</td>") == true)
    #expect(site.page("zhan/yi/b.html")?.contains("<dt>评比</dt><dd>一等奖</dd>") == true)
    #expect(site.page("zhan/yi/a.html")?.contains("<dt>评比</dt><dd>二等奖</dd>") == true)
    #expect(site.page("zhan/er/c.html")?.contains("评比") == false)
  }

  /// An article may announce a contest of panels; it has no number.
  @Test func anArticleMayTellOfTheContest() throws {
    let notice = """
      -- content/tz/_index.md --
      ---
      title: 通知
      ---
      -- content/tz/a.md --
      ---
      title: 评比办法
      date: 2026-06-01
      contest: { id: pb, number: "9" }
      ---
      正文。

      """
    let site = try Self.site(Self.scores, more: notice)
    let problems = site.build { $0.asOf = "2026-06-10" }.problems
    #expect(problems.count == 1 && problems[0].contains("content/tz/a.md:4:28 invalid-value"))
    try site.write(
      "content/tz/a.md", "---\ntitle: 评比\ndate: 2026-06-01\ncontest: { id: pb }\n---\n正文。\n")
    try site.write(
      "themes/plain/templates/article.html",
      "{% if article.interactive %}{{ article.interactive.content }}{% endif %}")
    #expect(site.build { $0.asOf = "2026-06-10" }.problems == [])
    let page = try #require(site.page("tz/a.html"))
    #expect(page.contains("参评展板") && page.contains("/zhan/er/c.html"))
  }

  /// Excel writes a byte order mark, Chinese input methods full-width digits.
  @Test func scoresOfAnOfficeProgramAreRead() throws {
    let site = try Self.site("")
    let rows = Self.scores.replacing("90", with: "９０").replacing("2,甲,95", with: "2,甲,９５．５")
    try site.write(
      "data/contests/pb-scores.csv",
      ("\u{FEFF}编号,评委,分\n" + rows + ",,\n").replacing("\n", with: "\r\n"))
    let problems = site.build { $0.asOf = "2026-06-10" }.problems
    #expect(problems == [])
    #expect(site.page("zhan/index.html")?.contains("94.25") == true)
  }

  @Test(arguments: [
    (scores.replacing("3,乙,88\n", with: ""), "content/zhan/er/c.md:5:18 contest-score-missing"),
    (scores + "4,甲,80\n", "data/contests/pb-scores.csv:8:1 invalid-value"),
    (scores.replacing("1,乙,90", with: ",乙,90"), "data/contests/pb-scores.csv:5:1 missing-key"),
    (scores.replacing("2,乙,93", with: "2,乙,一百"), "data/contests/pb-scores.csv:6:5 invalid-value"),
    (
      scores.replacing("2,乙,93", with: "2,乙,100.01"),
      "data/contests/pb-scores.csv:6:5 invalid-value"
    ),
  ])
  func eachFaultIsOneProblemAtItsCell(_ scores: String, _ place: String) throws {
    let problems = try Self.site(scores).build { $0.asOf = "2026-06-10" }.problems
    #expect(problems.count == 1 && problems[0].hasPrefix(place), "\(problems)")
  }

  /// Where halls have awards of their own, each has its judges.
  @Test func aHallMayHaveAwardsOfItsOwn() throws {
    let contest = Self.contest.replacing("count = 1\n[[", with: "count = 1\ngroup = \"二厅\"\n[[")
    let scores = Self.scores.replacing("3,乙,88\n", with: "")
    let site = try Self.site(scores, contest: contest)
    #expect(site.build { $0.asOf = "2026-06-10" }.problems == [])
    let page = try #require(site.page("zhan/index.html"))
    #expect(page.contains("<td data-label=\"奖项\">二厅 一等奖</td>"))
    #expect(page.contains("<td data-label=\"奖项\">一厅 二等奖</td>"))
  }

  @Test(arguments: [("zan", "unknown-column"), ("zhan/yi", "invalid-value")])
  func aContestNamesAnExhibition(_ folder: String, _ code: String) throws {
    let contest = Self.contest.replacing("\"zhan\"", with: "\"\(folder)\"")
    let problems = try Self.site(Self.scores, contest: contest).build().problems
    #expect(problems.count == 1, "\(problems)")
    #expect(problems[0].hasPrefix("data/contests/pb.toml:1:14 \(code)"), "\(problems)")
  }
}
