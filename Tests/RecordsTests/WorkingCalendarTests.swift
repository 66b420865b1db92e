import Base
import Diagnostics
import Records
import SiteModel
import TestSupport
import Testing

/// Which days are working days, against facts that were gathered apart from the program's table.
@Suite struct WorkingCalendarTests {
  /// 558 days from 2004 to 2026 that differ from their week: weekdays off, weekend days worked.
  private static func exceptions() throws -> [CivilDate: Bool] {
    let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    let lines = runShell("cat '\(folder)/calendar-cn-exceptions.csv'")
      .split(whereSeparator: \.isNewline).dropFirst()
    var exceptions: [CivilDate: Bool] = [:]
    for line in lines {
      let cells = line.split(separator: ",")
      exceptions[try day(String(cells[0]))] = cells[1] == "上班"
    }
    return exceptions
  }

  static func day(_ text: String) throws -> CivilDate {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    try #require(parts.count == 3)
    return try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2]))
  }

  /// With a year 2027 that says nothing of December 2026.
  private static func withNextYear() throws -> WorkingCalendar {
    var next = CalendarYear(year: 2027)
    next.off = [try day("2027-01-01")...day("2027-01-03")]
    var own = OwnCalendar()
    own.years = [next]
    return WorkingCalendar(own)
  }

  @Test func everyDayOfTwentyThreeYearsIsAsTheTablesSay() throws {
    let exceptions = try Self.exceptions()
    #expect(exceptions.count == 558)
    let calendar = try Self.withNextYear()
    let days = try Self.day("2004-01-01")...Self.day("2026-12-31")
    #expect(days.count == 8401)
    var wrong: [String] = []
    for day in days {
      let expected = exceptions[day] ?? (day.weekday <= 5)
      if try calendar.isWorkday(day) != expected { wrong.append(day.string(.fullDate)) }
    }
    #expect(wrong == [])
  }

  @Test func yearsAndMonthsHaveAsManyWorkingDaysAsCounted() throws {
    let calendar = try Self.withNextYear()
    let counts = try (2004...2026).map {
      try calendar.workdays(in: Self.day("\($0)-01-01")...Self.day("\($0)-12-31"))
    }
    #expect(
      counts == [
        252, 251, 251, 249, 251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250,
        249, 249, 251, 248, 248,
      ])
    let months = try (1...12).map { month in
      let last = CivilDate.daysIn(month: month, year: 2026)
      return try calendar.workdays(
        in: Self.day("2026-\(month)-01")...Self.day("2026-\(month)-\(last)"))
    }
    #expect(months == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23])
  }

  @Test func daysThatNoNoticeCoversAreNotAnswered() throws {
    let calendar = WorkingCalendar()
    let days = try Self.day("2004-01-01")...Self.day("2026-12-25")
    #expect(days.count == 8395)
    for day in days { _ = try calendar.kind(of: day) }
    for day in try Self.day("2026-12-26")...Self.day("2027-01-05") {
      let problem = #expect(throws: UncoveredDay.self) { try calendar.isWorkday(day) }
      #expect(problem?.year == 2027 && problem?.day == day)
    }
    let past = try Self.day("1999-10-08")
    let problem = #expect(throws: UncoveredDay.self) {
      try calendar.workdays(after: past.advanced(by: -3), through: past)
    }
    #expect(problem?.year == 1999)
    #expect(problem?.cell.chinese == "缺 1999 年放假安排")
  }

  /// Terms from a day, `-` where the next year must be known: start, then for 3, 5 and 15 working
  /// days the end without and with the first day.
  @Test(arguments: [
    "2026-02-12 2026-02-24/2026-02-14 2026-02-26/2026-02-25 2026-03-11/2026-03-10",
    "2026-02-13 2026-02-25/2026-02-24 2026-02-27/2026-02-26 2026-03-12/2026-03-11",
    "2026-04-30 2026-05-08/2026-05-07 2026-05-11/2026-05-09 2026-05-25/2026-05-22",
    "2026-09-18 2026-09-22/2026-09-21 2026-09-24/2026-09-23 2026-10-15/2026-10-14",
    "2026-09-19 2026-09-22/2026-09-22 2026-09-24/2026-09-24 2026-10-15/2026-10-15",
    "2026-09-29 2026-10-09/2026-10-08 2026-10-12/2026-10-10 2026-10-26/2026-10-23",
    "2026-09-30 2026-10-10/2026-10-09 2026-10-13/2026-10-12 2026-10-27/2026-10-26",
    "2005-12-30 2006-01-05/2006-01-04 2006-01-09/2006-01-06 2006-01-23/2006-01-20",
    "2026-12-18 2026-12-23/2026-12-22 2026-12-25/2026-12-24 -/-",
    "2026-12-21 2026-12-24/2026-12-23 -/2026-12-25 -/-",
    "2026-12-24 -/- -/- -/-",
  ])
  func termsEndWhereTheyShould(_ vector: String) throws {
    let calendar = WorkingCalendar()
    let cells = vector.split(separator: " ").map(String.init)
    let start = try Self.day(cells[0])
    for (count, cell) in zip([3, 5, 15], cells.dropFirst()) {
      let ends = cell.split(separator: "/").map(String.init)
      for (counting, end) in zip([DayCounting.excludeFirst, .includeFirst], ends) {
        if end == "-" {
          let problem = #expect(throws: UncoveredDay.self) {
            try calendar.day(count, workdaysFrom: start, counting)
          }
          #expect(problem?.year == 2027)
        } else {
          let found = try calendar.day(count, workdaysFrom: start, counting)
          #expect(try found == Self.day(end), "\(vector) \(count) \(counting)")
        }
      }
    }
  }

  @Test func whatTookLongIsCountedWithoutItsFirstDay() throws {
    let calendar = WorkingCalendar()
    func lag(_ start: String, _ end: String) throws -> Int {
      try calendar.workdays(after: Self.day(start), through: Self.day(end))
    }
    #expect(try lag("2026-07-01", "2026-07-02") == 1)
    #expect(try lag("2026-07-03", "2026-07-09") == 4)
    #expect(try lag("2026-07-09", "2026-07-03") == 0)
    #expect(try lag("2026-02-13", "2026-02-24") == 2)
  }

  @Test func aWeekWithoutWorkingDaysIsKnown() throws {
    let week = try Self.day("2026-02-16")...Self.day("2026-02-22")
    #expect(try WorkingCalendar().workdays(in: week) == 0)
  }

  /// The last days of December are those of the next year's notice, also where that is replaced.
  @Test func ofAYearThatIsReplacedNothingIsLeft() throws {
    var own = OwnCalendar()
    own.years = [CalendarYear(year: 2026)]
    own.years[0].off = [try Self.day("2026-01-01")...Self.day("2026-01-01")]
    own.localHolidays = [
      LocalHoliday(name: "三月三", off: [try Self.day("2026-04-20")...Self.day("2026-04-21")])
    ]
    let calendar = WorkingCalendar(own)
    #expect(try calendar.kind(of: Self.day("2026-01-02")) == .workday)
    #expect(try calendar.kind(of: Self.day("2026-10-10")) == .weekend)
    #expect(try calendar.kind(of: Self.day("2026-04-20")) == .local("三月三"))
    #expect(try !calendar.isWorkday(Self.day("2026-04-21")))
    #expect(try calendar.kind(of: Self.day("2025-10-11")) == .movedWorkday)
    #expect(calendar.ownYears == [2026])
  }

  @Test func anUncoveredDayCanBeSaid() throws {
    let problem = #expect(throws: UncoveredDay.self) {
      try WorkingCalendar().isWorkday(Self.day("2026-12-28"))
    }
    let location = SourceLocation(path: "content/a.md")
    let error = try #require(problem?.diagnostic(at: location))
    #expect(error.code == .calendarMissing && error.severity == .error)
    #expect(error.message.chinese == "2026-12-28 是不是工作日，要等 2027 年的放假安排")
    #expect(problem?.diagnostic(at: location, severity: .warning).severity == .warning)
    #expect(UncoveredDay.pending.chinese == "期限待放假安排公布后确定")
  }
}
