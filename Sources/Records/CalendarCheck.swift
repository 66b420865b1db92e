import Base
import Diagnostics
import Metadata
import SiteModel

extension WrittenCalendar {
  /// Looks for what notices never say, and hands on what the file says.
  ///
  /// A year typed from a notice can be proof-read by counting: the weekdays off less the weekend
  /// days worked are the statutory holidays of the year (true of every year from 2004 to 2026).
  ///
  /// - Parameters:
  ///   - places: finds places in the file.
  ///   - diagnostics: receives what is wrong.
  /// - Returns: the calendar, without days that cannot be meant.
  package func checked(_ places: FilePlaces, into diagnostics: inout [Diagnostic]) -> OwnCalendar {
    var check = CalendarCheck(places: places)
    var own = OwnCalendar()
    own.years = check.years(years)
    own.localHolidays = check.localHolidays(localHolidays)
    diagnostics += check.diagnostics
    return own
  }
}

/// The rules for what a file of the calendar says.
private struct CalendarCheck {
  let places: FilePlaces
  var diagnostics: [Diagnostic] = []

  /// What has been said of a day, and where.
  private typealias Said = (isOff: Bool, range: Range<Int>)

  init(places: FilePlaces) { self.places = places }

  mutating func years(_ written: [WrittenCalendar.Year]) -> [CalendarYear] {
    var years: [CalendarYear] = []
    var said: [CivilDate: Said] = [:]
    var first: [Int: Range<Int>] = [:]
    for entry in written {
      let number = entry.year.value
      if let other = first[number] {
        report(
          .calendarOverlap, at: entry.year.range,
          Message("\(number) 年写了两次", "the year \(number) is given twice"),
          help: Message("请合并成一节", "make one entry of the two"), other: other)
        continue
      }
      first[number] = entry.year.range
      let known = diagnostics.count
      var year = CalendarYear(year: number)
      year.notice = entry.notice
      year.url = entry.url
      year.off = take(entry.off, isOff: true, of: year, &said)
      year.work = take(entry.work, isOff: false, of: year, &said)
      years.append(year)
      checkFixedDays(of: year, entry)
      let isSound = !diagnostics[known...].contains { $0.severity == .error }
      if entry.isWhole, isSound { checkSum(of: year, entry) }
    }
    return years
  }

  mutating func localHolidays(_ written: [WrittenCalendar.Local]) -> [LocalHoliday] {
    var said: [CivilDate: Said] = [:]
    return written.map { holiday in
      let off = holiday.off.filter { days in
        guard days.value.count <= Self.longestHoliday else {
          report(
            .invalidValue, at: days.range,
            Message(
              "\(days.value.text.chinese) 有 \(days.value.count) 天，不像一个假日",
              "\(days.value.text.english) are \(days.value.count) days, too many for a holiday"),
            help: Message("请核对首尾的年份", "compare the years of the first and the last day"))
          return false
        }
        return note(days, isOff: true, &said)
      }
      return LocalHoliday(name: holiday.name, basis: holiday.basis, off: off.map(\.value))
    }
  }

  /// Far beyond any holiday: a span of years is a slip, or meant to be slow.
  private static let longestHoliday = 60

  // MARK: Day by day

  /// The days of one list that its year can have; each is noted.
  private mutating func take(
    _ list: [WrittenCalendar.Days], isOff: Bool, of year: CalendarYear,
    _ said: inout [CivilDate: Said]
  ) -> [ClosedRange<CivilDate>] {
    list.compactMap { days in
      guard let own = year.days, own.contains(days.value.lowerBound),
        own.contains(days.value.upperBound)
      else {
        report(
          .calendarYear, at: days.range,
          Message(
            "\(days.value.text.chinese) 不在 \(year.year) 年",
            "\(days.value.text.english) is not in \(year.year)"),
          help: Message(
            "只写这一年的日子，和上一年 12 月 26 日至 31 日；请核对年份",
            "write days of that year, or the last six of the year before; check the year"))
        return nil
      }
      let isNew = note(days, isOff: isOff, &said)
      if isNew, !isOff, let weekday = days.value.first(where: { $0.weekday <= 5 }) {
        let text = weekday.string(.fullDate)
        report(
          .calendarWeekdayWork, at: days.range,
          Message(
            "\(text) 是\(weekday.string(.weekdayName))，本来就上班",
            "\(text) is a \(weekday.string(.englishWeekday)) and worked anyway"),
          help: Message(
            "`work` 只写因调休上班的周六、周日；请核对日期",
            "`work` is for Saturdays and Sundays that are worked; check the date"))
      }
      return days.value
    }
  }

  /// Notes some days, and reports the first that has been said already; whether there is none.
  private mutating func note(
    _ days: WrittenCalendar.Days, isOff: Bool, _ said: inout [CivilDate: Said]
  ) -> Bool {
    var twice: (day: CivilDate, said: Said)?
    for day in days.value {
      if let other = said[day] {
        twice = twice ?? (day, other)
      } else {
        said[day] = (isOff, days.range)
      }
    }
    guard let (day, other) = twice else { return true }
    let text = day.string(.fullDate)
    report(
      .calendarOverlap, at: days.range,
      other.isOff == isOff
        ? Message("\(text) 写了两次", "\(text) is given twice")
        : Message("\(text) 既放假又上班", "\(text) is both off and worked"),
      help: Message("请对照通知，只留一处", "compare it with the notice and keep one of the two"),
      other: other.range)
    return false
  }

  // MARK: Year by year

  /// The holidays whose date is the same every year since 2000 (全国年节及纪念日放假办法).
  private static let fixedDays = [(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)]

  private mutating func checkFixedDays(of year: CalendarYear, _ written: WrittenCalendar.Year) {
    guard written.isWhole, year.year >= 2000 else { return }
    let missing = Self.fixedDays.compactMap { month, day in
      CivilDate(year: year.year, month: month, day: day)
    }.filter { day in !year.off.contains { $0.contains(day) } }
    guard !missing.isEmpty else { return }
    report(
      .calendarFixedDay, at: written.offRange,
      Message(
        "\(year.year) 年放假的日子里没有 \(missing.map(\.shortText).joined(separator: "、"))",
        "the days off of \(year.year) lack \(missing.map(\.shortText).joined(separator: ", "))"),
      help: Message(
        "元旦、劳动节和国庆节总是放假；请照通知补上，周末也要写",
        "these are holidays every year; add them, also where they fall on a weekend"))
  }

  private mutating func checkSum(of year: CalendarYear, _ written: WrittenCalendar.Year) {
    guard let wanted = written.days ?? Self.statutoryDays(of: year.year) else { return }
    let off = year.off.joined().filter { $0.weekday <= 5 }
    let work = year.work.joined().filter { $0.weekday > 5 }
    let sum = off.count - work.count
    guard sum != wanted else { return }
    let help =
      sum > wanted
      ? Message(
        "请对照通知，多半漏了调休上班的周末，或者多写了放假的日子",
        "compare it with the notice: most likely a weekend day that is worked is missing")
      : Message(
        "请对照通知，多半漏了放假的日子，或者多写了上班的周末",
        "compare it with the notice: most likely a day off is missing, or one worked too many")
    let exception = Message(
      "通知确实如此的，写明 days = \(sum)", "where it is as the notice says, write days = \(sum)")
    diagnostics.append(
      Diagnostic(
        .calendarSum, at: places.location(written.year.range),
        Message(
          "\(year.year) 年放假的周一至周五 \(off.count) 天减去周末上班 \(work.count) 天等于 \(sum)（应为 \(wanted)）",
          "\(off.count.counted("weekday")) off less \(work.count.counted("weekend day")) worked "
            + "in \(year.year) are \(sum), not \(wanted)"),
        help: help.and(exception),
        notes: [
          .init(
            Message(
              "放假的周一至周五：\(off.map(\.shortText).joined(separator: "、"))",
              "weekdays off: \(off.map(\.shortText).joined(separator: ", "))")),
          .init(
            Message(
              "上班的周末：\(work.map(\.shortText).joined(separator: "、"))",
              "weekend days worked: \(work.map(\.shortText).joined(separator: ", "))")),
        ]))
  }

  /// How many statutory holidays a year has: 全国年节及纪念日放假办法 as of 1999, 2007 and 2024, and
  /// the days added in 2015 (3 September) and 2020 (the Spring Festival made longer); nil before.
  private static func statutoryDays(of year: Int) -> Int? {
    switch year {
    case 2015: 12
    case 2020: 13
    case 2000...2007: 10
    case 2008...2024: 11
    case 2025...: 13
    default: nil
    }
  }

  private mutating func report(
    _ code: DiagnosticCode, at range: Range<Int>, _ message: Message, help: Message,
    other: Range<Int>? = nil
  ) {
    let notes = other.map {
      [Diagnostic.Note(Message("另一处在这里", "the other one is here"), at: places.location($0))]
    }
    diagnostics.append(
      Diagnostic(code, at: places.location(range), message, help: help, notes: notes ?? []))
  }
}

extension ClosedRange<CivilDate> {
  /// The days as a notice writes them: one, or the first and the last.
  package var text: Message {
    let (first, last) = (lowerBound.string(.fullDate), upperBound.string(.fullDate))
    return first == last
      ? Message(first, first) : Message("\(first) 至 \(last)", "\(first) to \(last)")
  }
}

extension CivilDate {
  /// Month and day, as in `10-1`.
  package var shortText: String {
    let (_, month, day) = components
    return "\(month)-\(day)"
  }
}
