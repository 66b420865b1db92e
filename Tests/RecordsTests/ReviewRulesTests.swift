import Base
import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// 三审三校: what articles say of their reviews, and what is wrong with it.
@Suite struct ReviewRulesTests {
  private static let reviewers = """
    -- data/reviewers.csv --
    标识,名称,职责,单位,邮箱,聘任日期,离任日期
    zhang,编辑,初审,,zhang@example.org,2026-01-01,
    li,处长,复审,,li@example.org,2026-01-01,2026-06-30
    li,处长,复审,,li@example.org,2026-08-01,
    wang,分管领导,终审,,wang@example.org,2026-01-01,
    zhao,保密员,保密审查,,zhao@example.org,2026-01-01,
    qian,校对员,校对,,,,2026-01-31
    """

  private static func site(
    _ settings: String, _ lines: String,
    date: String = "2026-06-05"
  ) throws -> TestSite {
    try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试网站"
      theme = "plain"
      profile = "none"
      [review]
      \(settings)
      \(reviewers)
      -- content/_index.md --
      ---
      title: 首页
      ---
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/nei/_index.md --
      ---
      title: 内页
      ---
      -- content/other/_index.md --
      ---
      title: 其他
      ---
      -- content/news/nei/a.md --
      ---
      title: 甲
      date: \(date)
      \(lines)
      ---
      正文。
      """)
  }

  private static func problems(
    _ settings: String, _ lines: String,
    date: String = "2026-06-05"
  ) throws -> [String] {
    try site(settings, lines, date: date).build().problems.map {
      String($0.split(separator: " ", maxSplits: 1)[1])
    }
  }

  /// With the three required.
  private static func problems(_ lines: String) throws -> [String] {
    try problems(three, lines)
  }

  private static let three = #"required = ["first", "second", "final"]"#

  private static let whole = """
    review: { first: zhang, first_on: 2026-06-03, second: li, second_on: 2026-06-03, \
    final: wang, final_on: 2026-06-05, proof: [qian] }
    """

  @Test func aWholeReviewByThreePeopleInOrderIsFine() throws {
    #expect(try Self.problems(Self.whole) == [])
  }

  @Test func theExampleOfTheIssueHasTheFirstReviewerAsTheLast() throws {
    let review = """
      review: { first: zhang, first_on: 2026-06-02, second: li, second_on: 2026-06-02, \
      final: zhang, final_on: 2026-06-02 }
      """
    #expect(try Self.problems(review) == ["review-same-person 初审与终审是同一人“zhang”"])
    // Also where no review is asked for: what is said must not contradict itself.
    #expect(try Self.problems("", review).map { $0.prefix(18) } == ["review-same-person"])
    // Without the rule he still has no such duty.
    #expect(
      try Self.problems(#"distinct = "none""#, review)
        == ["review-not-authorized “zhang”这一天没有“终审”的职责"])
  }

  @Test func everyStepThatIsMissingIsNamedOnce() throws {
    #expect(try Self.problems("") == ["review-missing 没有写明初审、复审、终审"])
    let half = "review: { first: zhang, first_on: 2026-06-02 }"
    #expect(try Self.problems(half) == ["review-missing 没有写明复审、终审"])
    #expect(
      try Self.problems(#"required = ["secrecy", "proof"]"#, half)
        == ["review-missing 没有写明保密审查、校对"])
  }

  @Test func aPersonNeedsADayAndADayAPerson() throws {
    #expect(
      try Self.problems(
        "review: { first: zhang, second: li, second_on: 2026-06-02, final: wang, final_on: 2026-06-02 }"
      ) == ["review-missing 没有写初审是哪天做的"])
    #expect(
      try Self.problems(
        #"required = ["first"]"#, "review: { first: \"\", second: \"\", proof: [\"\"] }")
        == ["review-missing 没有写明初审"])
    #expect(
      try Self.problems("", "review: { final_on: 2026-06-02 }")
        == ["review-missing 写了终审的日期，没有写是谁"])
  }

  @Test func draftsAndOldArticlesAndOtherColumnsAreNotAsked() throws {
    #expect(try Self.problems("draft: true") == [])
    let required = #"required = ["final"]"#
    #expect(try Self.problems(required + "\nsince = 2026-06-06", "") == [])
    #expect(try Self.problems(required + "\nsince = 2026-06-05", "").count == 1)
    #expect(try Self.problems(required + "\ncolumns = [\"other\"]", "") == [])
    #expect(try Self.problems(required + "\ncolumns = [\"/news/\"]", "").count == 1)
    #expect(
      try Self.problems(required + "\ncolumns = [\"ne\"]", "").map { $0.prefix(14) }
        == ["unknown-column"])
    #expect(try Self.problems(required + "\nevidence = \"trailers\"", "") == [])
  }

  @Test func theDutyMustBeHeldOnThatDay() throws {
    let late = """
      review: { first: zhang, first_on: 2026-07-02, second: li, second_on: 2026-07-02, \
      final: wang, final_on: 2026-07-03 }
      """
    // li was appointed twice, with a month between.
    #expect(
      try Self.problems("", late, date: "2026-07-05")
        == ["review-not-authorized “li”这一天没有“复审”的职责"])
    #expect(
      try Self.problems("", late.replacing("2026-07-", with: "2026-08-"), date: "2026-08-05") == [])
    #expect(
      try Self.problems("", "review: { final: sun, final_on: 2026-06-01 }")
        == ["review-not-authorized 审核人员表里没有“sun”"])
    // When a proof was read nobody says; that the duty was held at some time is enough.
    #expect(
      try Self.problems("", "review: { proof: [qian, zhang] }")
        == ["review-not-authorized “zhang”没有“校对”的职责"])
  }

  @Test func reviewsComeOneAfterTheOtherAndBeforeTheDate() throws {
    #expect(
      try Self.problems(
        """
        review: { first: zhang, first_on: 2026-06-04, second: li, second_on: 2026-06-03, \
        final: wang, final_on: 2026-06-05 }
        """) == ["review-order 复审（2026-06-03）比初审（2026-06-04）还早"])
    #expect(
      try Self.problems("", "review: { final: wang, final_on: 2026-06-06 }")
        == ["review-order 终审（2026-06-06）在发布日期 2026-06-05 以后"])
    #expect(
      try Self.problems(
        "", "draft: true\nreview: { final: wang, final_on: 2026-06-06 }") == [])
    #expect(
      try Self.problems("", "review: { secrecy: zhao, secrecy_on: 2026-06-09 }")
        == ["review-order 保密审查（2026-06-09）在发布日期 2026-06-05 以后"])
  }

  @Test func aDamagedRegisterAccusesNobody() throws {
    let site = try Self.site("", "review: { final: sun, final_on: 2026-06-01 }")
    try site.write("data/reviewers.csv", "标识,名称,职责\nwang,领导,总审\n")
    #expect(
      site.build().problems.map { $0.contains("review") && $0.contains("authorized") } == [false])
  }

  @Test func settingsKnowTheirWords() throws {
    let found = try Self.site(
      """
      required = ["first", "last"]
      evidence = "git"
      """, "draft: true"
    ).build().problems
    #expect(found.count == 2 && found.allSatisfy { $0.contains("invalid-value") }, "\(found)")
    let site = try Self.site("[history]\nbaseline = \"main\"\ntolerance = 61", "draft: true")
    let wrong = site.build().problems
    #expect(wrong.count == 2 && wrong.allSatisfy { $0.contains("invalid-value") }, "\(wrong)")
  }

  @Test func pagesShowTheStepsThatMayBeShownByTheNamesOfTheRegister() throws {
    let template = """
      {% extends "base.html" %}{% block main %}{% for s in article.reviews %}\
      {{ s.duty }}={{ s.name }}@{{ s.date | date("%m-%d") }};{% endfor %}{% endblock %}
      """
    let site = try Self.site(Self.three, Self.whole)
    try site.write("templates/article.html", template)
    #expect(site.build().problems == [])
    #expect(site.page("news/nei/a.html")?.contains("|终审=分管领导@06-05;") == true)
    let hidden = try Self.site(#"public = []"#, Self.whole)
    try hidden.write("templates/article.html", template)
    hidden.build()
    #expect(hidden.page("news/nei/a.html")?.contains("分管领导") == false)
  }
}
