import Base
import SiteModel

extension NoticeTerm {
  /// The last day of a term.
  ///
  /// - Parameters:
  ///   - start: the first day of the period.
  ///   - calendar: the working days.
  ///   - counting: whether `start` counts.
  /// - Returns: the last day, included; working days end on a working day, days of the calendar on
  ///   any.
  /// - Throws: where a day on the way is not covered; it is never guessed at.
  package func end(
    from start: CivilDate, _ calendar: WorkingCalendar, _ counting: DayCounting
  ) throws(UncoveredDay) -> CivilDate {
    switch self {
    case .workdays(let count): try calendar.day(count, workdaysFrom: start, counting)
    case .days(let count): start.advanced(by: counting == .includeFirst ? count - 1 : count)
    }
  }

  /// The days of a period that count towards the term, in order.
  package func countedDays(
    from start: CivilDate, through end: CivilDate, _ calendar: WorkingCalendar,
    _ counting: DayCounting
  ) throws(UncoveredDay) -> [CivilDate] {
    let first = counting == .includeFirst ? start : start.advanced(by: 1)
    guard first <= end else { return [] }
    guard case .workdays = self else { return Array(first...end) }
    var days: [CivilDate] = []
    for day in first...end where try calendar.isWorkday(day) { days.append(day) }
    return days
  }
}

extension PublicNotice {
  /// The line that says when people may object: `公示期：2026年11月9日至11月16日（5个工作日）`.
  ///
  /// Always days, never what is left of them: the page is made once and read later.
  package var statusLine: String {
    let (first, last) = (period.lowerBound, period.upperBound)
    let (year, month, day) = last.components
    let end =
      year == first.components.year ? "\(month)月\(day)日" : last.chinese
    let days = first == last ? first.chinese : first.chinese + "至" + end
    return "公示期：\(days)（\(term.chinese)\(isRestarted ? "，内容有改动，重新计算" : "")）"
  }
}
