/// A day of the proleptic Gregorian calendar, without a time or a zone.
public struct CivilDate: Sendable, Hashable, Strideable {
  /// The years a site can speak of; anything else is a slip of the keyboard.
  public static let years: ClosedRange<Int> = 1900...2199

  /// Days since 1970-01-01; earlier days are negative.
  public let daysSince1970: Int32

  /// The day that many days after 1970-01-01.
  public init(daysSince1970: Int32) { self.daysSince1970 = daysSince1970 }

  /// The day, or nil where the month has no such day or the year is outside `years`.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month),
      day >= 1, day <= Self.daysIn(month: month, year: year)
    else { return nil }
    // Days from civil (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"): years
    // start in March so that the leap day is the last one.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSince1970 = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The number of days in a month.
  public static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Year, month (1–12) and day (1–31).
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(daysSince1970) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day of the week, 1 (Monday) to 7 (Sunday), as ISO 8601 counts.
  public var weekday: Int {
    let index = (Int(daysSince1970) + 3) % 7
    return (index < 0 ? index + 7 : index) + 1
  }

  /// The day as Chinese texts have it: `2026年7月1日`.
  public var chinese: String {
    let (year, month, day) = components
    return "\(year)年\(month)月\(day)日"
  }

  /// Whether one day is before the other.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }

  /// The days from this one to another, negative where that is earlier.
  public func distance(to other: CivilDate) -> Int {
    Int(other.daysSince1970) - Int(daysSince1970)
  }

  /// The day that many days later.
  public func advanced(by days: Int) -> CivilDate {
    CivilDate(daysSince1970: Int32(clamping: Int(daysSince1970) + days))
  }

  /// The same day some years later; 29 February becomes 1 March where the year has none.
  package func adding(years: Int) -> CivilDate? {
    let (year, month, day) = components
    return CivilDate(year: year + years, month: month, day: day)
      ?? CivilDate(year: year + years, month: month + 1, day: 1)
  }
}

/// A wall-clock time in the site's own zone, to the second.
///
/// Sites speak of the time on their own wall, so that is what is kept; the zone (`ZoneOffset`)
/// is applied where a machine needs an instant (feeds, sitemap, comparison with the clock).
public struct DateTime: Sendable, Hashable, Comparable {
  /// Seconds from 1970-01-01 00:00:00 on the same wall clock.
  public let wallSeconds: Int64

  /// The time that many wall-clock seconds after 1970-01-01 00:00:00.
  public init(wallSeconds: Int64) { self.wallSeconds = wallSeconds }

  /// A time of a day.
  public init(date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    wallSeconds =
      Int64(date.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  /// The wall-clock time in `zone` at an instant of Unix time.
  public init(unixSeconds: Int64, in zone: ZoneOffset) {
    wallSeconds = unixSeconds + Int64(zone.seconds)
  }

  /// The instant as seconds of Unix time.
  public func unixSeconds(in zone: ZoneOffset) -> Int64 { wallSeconds - Int64(zone.seconds) }

  /// The day.
  public var date: CivilDate {
    CivilDate(daysSince1970: Int32(Self.floorDivide(wallSeconds, 86_400)))
  }

  /// Seconds since the day began, 0 to 86,399.
  public var secondOfDay: Int {
    Int(wallSeconds - Self.floorDivide(wallSeconds, 86_400) * 86_400)
  }

  /// Hour (0–23), minute and second.
  public var time: (hour: Int, minute: Int, second: Int) {
    let second = secondOfDay
    return (second / 3600, second / 60 % 60, second % 60)
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }

  /// Whether one time is before the other on the same wall clock.
  public static func < (left: DateTime, right: DateTime) -> Bool {
    left.wallSeconds < right.wallSeconds
  }
}

/// A fixed distance from UTC.
public struct ZoneOffset: Sendable, Hashable {
  /// Seconds east of Greenwich.
  public let seconds: Int32

  /// A zone that many seconds east of Greenwich.
  public init(seconds: Int32) { self.seconds = seconds }

  /// China Standard Time, UTC+8.
  public static let china = ZoneOffset(seconds: 8 * 3600)
  /// Coordinated Universal Time.
  public static let utc = ZoneOffset(seconds: 0)
}
