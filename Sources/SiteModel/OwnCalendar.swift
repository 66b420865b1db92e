import Base

/// What a site says of its working calendar in `data/calendar.toml` or `.csv`, each day of it
/// checked.
///
/// What follows from it, with the years the program knows, is `WorkingCalendar`.
package struct OwnCalendar: Sendable {
  /// The years it adds or replaces, each once.
  package var years: [CalendarYear] = []
  /// The holidays of the place.
  package var localHolidays: [LocalHoliday] = []
  /// The file it came from, or that it would come from.
  package var path = calendarPath
  /// Whether a file has been read.
  package var isRead = false
  /// Whether nothing is wrong with it: a year that a damaged one lacks may stand in its damage.
  package var isWhole = true

  /// The files it can come from, of which there may be one.
  package static let paths = [calendarPath, "data/calendar.csv"]

  /// Nothing said.
  package init() {}
}

/// The holidays of one year and the weekend days worked for them, as the notice of the General
/// Office of the State Council gives them.
package struct CalendarYear: Sendable, Equatable {
  /// The year.
  package var year: Int
  /// The number of the notice; empty where none is given.
  package var notice = ""
  /// Where the notice can be read; empty where that is not given.
  package var url = ""
  /// 放假: all days off, also those of weekends; from 26 December of the year before.
  package var off: [ClosedRange<CivilDate>] = []
  /// 上班: the weekend days that are worked.
  package var work: [ClosedRange<CivilDate>] = []

  /// A year without holidays.
  package init(year: Int) { self.year = year }

  /// The days its notice can speak of: its own, and the last six of the year before.
  package var days: ClosedRange<CivilDate>? {
    guard let first = CivilDate(year: year - 1, month: 12, day: 26),
      let last = CivilDate(year: year, month: 12, day: 31)
    else { return nil }
    return first...last
  }
}

/// A holiday of the place, such as 三月三 of Guangxi (全国年节及纪念日放假办法, article 4).
package struct LocalHoliday: Sendable, Equatable {
  /// Its name.
  package var name: String
  /// The regulation it rests on; empty where none is given.
  package var basis = ""
  /// The days off.
  package var off: [ClosedRange<CivilDate>]

  /// A holiday.
  package init(name: String, basis: String = "", off: [ClosedRange<CivilDate>]) {
    self.name = name
    self.basis = basis
    self.off = off
  }
}

/// From which day working days are counted (`calendar.counting`).
package enum DayCounting: String, Sendable, CaseIterable {
  /// 当天不算: from the day after.
  case excludeFirst = "exclude-first"
  /// 当天算: from the day itself, where it is a working day.
  case includeFirst = "include-first"
}

/// The file with the site's own calendar, for messages; its like in CSV may stand in its place.
package let calendarPath = "data/calendar.toml"
