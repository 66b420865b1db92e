import Base
import Diagnostics
import Operations
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// `data/calendar.toml` and `data/calendar.csv`: what they say, and what is wrong with them.
@Suite struct CalendarFileTests {
  private static let off = """
    "2026-01-01 至 2026-01-03", "2026-02-15 至 2026-02-23", "2026-04-04 至 2026-04-06", \
    "2026-05-01 至 2026-05-05", "2026-06-19 至 2026-06-21", "2026-09-25 至 2026-09-27", \
    "2026-10-01 至 2026-10-07"
    """
  private static let work = """
    "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"
    """

  /// A file with the arrangement of 2026, in five lines, and what is added to its lists and below.
  private static func toml(off more: String = "", work others: String = "", _ rest: String = "")
    -> String
  {
    """
    -- data/calendar.toml --
    [[years]]
    year = 2026
    off = [\(off)\(more)]
    work = [\(work)\(others)]
    \(rest)
    """
  }

  private static func calendar(of site: TestSite) throws -> WorkingCalendar {
    let look = SiteBuilder(site.options).planned()
    let own = try #require(look.inputs?.parsed.calendar)
    #expect(own.isRead && own.isWhole, "\(look.result.problems)")
    return WorkingCalendar(own)
  }

  @Test func aYearIsReadWithItsNoticeAndLocalHolidays() throws {
    let site = try TestSite(
      Self.toml(
        """
        notice = "国办发明电〔2025〕×号"
        url = "https://www.gov.cn/a.html"
        [[local]]
        name = "三月三"
        basis = "自治区人民政府令第×号"
        off = ["2026-04-20 to 2026-04-21", 2026-04-22, "2026年4月23日"]
        """))
    #expect(site.build().problems == [])
    let calendar = try Self.calendar(of: site)
    #expect(calendar[2026]?.notice == "国办发明电〔2025〕×号")
    #expect(calendar[2026]?.url == "https://www.gov.cn/a.html")
    #expect(calendar.localHolidays.first?.basis == "自治区人民政府令第×号")
    for day in 20...23 {
      let kind = try calendar.kind(of: WorkingCalendarTests.day("2026-04-\(day)"))
      #expect(kind == .local("三月三"))
    }
    #expect(try calendar.isWorkday(WorkingCalendarTests.day("2026-04-24")))
  }

  /// The program's own table, written as a file, is the same calendar and has no faults.
  @Test(arguments: 2004...2026) func aYearThatIsPrintedCanBeReadAgain(_ year: Int) throws {
    let known = WorkingCalendar()
    let csv = try CalendarListing(known, year: year).text(.csv, in: .english)
    let site = try TestSite("-- data/calendar.csv --\n" + csv)
    #expect(site.build().problems == [])
    let own = try Self.calendar(of: site)
    #expect(own.ownYears == [year])
    let first = try WorkingCalendarTests.day("\(max(year - 1, 2004))-12-01")
    let last = try WorkingCalendarTests.day("\(year)-12-\(year == 2026 ? 25 : 31)")
    for day in min(first, last)...last { #expect(try own.kind(of: day) == known.kind(of: day)) }
  }

  @Test func rowsOfTheLastDaysOfDecemberBelongToTheNextYear() throws {
    let known = WorkingCalendar()
    let csv = try [2007, 2008].map { try CalendarListing(known, year: $0).text(.csv, in: .chinese) }
      .joined().replacing("日期,类别,说明\r\n", with: "")
    let site = try TestSite("-- data/calendar.csv --\ndate,kind,description\n" + csv)
    #expect(site.build().problems == [])
    let calendar = try Self.calendar(of: site)
    #expect(
      calendar[2008]?.work.first
        == (try WorkingCalendarTests.day("2007-12-29")...WorkingCalendarTests.day("2007-12-29")))
  }

  @Test func aForgottenDayIsFoundByCounting() throws {
    let site = try TestSite(
      """
      -- data/calendar.toml --
      [[years]]
      year = 2027
      notice = "测试用，不是真的通知"
      off = ["2027-01-01 至 2027-01-03", "2027-02-05 至 2027-02-11", "2027-04-05", "2027-05-01 至 2027-05-05", "2027-06-09", "2027-09-15", "2027-10-01 至 2027-10-07"]
      work = ["2027-01-31", "2027-02-20", "2027-04-25", "2027-05-08", "2027-09-26"]
      """)
    let result = site.build()
    #expect(
      result.problems == [
        "data/calendar.toml:2:8 calendar-sum "
          + "2027 年放假的周一至周五 17 天减去周末上班 5 天等于 12（应为 13）"
      ])
    let notes = result.report.diagnostics.first?.notes.map(\.message.chinese)
    #expect(notes?.last == "上班的周末：1-31、2-20、4-25、5-8、9-26")
    #expect(result.exitStatus == 0)

    // Where the notice says so, the file can.
    let text = try #require(site.contents("data/calendar.toml"))
    try site.write("data/calendar.toml", text + "\ndays = 12\n")
    #expect(site.build().problems == [])
  }

  @Test func aForgottenWorkingDayIsTold() throws {
    let text = Self.toml().replacing(", \"2026-10-10\"", with: "")
    let result = try TestSite(text).build()
    #expect(
      result.problems == [
        "data/calendar.toml:2:8 calendar-sum 2026 年放假的周一至周五 19 天减去周末上班 5 天等于 14（应为 13）"
      ])
    #expect(result.report.diagnostics[0].help?.chinese.contains("漏了调休上班的周末") == true)
  }

  @Test(arguments: [
    (toml(off: ", \"2026-02-30\""), "3:206", "date-out-of-range"),
    (toml(off: ", \"2026-10-07 至 2026-10-08\""), "3:197", "calendar-overlap"),
    (toml(off: ", \"2026-11-02 至 2026-11-01\""), "3:197", "invalid-value"),
    (toml(off: ", \"11月2日\""), "3:198", "date-format"),
    (toml(off: ", \"2026-11-02 09:00\""), "3:197", "date-format"),
    (toml(off: ", 20261102"), "3:197", "wrong-type"),
    (toml(off: ", \"2025-12-25\""), "3:197", "calendar-year"),
    (toml(off: ", \"2026-12-31 至 2027-01-01\""), "3:197", "calendar-year"),
    (toml(work: ", \"2026-10-07\""), "4:93", "calendar-overlap"),
    (toml(work: ", \"2026-10-10\""), "4:93", "calendar-overlap"),
    (toml("wrok = []"), "5:1", "unknown-key"),
    (toml("url = \"gov.cn\""), "5:7", "unsafe-link"),
    (toml("days = 0"), "5:8", "invalid-value"),
    (toml("[[years]]\nyear = 2026\noff = []"), "6:8", "calendar-overlap"),
    (toml("[[years]]\noff = []"), "5:1", "missing-key"),
    (toml("[[years]]\nyear = 2027"), "5:1", "missing-key"),
    (toml("[[years]]\nyear = \"2027\"\noff = []"), "6:8", "wrong-type"),
    (toml("[[years]]\nyear = 20270\noff = []"), "6:8", "invalid-value"),
    (toml("[[local]]\noff = [\"2026-04-20\"]"), "5:1", "missing-key"),
    (toml("[[local]]\nname = \"三月三\""), "5:1", "missing-key"),
    (
      toml("[[local]]\nname = \"三月三\"\noff = [\"2026-04-20\", \"2026-04-20\"]"), "7:22",
      "calendar-overlap"
    ),
    (
      toml("[[local]]\nname = \"三月三\"\noff = [\"2026-04-20 至 2036-04-21\"]"), "7:8",
      "invalid-value"
    ),
    (toml("[[locals]]\nname = \"三月三\""), "5:3", "unknown-key"),
    (toml("[[years]"), "5:9", "toml-syntax"),
    (
      toml().replacing("\"2026-05-01 至 2026-05-05\", ", with: ""), "3:1", "calendar-fixed-day"
    ),
  ])
  func everyFaultIsNamedAtItsPlace(_ files: String, _ place: String, _ code: String) throws {
    let site = try TestSite(files)
    let problems = site.build().problems
    #expect(problems.count == 1, "\(problems)")
    let expected = "data/calendar.toml:\(place) \(code) "
    #expect(problems.first?.hasPrefix(expected) == true, "\(expected): \(problems)")
    #expect(site.outputFiles().isEmpty)
  }

  @Test(arguments: [
    ("日期,类别\n2026-02-30,放假", "2:9", "date-out-of-range"),
    ("日期,类别\n,放假", "2:1", "missing-key"),
    ("日期,类别\n2026-01-01,", "2:1", "missing-key"),
    ("日期,类别\n2026-01-01,休息", "2:12", "invalid-value"),
    ("日期,说明\n2026-01-01,元旦", "1:1", "missing-key"),
    ("日期,类别,备注\n2026-01-01,放假,元旦", "1:7", "unknown-key"),
    ("日期,类别\n2026-04-20,地方假日\n2026-04-20,地方假日", "3:1", "calendar-overlap"),
    ("日期,类别\n2026-01-01,放假", "2:1", "calendar-fixed-day"),
    ("日期,类别\n\"2026-01-01,放假", "2:1", "csv-syntax"),
  ])
  func everyFaultOfATableIsNamedAtItsCell(_ csv: String, _ place: String, _ code: String) throws {
    let site = try TestSite("-- data/calendar.csv --\n" + csv)
    let problems = site.build().problems
    #expect(problems.count == 1, "\(problems)")
    let expected = "data/calendar.csv:\(place) \(code) "
    #expect(problems.first?.hasPrefix(expected) == true, "\(expected): \(problems)")
    #expect(site.outputFiles().isEmpty)
  }

  @Test func aWeekdayThatIsWorkedIsAWarning() throws {
    let result = try TestSite(Self.toml(work: ", \"2026-10-12\"")).build()
    #expect(
      result.problems == [
        "data/calendar.toml:4:93 calendar-weekday-work 2026-10-12 是星期一，本来就上班"
      ])
    #expect(result.exitStatus == 0)
  }

  @Test func thereIsOneCalendarOnly() throws {
    let site = try TestSite(Self.toml() + "\n-- data/calendar.csv --\n日期,类别\n2026-04-20,地方假日")
    let problems = site.build().problems
    #expect(problems == ["data/calendar.toml two-registers 名册有两份，还有一份是 data/calendar.csv"])
  }
}

/// `redsite calendar` and what `doctor` says of the calendar.
@Suite struct CalendarListingTests {
  @Test func aYearThatIsNotKnownIsNotShown() {
    let problem = #expect(throws: UncoveredDay.self) {
      try CalendarListing(WorkingCalendar(), year: 2030)
    }
    #expect(problem?.year == 2030)
    let diagnostic = problem?.diagnostic(at: SourceLocation(path: calendarPath))
    #expect(diagnostic?.code == .calendarMissing)
  }

  @Test func aYearIsWholeWhenTheNextIsKnown() throws {
    let open = try CalendarListing(WorkingCalendar(), year: 2026).text(.json, in: .english)
    #expect(open.contains("\"complete\":false,\"workdays\":244,"))
    #expect(open.contains(#"{"date":"2026-12-28","weekday":1,"workday":null,"kind":null}"#))
    var own = OwnCalendar()
    own.years = [CalendarYear(year: 2027)]
    let whole = try CalendarListing(WorkingCalendar(own), year: 2026).text(.json, in: .english)
    #expect(whole.contains("\"complete\":true,\"workdays\":248,"))
    #expect(
      whole.contains(#"{"date":"2026-10-10","weekday":6,"workday":true,"kind":"moved-workday"}"#))
  }

  @Test(arguments: [
    ("2026-10-31", "fine 工作日历：程序自带 2004–2026 年"), ("2026-11-01", "advice 工作日历里没有 2027 年的放假安排"),
    ("2027-03-01", "advice 工作日历里没有 2027 年的放假安排"),
  ])
  func doctorAsksForTheNextYearFromNovember(_ day: String, _ line: String) throws {
    let site = try TestSite("")
    var options = site.options
    options.asOf = day
    let lines = Checkup.lines(of: SiteBuilder(options).checked())
      .map { "\($0.state) \($0.subject.chinese)" }
    #expect(lines.contains(line), "\(lines)")
  }
}
