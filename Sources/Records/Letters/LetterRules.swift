import Base
import SiteModel

/// From when terms of letters count, and when they end.
///
/// The day a letter came in does not count, unless `[calendar] counting` says so; with
/// `off_hours = "next-workday"` a letter that came in while nobody works counts as one of the next
/// working day.
package struct LetterRules: Sendable {
  /// Which days are working days.
  package let calendar: WorkingCalendar
  private let settings: SiteConfiguration.Letters
  private let counting: DayCounting

  /// The rules of a site.
  package init(_ configuration: SiteConfiguration, calendar: WorkingCalendar) {
    self.calendar = calendar
    settings = configuration.letters
    counting = configuration.counting
  }

  /// The day that counts as the one on which a letter came in.
  ///
  /// - Throws: where it depends on a day that no notice covers.
  package func countedDay(of received: DateTime) throws(UncoveredDay) -> CivilDate {
    let day = received.date
    guard settings.offHours == .nextWorkday else { return day }
    let isLate = settings.cutoff.map { received.secondOfDay > $0 * 60 } ?? false
    if !isLate, try calendar.isWorkday(day) { return day }
    return try calendar.day(1, workdaysFrom: day, .excludeFirst)
  }

  /// The last day of a term that begins with a letter.
  ///
  /// - Throws: where a day on the way is not covered; the term then ends on that day or later.
  package func end(
    of term: TermLength, from received: DateTime
  ) throws(UncoveredDay) -> CivilDate {
    let start = try countedDay(of: received)
    switch term.unit {
    case .workdays: return try calendar.day(term.count, workdaysFrom: start, counting)
    case .days: return start.advanced(by: counting == .includeFirst ? term.count - 1 : term.count)
    }
  }

  /// The last day to which an answer may be put off that is due on `due`.
  package func latestExtension(
    of term: TermLength, from due: CivilDate
  ) throws(UncoveredDay) -> CivilDate {
    switch term.unit {
    case .workdays: return try calendar.day(term.count, workdaysFrom: due, .excludeFirst)
    case .days: return due.advanced(by: term.count)
    }
  }

  /// The day from which four fifths of a term are over, by working days.
  package func soonDay(
    from received: DateTime, due: CivilDate
  ) throws(UncoveredDay) -> CivilDate {
    let start = try countedDay(of: received)
    let total = try calendar.workdays(after: start, through: due)
    let passed = (total * 4 + 4) / 5
    return passed > 0 ? try calendar.day(passed, workdaysFrom: start, .excludeFirst) : due
  }
}
