import Base
import Diagnostics
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Sites whose records are tested.
enum RecordSite {
  /// The inputs of the specification's examples: five contributors of two units, four articles.
  static let example = """
    -- content/_index.md --
    ---
    title: 首页
    ---
    -- content/tebie/_index.md --
    ---
    title: 特别报道
    cadence:
      - { every: workday }
      - { every: week, of: headlines }
      - { within: 3, from: event }
    ---
    -- content/tongzhi/_index.md --
    ---
    title: 通知公告
    ---
    -- content/tebie/20260702-a1.md --
    ---
    title: 甲
    date: 2026-07-02 09:00
    event_date: 2026-07-01
    headline: true
    image: { src: a.jpg, alt: 会场 }
    summary: 摘要
    unit: u1
    contributors: [p1]
    ---
    正文。
    -- content/tebie/a.jpg --
    -- content/tongzhi/20260706-a2.md --
    ---
    title: 乙
    date: 2026-07-06
    contributors: [p1, p2, p3]
    ---
    正文。
    -- content/tebie/20260709-a3.md --
    ---
    title: 丙
    date: 2026-07-09
    event_date: 2026-07-04
    source: 别的网站
    source_url: https://www.example.org/c.html
    contributors: [p2]
    ---
    正文。
    -- content/tebie/20260715-a4.md --
    ---
    title: 丁
    date: 2026-07-15
    event_date: 2026-07-14
    unit: u1
    contributors: [p1]
    ---
    正文。
    -- data/units.csv --
    标识,名称,考核类别
    u1,第一支部,一类
    u2,第二支部,二类
    -- data/contributors.csv --
    标识,名称,单位,考核类别,聘任日期,离任日期
    p1,第一支部信息员,u1,一类,2024-01-08,
    p2,第二支部信息员甲,u2,一类,2024-01-08,
    p3,第二支部信息员乙,u2,一类,2024-01-08,
    p4,第二支部信息员丙,u2,一类,2024-01-08,
    p5,第一支部信息员乙,u1,一类,2026-07-15,
    -- data/adoptions.csv --
    文章,标题,媒体,日期,网址或证明,单位,信息员
    tebie/20260715-a4.md,,shengbao,2026-07-16,https://www.example.org/shengbao/1.html,u1,p1
    -- data/requests.csv --
    编号,题目,下达,截止,单位,完成文章,完成日期
    R1,约稿一,2026-07-10,2026-07-20,u2,,
    -- data/zero-reports.csv --
    单位,信息员,期间,报告日期,说明
    u2,p4,2026-06,2026-06-30,本月无信息
    -- data/reviewers.csv --
    标识,名称,职责,单位,邮箱,聘任日期,离任日期
    wang,分管领导,终审,,,2026-01-01,
    -- data/points.toml --
    name = "测试积分办法"
    from = 2026-01-01
    until = 2026-12-31
    joint = "split"
    several = "highest"
    article_cap = 10
    member_cap = 12
    floor = "none"
    [[base]]
    column = "tebie"
    points = 3
    [[base]]
    points = 1
    [[bonus]]
    when = "headline"
    points = 2
    [[outlets]]
    id = "shengbao"
    name = "省级党报"
    level = "省级"
    points = 15
    [[deductions]]
    when = "request-missed"
    points = 3
    """

  /// `site.toml` with more lines.
  static func settings(_ lines: String) -> String {
    """
    -- site.toml --
    [site]
    name = "测试网站"
    base_url = "https://test.example.org/"
    theme = "plain"
    \(lines)

    """
  }

  /// 每月三条 of the first class.
  static let monthly = settings(
    """
    [[cadence]]
    name = "信息员每月三条"
    for = "contributors"
    class = "一类"
    every = "month"
    at_least = 3
    since = 2026-01-01
    """)

  /// The book of a site at the end of a day.
  static func book(_ site: TestSite, _ asOf: String) throws -> RecordBook {
    var options = site.options
    options.asOf = asOf
    let look = SiteBuilder(options).planned()
    let draft = try #require(look.draft)
    let inputs = try #require(look.inputs)
    let problems = look.result.report.diagnostics.filter { $0.severity == .error }
    #expect(problems.isEmpty, "\(look.result.problems)")
    return RecordBook(
      draft.plan.site, calendar: WorkingCalendar(inputs.parsed.calendar),
      asOf: draft.plan.site.now.date)
  }

  static func book(_ text: String, _ asOf: String) throws -> RecordBook {
    try book(TestSite(text), asOf)
  }

  static func period(_ name: String) throws -> ReportPeriod { try #require(ReportPeriod(name)) }
}

extension RecordReport {
  /// The rows of a table, cells joined by `|`.
  func rows(_ table: String) -> [String] {
    tables.first { $0.name == table }?.rows.map { $0.cells.map(\.text).joined(separator: "|") }
      ?? ["no table \(table)"]
  }
}
