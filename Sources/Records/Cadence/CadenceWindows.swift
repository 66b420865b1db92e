import Base
import SiteModel

/// A stretch of days in which something is due.
struct CadenceWindow: Equatable {
  var days: ClosedRange<CivilDate>
  /// The year whose holidays must be known before it can be said whether anything is due.
  var missingYear: Int?
}

extension CadenceRule.Cycle {
  /// Whether its windows are told together, by the month or year they lie in.
  var isShort: Bool {
    switch self {
    case .workday, .day, .week: true
    case .months, .span: false
    }
  }

  /// The windows whose last day is one of some days, in order.
  ///
  /// Working days are those of the calendar; a week without one is none. Spans have no windows.
  func windows(endingIn days: ClosedRange<CivilDate>, _ calendar: WorkingCalendar)
    -> [CadenceWindow]
  {
    switch self {
    case .day: return days.map { CadenceWindow(days: $0...$0) }
    case .workday:
      return days.compactMap { day in
        do throws(UncoveredDay) {
          return try calendar.isWorkday(day) ? CadenceWindow(days: day...day) : nil
        } catch { return CadenceWindow(days: day...day, missingYear: error.year) }
      }
    case .week:
      let toSunday = 7 - days.lowerBound.weekday
      return stride(from: toSunday, to: days.count, by: 7).compactMap { offset in
        let sunday = days.lowerBound.advanced(by: offset)
        return Self.week(sunday.advanced(by: -6)...sunday, calendar)
      }
    case .months(let count):
      var windows: [CadenceWindow] = []
      var day = days.lowerBound
      while day <= days.upperBound, let window = Self.months(count, with: day) {
        if window.upperBound <= days.upperBound { windows.append(CadenceWindow(days: window)) }
        day = window.upperBound.next
      }
      return windows
    case .span: return []
    }
  }

  private static func week(
    _ days: ClosedRange<CivilDate>, _ calendar: WorkingCalendar
  ) -> CadenceWindow? {
    var missingYear: Int?
    for day in days {
      do throws(UncoveredDay) {
        if try calendar.isWorkday(day) { return CadenceWindow(days: days) }
      } catch { missingYear = error.year }
    }
    return missingYear.map { CadenceWindow(days: days, missingYear: $0) }
  }

  /// The months of the calendar year, so many together, that a day is in.
  static func months(_ count: Int, with day: CivilDate) -> ClosedRange<CivilDate>? {
    let (year, month, _) = day.components
    let first = (month - 1) / count * count + 1
    let last = first + count - 1
    guard let start = CivilDate(year: year, month: first, day: 1),
      let end = CivilDate(
        year: year, month: last, day: CivilDate.daysIn(month: last, year: year))
    else { return nil }
    return start...end
  }
}
