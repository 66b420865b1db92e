import Base
import Diagnostics
import Interactive
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Surveys and votes: results, their sums, who answers for them.
@Suite struct SurveyTests {
  private static func site(_ front: String, _ files: String = "") throws -> TestSite {
    try TestSite(
      """
      -- content/diaocha/_index.md --
      ---
      title: 征集调查
      kind: surveys
      ---
      -- content/diaocha/a.md --
      ---
      title: 征集
      date: 2026-03-01
      \(front)
      ---
      -- content/diaocha/caina.md --
      ---
      title: 采纳情况
      date: 2026-06-01
      ---
      采纳三条。
      \(files)
      -- themes/plain/templates/article.html --
      {{ article.content }}{% if article.interactive %}{{ article.interactive.state }}
      {{ article.interactive.content }}{% endif %}
      """)
  }

  private static let questions = """
    -- content/diaocha/wenjuan.csv --
    编号,题型,题目,A,B,C,必答
    1,单选,您赞成哪个方案？,甲,乙,丙,是
    2,多选,您参加过哪些活动？,读书,参观,,
    3,问答,还有什么建议？,,,,

    """

  private static let survey = """
    survey:
      opens: 2026-03-01
      closes: 2026-03-31
      questions: wenjuan.csv
    """

  private static func results(_ rows: String) throws -> TestSite {
    try site(
      survey + "\n  answers: jieguo.csv",
      questions + "-- content/diaocha/jieguo.csv --\n题号,选项,人数\n" + rows)
  }

  @Test func resultsHaveSharesThatAddUpAndABar() throws {
    let site = try Self.results(
      """
      1,A,238
      1,乙,4000
      1,C,401
      2,A,"4,639"
      2,B,１２
      总人数,,4639
      """)
    #expect(site.build().problems == [])
    let page = try #require(site.page("diaocha/a.html"))
    for text in [
      "5.1%", "86.2%", "8.7%", "100.0%", "0.3%", "<rect width=\"862\"", "共收到 4639 份", "已结束",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains("还有什么建议"), "answers in words are for an article")
    #expect(!site.outputFiles().contains { $0.hasSuffix(".csv") })
  }

  @Test(arguments: [
    (
      "1,A,1\n1,B,1\n总人数,,3",
      "content/diaocha/jieguo.csv:2:5 sum-mismatch 第 1 题各项加起来是 2 人，总人数是 3 人，差 1"
    ),
    (
      "1,A,3\n2,A,4\n总人数,,3",
      "content/diaocha/jieguo.csv:3:5 sum-mismatch 第 2 题有一项是 4 人，比总人数 3 还多"
    ),
    ("1,A,3", "content/diaocha/jieguo.csv:1:1 missing-key 没有写总人数"),
    ("1,D,3\n总人数,,3", "content/diaocha/jieguo.csv:2:3 invalid-value “D”不是这道题的选项，或者写了两次"),
    ("1,A,3\n1,A,3\n总人数,,3", "content/diaocha/jieguo.csv:3:3 invalid-value “A”不是这道题的选项，或者写了两次"),
    ("4,A,3\n总人数,,3", "content/diaocha/jieguo.csv:2:1 invalid-value 没有编号是“4”的题"),
    ("3,很好,3\n总人数,,3", "content/diaocha/jieguo.csv:2:3 invalid-value 问答题的回答请整理成文章，不在这里列"),
    ("1,A,三\n总人数,,3", "content/diaocha/jieguo.csv:2:5 invalid-value “三”不是整数"),
    // What merged cells leave behind.
    (",A,3\n总人数,,3", "content/diaocha/jieguo.csv:2:1 missing-key 缺少“question”"),
  ])
  func resultsThatCannotBeRightAreReportedOnce(_ rows: String, _ problem: String) throws {
    #expect(try Self.results(rows).build().problems == [problem])
  }

  @Test func whoAsksOwesFeedback() throws {
    let late = try Self.site(Self.survey, Self.questions)
    #expect(
      late.build().problems == [
        "content/diaocha/a.md:4:1 survey-without-feedback 征集已于2026年3月31日结束，一直没有公布结果，也没有反馈采纳情况"
      ])
    // 20 working days after 31 March 2026, Tomb Sweeping and May Day left out, end on 29 April.
    #expect(late.build { $0.asOf = "2026-04-29" }.problems == [])
    #expect(late.build { $0.asOf = "2026-04-30" }.problems.count == 1)
    let answered = try Self.site(Self.survey + "\n  feedback: caina.md", Self.questions)
    #expect(answered.build().problems == [])
    #expect(
      answered.page("diaocha/a.html")?.contains("意见采纳情况：<a href=\"/diaocha/caina.html\">采纳情况</a>")
        == true)
    let lost = try Self.site(Self.survey + "\n  feedback: cai.md\n  remind: 365d", Self.questions)
    #expect(lost.build().problems == ["content/diaocha/a.md:8:13 broken-link 找不到文章“cai.md”"])
  }

  @Test func theReportListsSurveysOfAPeriod() throws {
    let site = try Self.site(Self.survey, Self.questions)
    let look = SiteBuilder(site.options).planned()
    let plan = try #require(look.draft?.plan)
    let period = try #require(ReportPeriod("2026"))
    let report = SurveyRecord.report(
      plan.site, calendar: WorkingCalendar(), period: period, asOf: plan.site.now.date)
    #expect(report.overdueCount == 1)
    #expect(
      report.tables[0].rows.map { $0.cells.map(\.text) } == [
        ["征集", "2026-03-01", "2026-03-31", "", "2026-04-29", "逾期没有反馈"]
      ])
    let other = try #require(ReportPeriod("2025"))
    let none = SurveyRecord.report(
      plan.site, calendar: WorkingCalendar(), period: other, asOf: plan.site.now.date)
    #expect(none.tables[0].rows.isEmpty && none.overdueCount == 0)
  }

  private static func vote(_ front: String, _ rows: String) throws -> TestSite {
    try site(
      "vote:\n  candidates: houxuan.csv\n  results: piao.csv\n" + front,
      """
      -- content/diaocha/houxuan.csv --
      编号,姓名,单位,说明
      1,甲项目,办公厅,
      2,乙项目,,
      -- content/diaocha/piao.csv --
      编号,票数
      \(rows)
      """)
  }

  private static let signed = """
      method: 网上投票
      from: 2026-06-01
      to: 2026-06-03
      counted_by: 监票小组
      signed_on: 2026-06-04
    """

  @Test func aSignedResultIsShownWithWhoAnswersForIt() throws {
    let site = try Self.vote("  total: 490143\n" + Self.signed, "1,400000\n2,90143")
    #expect(site.build().problems == [])
    let page = try #require(site.page("diaocha/a.html"))
    for text in ["490143 张", "监票小组", "2026年6月4日", "甲项目（办公厅）", "81.6%", "18.4%"] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test func aResultWithoutWhoAnswersForItIsNot() throws {
    let problems = try Self.vote("  total: 10", "1,6\n2,4").build().problems
    #expect(
      problems == [
        "content/diaocha/a.md:6:12 vote-unsigned 公布结果以前还要写“method”、“from”、“to”、“counted_by”、“signed_on”"
      ])
  }

  @Test func votesAddUpToBallots() throws {
    let path = "content/diaocha/piao.csv"
    #expect(
      try Self.vote("  total: 490143\n" + Self.signed, "1,400000\n2,90142").build().problems == [
        "\(path):2:3 sum-mismatch 各项加起来是 490142 票，有效票是 490143 张，差 1"
      ])
    #expect(
      try Self.vote("  total: 10\n  choices: 2\n" + Self.signed, "1,10\n2,9").build().problems == []
    )
    #expect(
      try Self.vote("  total: 10\n  choices: 2\n" + Self.signed, "1,11\n2,9").build().problems == [
        "\(path):2:3 sum-mismatch 11 票，比有效票 10 还多"
      ])
    #expect(
      try Self.vote("  total: 10\n" + Self.signed, "1,6\n3,4").build().problems == [
        "\(path):3:1 invalid-value “3”不是候选的编号，或者写了两次"
      ])
  }
}
