import Diagnostics
import Interactive
import RedSiteGen
import TestSupport
import Testing

/// The essay contest: blind until the results, scores, ties.
@Suite struct ContestTests {
  @Test func aScoreDropsTheHighestAndTheLowestOfFiveOrMore() {
    #expect(Contest.score([8800, 9250, 9000, 9500, 6100, 9100, 8900]) == 9010)
    #expect(Contest.score([9000, 9000, 9000, 9001]) == 9000)
    #expect(Contest.score([9000, 9001]) == 9001, "halves up")
    #expect(Contest.score([1, 2, 3, 4, 5]) == 3)
    #expect(Contest.score([9300]) == 9300)
    #expect(Contest.score([]) == nil)
  }

  private static func site(
    contest: String, scores: String? = nil, entries: [(number: String, author: String)],
    body: String = "谈谈体会。"
  ) throws -> TestSite {
    var text = """
      -- content/zhengwen/_index.md --
      ---
      title: 征文
      kind: contests
      ---
      -- content/zhengwen/index-page.md --
      ---
      title: 征文启事
      date: 2026-05-01
      contest: { id: zw }
      ---
      -- data/contests/zw.toml --
      \(contest)
      -- themes/plain/templates/article.html --
      {{ page.title }} {{ article.author }} {{ article.source }} {{ article.citation }} \
      {% for c in article.contributors %}{{ c.name }}{% endfor %}
      {% if article.interactive %}{{ article.interactive.content }}{% endif %}
      -- data/contributors.toml --
      [[contributors]]
      id = "zuozhe"
      name = "示例信息员"

      """
    if let scores { text += "-- data/contests/zw-scores.csv --\n编号,评委,分\n\(scores)\n" }
    for (number, author) in entries {
      text += """
        -- content/zhengwen/z\(number).md --
        ---
        title: 作品\(number)
        date: 2026-06-01
        author: \(author)
        source: \(author)的单位
        contributors: [zuozhe]
        contest: { id: zw, number: "\(number)", group: 党员组 }
        ---
        \(body)

        """
    }
    return try TestSite(text)
  }

  @Test func nothingOfTheOutputNamesAnAuthorBeforeTheResults() throws {
    let site = try Self.site(
      contest: "results_on = 2026-07-02", entries: [("001", "示例作者"), ("002", "另一作者")])
    #expect(site.build().problems == [])
    for word in ["示例作者", "另一作者", "示例信息员"] {
      #expect(runShell("grep -rl '\(word)' '\(site.root)/public'") == "", "\(word)")
    }
    let list = try #require(site.page("zhengwen/index-page.html"))
    #expect(list.contains("001</span> 作品001") && list.contains("2026年7月2日公布结果"))
    #expect(site.build { $0.asOf = "2026-07-02" }.problems == [])
    #expect(site.page("zhengwen/z001.html")?.contains("示例作者") == true)
  }

  @Test func aTextThatNamesItsAuthorIsReportedAtThePlace() throws {
    let site = try Self.site(
      contest: "results_on = 2026-07-02", entries: [("001", "示例作者")], body: "大家好，我叫示例作者。")
    let problems = site.build().problems
    #expect(
      problems == ["content/zhengwen/z001.md:9:7 contest-not-blind 评奖结束以前，作品里不能出现作者的名字"])
    #expect(site.build { $0.asOf = "2026-07-02" }.problems == [])
  }

  private static let awards = """
    results_on = 2026-06-30
    [[awards]]
    name = "一等奖"
    count = 1
    [[awards]]
    name = "二等奖"
    count = 1
    """

  @Test func aTieAtTheBorderEnlargesTheAwardAndSaysSo() throws {
    let entries = [("001", "甲"), ("002", "乙"), ("003", "丙"), ("004", "丁")]
    let scores = """
      001,评委甲,90
      002,评委甲,95
      003,评委甲,９５
      004,评委甲,80.5
      """
    let site = try Self.site(contest: Self.awards, scores: scores, entries: entries)
    #expect(site.build().problems == [])
    let page = try #require(site.page("zhengwen/index-page.html"))
    #expect(page.contains("一等奖原定 1 名，因同分增为 2 名。"))
    #expect(page.contains("党员组 一等奖</td><td data-label=\"作品\"><a href=\"/zhengwen/z002.html\">"))
    #expect(page.contains("党员组 二等奖</td><td data-label=\"作品\"><a href=\"/zhengwen/z001.html\">"))
    #expect(!page.contains("得分") && !page.contains("80.50"))
    #expect(!site.outputFiles().contains { $0.contains("scores") })
    #expect(runShell("grep -rl '评委甲' '\(site.root)/public'") == "")
    try site.write("data/contests/zw.toml", "publish_scores = true\n" + Self.awards)
    #expect(site.build().problems == [])
    #expect(site.page("zhengwen/index-page.html")?.contains("80.50") == true)
  }

  @Test func aMissingScoreIsAnErrorOfTheEntry() throws {
    let entries = [("001", "甲"), ("002", "乙")]
    let one = "001,评委甲,90\n001,评委乙,91\n002,评委甲,92"
    #expect(
      try Self.site(contest: Self.awards, scores: one, entries: entries).build().problems == [
        "content/zhengwen/z002.md:7:28 contest-score-missing 作品“002”缺少评委乙的分数"
      ])
    #expect(
      try Self.site(contest: Self.awards, scores: one + "\n002,评委乙,", entries: entries)
        .build().problems == [
          "data/contests/zw-scores.csv:5:1 contest-score-missing “评委乙”没有给“002”打分"
        ])
    #expect(
      try Self.site(contest: Self.awards, scores: "009,评委甲,90", entries: entries)
        .build().problems == ["data/contests/zw-scores.csv:2:1 invalid-value 没有编号是“009”的作品"])
    #expect(
      try Self.site(contest: Self.awards, scores: "001,评委甲,101", entries: [("001", "甲")])
        .build().problems == [
          "data/contests/zw-scores.csv:2:9 invalid-value “101”不是 0 到 100 的分数"
        ])
  }

  @Test func numbersOfEntriesAreUnique() throws {
    let site = try Self.site(contest: Self.awards, entries: [("001", "甲"), ("002", "乙")])
    try site.write(
      "content/zhengwen/z002.md",
      "---\ntitle: 又\ndate: 2026-06-01\ncontest: { id: zw, number: \"001\" }\n---\n正文。\n")
    let problems = site.build().problems
    #expect(problems.count == 1 && problems[0].contains("duplicate-identifier"), "\(problems)")
  }
}
