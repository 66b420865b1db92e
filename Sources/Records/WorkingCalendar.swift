import Base
import SiteModel

/// 工作日历: which days are working days, as far as that is known.
///
/// The program knows 2004–2026; a site adds years and local holidays (`OwnCalendar`). A day that no
/// notice covers is never guessed at: whoever asks about one is told which year is missing
/// (`UncoveredDay`).
package struct WorkingCalendar: Sendable {
  /// The years that are known, the first one first.
  package let years: [CalendarYear]
  /// The holidays of the place.
  package let localHolidays: [LocalHoliday]
  /// The years that the site gives, not the program.
  package let ownYears: Set<Int>
  private let known: Set<Int>
  private var listed: [CivilDate: DayKind] = [:]
  private var local: [CivilDate: String] = [:]

  /// The known years with what a site adds: a year it gives takes the place of ours as a whole.
  package init(_ own: OwnCalendar = OwnCalendar()) {
    let replaced = Set(own.years.map(\.year))
    ownYears = replaced
    years = (CalendarYear.known.filter { !replaced.contains($0.year) } + own.years)
      .sorted { $0.year < $1.year }
    known = Set(years.map(\.year))
    localHolidays = own.localHolidays
    for year in years {
      for day in year.off.joined() { listed[day] = .holiday }
      for day in year.work.joined() { listed[day] = .movedWorkday }
    }
    for holiday in localHolidays {
      for day in holiday.off.joined() { local[day] = holiday.name }
    }
  }

  /// The year of a number; nil where its notice is not known.
  package subscript(year: Int) -> CalendarYear? { years.first { $0.year == year } }

  /// What a day is.
  ///
  /// - Throws: where no notice covers it: its year is not known, or it is one of the last six days
  ///   of a year and the next year is not, whose notice may speak of them.
  package func kind(of day: CivilDate) throws(UncoveredDay) -> DayKind {
    let (year, month, number) = day.components
    guard known.contains(year) else { throw UncoveredDay(day: day, year: year) }
    if month == 12, number >= 26, !known.contains(year + 1) {
      throw UncoveredDay(day: day, year: year + 1)
    }
    if let name = local[day] { return .local(name) }
    return listed[day] ?? (day.weekday <= 5 ? .workday : .weekend)
  }

  /// Whether a day is a working day.
  package func isWorkday(_ day: CivilDate) throws(UncoveredDay) -> Bool {
    try kind(of: day).isWorked
  }

  /// The day on which a term of working days ends.
  ///
  /// - Parameters:
  ///   - count: how many working days, at least 1; none, or fewer, end on `start` itself.
  ///   - start: the day it is counted from.
  ///   - counting: whether `start` counts where it is a working day.
  /// - Returns: the last day of the term, a working day.
  /// - Throws: where a day on the way is not covered.
  package func day(
    _ count: Int, workdaysFrom start: CivilDate, _ counting: DayCounting
  ) throws(UncoveredDay) -> CivilDate {
    guard count > 0 else { return start }
    var day = counting == .includeFirst ? start : start.advanced(by: 1)
    var left = count
    while true {
      if try isWorkday(day) { left -= 1 }
      if left == 0 { return day }
      day = day.advanced(by: 1)
    }
  }

  /// How many of some days are working days.
  package func workdays(in days: ClosedRange<CivilDate>) throws(UncoveredDay) -> Int {
    var count = 0
    for day in days where try isWorkday(day) { count += 1 }
    return count
  }

  /// How many working days lie after one day and not after another: how long something took.
  ///
  /// - Parameters:
  ///   - start: the day it began, which does not count.
  ///   - end: the day it was done, which does.
  /// - Returns: the number; 0 where `end` is not after `start`.
  /// - Throws: where one of the days is not covered.
  package func workdays(
    after start: CivilDate, through end: CivilDate
  ) throws(UncoveredDay) -> Int {
    end > start ? try workdays(in: start.advanced(by: 1)...end) : 0
  }
}

/// What a day is in the working calendar.
package enum DayKind: Sendable, Equatable {
  /// Monday to Friday.
  case workday
  /// Saturday or Sunday.
  case weekend
  /// 放假, by the notice.
  case holiday
  /// 上班, by the notice, for a day off elsewhere.
  case movedWorkday
  /// A holiday of the place, by its name.
  case local(String)

  /// Whether it is a working day.
  package var isWorked: Bool { self == .workday || self == .movedWorkday }
}
