import Base
import Diagnostics
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// 更新要求: how often columns, units and contributors send something.
@Suite struct CadenceTests {
  /// A column with a rule and articles on some days.
  private static func column(
    _ rule: String, _ days: [String], more: String = "", settings: String = ""
  ) -> String {
    var text =
      RecordSite.settings(settings)
        + """
        -- content/a/_index.md --
        ---
        title: 要闻
        cadence: [\(rule)]
        ---

        """
    for (index, day) in days.enumerated() {
      text += "-- content/a/\(index).md --\n---\ntitle: 第\(index)篇\ndate: \(day)\n\(more)---\n文。\n"
    }
    return text
  }

  // MARK: The examples of the specification

  @Test func theExamplesHoldOfContributors() throws {
    let site = try TestSite(RecordSite.monthly + RecordSite.example)
    let july = try RecordSite.book(site, "2026-08-01").cadenceReport(RecordSite.period("2026-07"))
    #expect(
      july.rows("cadence").filter { $0.hasPrefix("信息员") } == [
        "信息员每月三条|第一支部信息员|2026-07|3|3|完成|2026-07-15|",
        "信息员每月三条|第二支部信息员甲|2026-07|3|2|不足|2026-07-09|0",
        "信息员每月三条|第二支部信息员乙|2026-07|3|1|不足|2026-07-06|0",
        "信息员每月三条|第二支部信息员丙|2026-07|3|0|未报||0",
        "信息员每月三条|第一支部信息员乙|2026-07|0|0|不计||",
      ])
    let june = try RecordSite.book(site, "2026-07-01").cadenceReport(RecordSite.period("2026-06"))
    #expect(june.rows("cadence").contains("信息员每月三条|第二支部信息员丙|2026-06|3|0|零报告||"))
    #expect(june.rows("cadence").contains("信息员每月三条|第一支部信息员|2026-06|3|0|未报||1"))
  }

  @Test func theExamplesHoldOfEvents() throws {
    let book = try RecordSite.book(RecordSite.example, "2026-08-01")
    let report = try book.cadenceReport(RecordSite.period("2026-07"))
    #expect(
      report.rows("cadence-events") == [
        "特别报道|甲|2026-07-01|2026-07-02|1|按时|", "特别报道|丙|2026-07-04|2026-07-09|4|逾期|1",
        "特别报道|丁|2026-07-14|2026-07-15|1|按时|",
      ])
  }

  /// The table of the specification, each line by itself.
  @Test(arguments: [
    ("2008-04-22", "2008-04-24 12:35", 2), ("2026-07-04", "2026-07-08", 3),
    ("2026-07-04", "2026-07-09", 4), ("2026-09-30", "2026-10-10", 3),
    ("2026-09-30", "2026-10-12", 4), ("2026-02-13", "2026-02-25", 3),
    ("2026-02-13", "2026-02-26", 4), ("2006-09-29", "2006-10-10", 4),
  ]) func workingDaysSinceTheEventAreCounted(_ event: String, _ day: String, _ lag: Int) throws {
    let text = Self.column(
      "{ within: 3, from: event }", [day], more: "event_date: \(event)\n")
    let book = try RecordSite.book(text, "2026-11-01")
    let report = try book.cadenceReport(RecordSite.period(String(day.prefix(7))))
    let state = lag <= 3 ? "按时|" : "逾期|\(lag - 3)"
    #expect(
      report.rows("cadence-events")
        == ["要闻|第0篇|\(event)|\(day.prefix(10))|\(lag)|\(state)"])
  }

  /// 每年两期: a training counts on the day it begins, not when it is announced or ends.
  @Test func activitiesCountOnTheDayTheyBegin() throws {
    var text = Self.column("{ name: 培训, every: year, at_least: 2, of: activities }", ["2026-01-04"])
    for (name, date, from) in [
      ("spring", "2026-03-01", "2026-04-10"), ("autumn", "2026-08-01", "2026-10-12"),
      ("winter", "2025-12-20", "2025-12-28"), ("next", "2026-08-01", "2027-01-05"),
    ] {
      text += "-- content/a/\(name).md --\n---\ntitle: \(name)\ndate: \(date)\n"
      text += "activity: { from: \(from), to: 2027-02-01 }\n---\n文。\n"
    }
    func rows(_ day: String, _ year: String) throws -> [String] {
      try RecordSite.book(text, day).cadenceReport(RecordSite.period(year)).rows("cadence")
    }
    let last = try rows("2026-12-31", "2025")
    #expect(last.first?.hasPrefix("培训|要闻|2025|2|1|不足|2025-12-28|") == true, "\(last)")
    #expect(try rows("2027-01-04", "2026") == ["培训|要闻|2026|2|2|完成|2026-10-12|"])
    // Announced, and not yet begun.
    #expect(try rows("2026-10-11", "2026") == ["培训|要闻|2026|2|1|未到期|2026-04-10|"])
    // One that has been taken off the site since was held all the same.
    let gone = text.replacing("from: 2026-04-10", with: "from: 2026-04-10, place: 礼堂")
      .replacing("title: spring", with: "title: spring\nexpires: 2026-05-01")
    #expect(
      try RecordSite.book(gone, "2026-10-12").cadenceReport(RecordSite.period("2026"))
        .rows("cadence").first?.contains("|2|2|完成|") == true)
  }

  @Test func anEventOfSeveralDaysCountsFromItsLast() throws {
    let text = Self.column(
      "{ within: 3, from: event }", ["2026-07-09"],
      more: "event_date: 2026-07-01\nevent_end: 2026-07-08\n")
    let report = try RecordSite.book(text, "2026-08-01").cadenceReport(
      RecordSite.period("2026-07"))
    #expect(report.rows("cadence-events") == ["要闻|第0篇|2026-07-08|2026-07-09|1|按时|"])
  }

  @Test func everyWorkdayOfFebruary() throws {
    let days = (2...13).filter { ![7, 8].contains($0) }.map { "2026-02-\($0)" } + ["2026-02-24"]
    let text = Self.column("{ every: workday }", days)
    let book = try RecordSite.book(text, "2026-02-28")
    let report = try book.cadenceReport(RecordSite.period("2026-02"))
    #expect(report.rows("cadence") == ["每个工作日 1 篇|要闻|2026-02|16|11|不足|2026-02-24|"])
    // Missing: 02-14, then 02-25, 26, 27 and 28, which is a Saturday that is worked.
    #expect(
      report.rows("cadence-missing") == [
        "每个工作日 1 篇|要闻|2026-02-14|1|0|未报|2026-02-14|5",
        "每个工作日 1 篇|要闻|2026-02-25 至 2026-02-28|4|0|未报|2026-02-25|3",
      ])
    #expect(
      book.overdueReport().rows("overdue-cadence")
        == ["每个工作日 1 篇|要闻|2026-02-24|2026-02-25|3||"])
  }

  @Test func everyDayOfFebruaryIsLookedAt() throws {
    let site = try TestSite(
      Self.column("{ every: workday }", ["2026-02-02", "2026-02-03", "2026-02-10"]))
    var late: [Int] = []
    for day in 1...28 {
      let report = try RecordSite.book(site, "2026-02-\(day)").overdueReport()
      let row = report.rows("overdue-cadence").first?.split(separator: "|").map(String.init)
      late.append(row.flatMap { $0.count > 4 ? Int($0[4]) : nil } ?? -1)
    }
    // Articles on the 2nd, 3rd and 10th; 7, 8, 15 to 23 are off, 14 and 28 worked.
    let none = -1
    #expect(
      late == [
        none, none, none, 0, 1, 2, 2, 2, 3, none, 0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 5, 6,
        7, 8,
      ])
  }

  @Test func aWeekWithoutWorkingDaysDoesNotCount() throws {
    let text = Self.column(
      "{ every: week }", ["2026-02-03", "2026-02-10", "2026-02-26"])
    let report = try RecordSite.book(text, "2026-03-01").cadenceReport(
      RecordSite.period("2026-02"))
    // The weeks that end in February: 1, 8, 15, 22 (none of whose days is worked). The first has
    // no article.
    #expect(report.rows("cadence") == ["每周 1 篇|要闻|2026-02|3|2|不足|2026-02-26|"])
    #expect(
      report.rows("cadence-missing") == ["每周 1 篇|要闻|2026-W05|1|0|未报|2026-02-01|16"])
  }

  @Test func aMonthThatIsNotWholeDoesNotCount() throws {
    var text =
      RecordSite.monthly + """
        -- data/contributors.csv --
        标识,名称,考核类别,聘任日期
        p,信息员,一类,2024-01-08
        -- content/a/_index.md --
        ---
        title: 要闻
        ---

        """
    for (index, day) in [
      "2024-01-09", "2024-02-01", "2024-02-29", "2024-03-01", "2024-03-02", "2024-03-31",
    ]
    .enumerated() {
      text +=
        "-- content/a/\(index).md --\n---\ntitle: 篇\ndate: \(day)\ncontributors: p\n---\n文。\n"
    }
    text = text.replacing("since = 2026-01-01", with: "")
    let site = try TestSite(text)
    let report = try RecordSite.book(site, "2024-04-01").cadenceReport(
      RecordSite.period("2024-Q1"))
    #expect(
      report.rows("cadence") == [
        "信息员每月三条|信息员|2024-01|0|1|不计|2024-01-09|",
        "信息员每月三条|信息员|2024-02|3|2|不足|2024-02-29|22",
        "信息员每月三条|信息员|2024-03|3|3|完成|2024-03-31|",
      ])
    #expect(report.rows("cadence-totals") == ["信息员每月三条|1|1|0|0|1|1/2 = 50.0%|—"])
    // `partial = "full"` counts January too.
    try site.write(
      "site.toml", try #require(site.contents("site.toml")) + "partial = \"full\"\n")
    let whole = try RecordSite.book(site, "2024-04-01").cadenceReport(
      RecordSite.period("2024-01"))
    #expect(whole.rows("cadence") == ["信息员每月三条|信息员|2024-01|3|1|不足|2024-01-09|40"])
  }

  @Test func aUnitDeclaresThatThereIsNothing() throws {
    let text =
      RecordSite.settings(
        """
        [[cadence]]
        name = "单位每季一篇"
        for = "units"
        every = "quarter"
        """) + """
        -- data/units.csv --
        标识,名称
        u,第一支部
        v,第二支部
        -- data/zero-reports.csv --
        单位,期间,报告日期
        u,2026-Q2,2026-06-29
        """
    let site = try TestSite(text)
    let report = try RecordSite.book(site, "2026-07-01").cadenceReport(
      RecordSite.period("2026-Q2"))
    #expect(
      report.rows("cadence") == [
        "单位每季一篇|第一支部|2026-Q2|1|0|零报告||", "单位每季一篇|第二支部|2026-Q2|1|0|未报||1",
      ])
    // It is not seen before it was made.
    let before = try RecordSite.book(site, "2026-06-28").zeroReport(RecordSite.period("2026-Q2"))
    #expect(before.rows("zero-units").map { $0.contains("未报") } == [true, true])
    let after = try RecordSite.book(site, "2026-07-01").zeroReport(RecordSite.period("2026-Q2"))
    // Those who did not even say so come first.
    #expect(
      after.rows("zero-units").map { $0.split(separator: "|").first } == ["第二支部", "第一支部"])
    #expect(after.rows("units-without-contributors") == ["第一支部|", "第二支部|"])
  }

  // MARK: Rules

  @Test func oneArticleShortOnTwoDaysOfAYearIsTwoLines() throws {
    let calendar = WorkingCalendar()
    let first = try WorkingCalendarTests.day("2025-01-01")
    let days = try (first...first.advanced(by: 364)).filter { try calendar.isWorkday($0) }
      .map { $0.string(.fullDate) }
    #expect(days.count == 248)
    let kept = days.filter { $0 != "2025-03-12" && $0 != "2025-11-05" }
    let report = try RecordSite.book(Self.column("{ every: workday }", kept), "2026-01-05")
      .cadenceReport(RecordSite.period("2025"))
    #expect(
      report.rows("cadence-missing").map { $0.split(separator: "|")[2] }
        == ["2025-03-12", "2025-11-05"])
  }

  @Test func aSpanRunsFromTheLastArticle() throws {
    let site = try TestSite(Self.column("{ every: 14d }", ["2026-03-02", "2026-03-16"]))
    func late(_ day: String) throws -> [String] {
      try RecordSite.book(site, day).overdueReport().rows("overdue-cadence")
    }
    func soon(_ day: String) throws -> Bool {
      try !RecordSite.book(site, day).overdueReport().rows("due-soon").isEmpty
    }
    #expect(try late("2026-03-29") == [])
    #expect(try late("2026-03-30") == ["14 天内要更新|要闻|2026-03-16|2026-03-30|0||"])
    // Yellow from four fifths of the span on: 11.2 of 14 days.
    #expect(try !soon("2026-03-27") && soon("2026-03-28"))
    let march = try RecordSite.book(site, "2026-04-03").cadenceReport(RecordSite.period("2026-03"))
    #expect(
      march.rows("cadence-missing").map { $0.split(separator: "|")[2] } == [
        "2026-03-30 至 2026-03-31"
      ])
  }

  @Test func onlyHeadlinesWithPicturesCountAsSuch() throws {
    let rule = "{ every: month, of: headlines }"
    let plain = try RecordSite.book(
      Self.column(rule, ["2026-03-02"], more: "headline: true\nsummary: 摘要\n"), "2026-04-01"
    ).cadenceReport(RecordSite.period("2026-03"))
    #expect(plain.rows("cadence").first?.contains("|未报|") == true)
    let text =
      Self.column(
        rule, ["2026-03-02"], more: "headline: true\nsummary: 摘要\nimage: { src: a.jpg, alt: 图 }\n")
      + "-- content/a/a.jpg --\n"
    let pictured = try RecordSite.book(text, "2026-04-01").cadenceReport(
      RecordSite.period("2026-03"))
    #expect(pictured.rows("cadence").first?.contains("|完成|") == true)
  }

  @Test func reprintsAndAdoptionsAreToldApart() throws {
    let text =
      RecordSite.settings(
        """
        [[cadence]]
        name = "原创"
        for = "contributors"
        every = "month"
        of = "originals"
        [[cadence]]
        name = "采用"
        for = "contributors"
        every = "month"
        of = "adopted"
        """) + RecordSite.example
    let report = try RecordSite.book(text, "2026-08-01").cadenceReport(
      RecordSite.period("2026-07"))
    func states(_ rule: String) -> [String] {
      report.rows("cadence").filter { $0.hasPrefix(rule + "|") }.map {
        $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)[4]
      }
    }
    // p2 wrote 乙 with others; 丙 comes from elsewhere.
    #expect(states("原创") == ["3", "1", "1", "0", "0"])
    #expect(states("采用") == ["1", "0", "0", "0", "0"])
  }

  @Test func groupsLevelsColumnsAndUnitsBelowChoose() throws {
    let text =
      RecordSite.settings(
        """
        [[cadence]]
        name = "乡级"
        for = "contributors"
        level = "乡"
        every = "month"
        column = "a"
        [[cadence]]
        name = "一组"
        for = "units"
        group = "一组"
        every = "month"
        include_children = true
        [[cadence]]
        name = "栏目"
        for = "columns"
        every = "month"
        """) + """
        -- data/units.csv --
        标识,名称,上级,分组,考核类别
        u,协作组,,一组,
        v,支部,u,,
        w,另一支部,,二组,
        -- data/contributors.csv --
        标识,名称,单位,级别
        p,乡信息员,v,乡
        q,县信息员,v,县
        -- content/a/_index.md --
        ---
        title: 甲
        ---
        -- content/b/_index.md --
        ---
        title: 乙
        ---
        -- content/a/1.md --
        ---
        title: 一
        date: 2026-03-02
        contributors: p
        ---
        文。
        -- content/b/2.md --
        ---
        title: 二
        date: 2026-03-02
        contributors: p
        columns: a
        ---
        文。
        """
    let report = try RecordSite.book(text, "2026-04-01").cadenceReport(
      RecordSite.period("2026-03"))
    #expect(
      report.rows("cadence") == [
        "一组|协作组|2026-03|1|2|完成|2026-03-02|", "一组|支部|2026-03|1|2|完成|2026-03-02|",
        "乡级|乡信息员|2026-03|1|1|完成|2026-03-02|",
        // Listed in the one as a further column, 二 counts for its own alone.
        "栏目|甲|2026-03|1|1|完成|2026-03-02|", "栏目|乙|2026-03|1|1|完成|2026-03-02|",
      ])
    // Of columns only is what everybody may see.
    let open = try RecordSite.book(text, "2026-04-01")
      .cadenceReport(RecordSite.period("2026-03"), isPublic: true)
    #expect(open.rows("cadence").allSatisfy { $0.hasPrefix("栏目|") })
    #expect(open.rows("cadence-totals").count == 1)
  }

  @Test func whatIsNoArticleOfThePeriodDoesNotCount() throws {
    let text =
      RecordSite.settings("") + """
        -- content/a/_index.md --
        ---
        title: 要闻
        cadence: { every: month, at_least: 2 }
        ---
        -- content/a/1.md --
        ---
        title: 草稿
        date: 2026-03-02
        draft: true
        ---
        文。
        -- content/a/2.md --
        ---
        title: 以后
        date: 2026-03-30
        ---
        文。
        -- content/a/3.md --
        ---
        title: 链接
        date: 2026-03-02
        link: https://www.example.org/
        ---
        -- content/a/4.md --
        ---
        title: 到期
        date: 2026-03-02
        expires: 2026-03-05
        ---
        文。
        """
    let report = try RecordSite.book(text, "2026-03-28").cadenceReport(
      RecordSite.period("2026-03"))
    // One that has expired was published; the month has four days left.
    #expect(report.rows("cadence") == ["每月 2 篇|要闻|2026-03|2|1|快到期|2026-03-02|"])
  }

  @Test func yearsWhoseHolidaysAreMissingAreNamed() throws {
    let text = Self.column("{ every: workday }", ["2026-12-24"])
    let report = try RecordSite.book(text, "2026-12-31").cadenceReport(
      RecordSite.period("2026-12"))
    #expect(report.missingYears == [2027])
    #expect(report.rows("cadence").first?.contains("缺 2027 年放假安排") == true)
  }

  @Test func somebodyMovesFromOneUnitToAnother() throws {
    let text =
      RecordSite.settings(
        """
        [[cadence]]
        name = "每月"
        for = "contributors"
        every = "month"
        [[cadence]]
        name = "单位"
        for = "units"
        every = "month"
        """)
        + """
        -- data/units.csv --
        标识,名称,最后一天
        u,甲支部,2026-03-31
        v,乙支部,
        -- data/contributors.csv --
        标识,名称,单位,聘任日期,离任日期
        p,甲支部信息员,u,2026-01-01,2026-03-15
        p,乙支部信息员,v,2026-03-16,
        -- content/a/_index.md --
        ---
        title: 要闻
        ---
        -- content/a/1.md --
        ---
        title: 一
        date: 2026-03-02
        contributors: p
        ---
        文。
        -- content/a/2.md --
        ---
        title: 二
        date: 2026-04-02
        contributors: p
        ---
        文。
        """.replacing("最后一天", with: "撤并日期")
    let site = try TestSite(text)
    let report = try RecordSite.book(site, "2026-05-01").cadenceReport(
      RecordSite.period("2026-Q2"))
    // There all along, so March and April count; the unit that was merged away does not any more.
    #expect(
      report.rows("cadence").filter { $0.contains("|2026-04|") } == [
        "单位|乙支部|2026-04|1|1|完成|2026-04-02|", "每月|乙支部信息员|2026-04|1|1|完成|2026-04-02|",
      ])
    let march = try RecordSite.book(site, "2026-05-01").cadenceReport(
      RecordSite.period("2026-03"))
    #expect(
      march.rows("cadence") == [
        "单位|甲支部|2026-03|1|1|完成|2026-03-02|", "单位|乙支部|2026-03|1|0|未报||21",
        "每月|乙支部信息员|2026-03|1|1|完成|2026-03-02|",
      ])
  }
}
