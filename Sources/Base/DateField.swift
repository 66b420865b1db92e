/// One part of a date as it is printed.
///
/// All dates the program writes are made of these: the formats of templates name them one by one,
/// the forms of `ByteBuffer+Dates.swift` put them together.
public enum DateField: UInt8, Sendable {
  /// `2026`, `26`.
  case year, shortYear
  /// `07`, `01`.
  case month, day
  /// `21` of 24 hours, `09` of 12.
  case hour, hour12
  /// `30`, `15`.
  case minute, second
  /// `AM` or `PM`.
  case half
  /// `182`.
  case dayOfYear
  /// 1 for Monday to 7; 0 for Sunday to 6.
  case isoWeekday, weekday
  /// `2026-07-01`, `20260701`, `09:30:15`.
  case fullDate, compactDate, time
  /// `+0800`, `+08:00`.
  case zone, zoneWithColon
  /// As above, without zeroes in front.
  case plainMonth, plainDay, plainHour, plainHour12, plainMinute, plainSecond
  /// `星期三`, `周三`.
  case weekdayName, shortWeekdayName
  /// `七月`, `7月`.
  case monthName, shortMonthName
  /// `Wed`, `Jul`.
  case englishWeekday, englishMonth
}

/// A time taken apart once, for all the fields that are printed of it.
public struct DateParts {
  let day: (year: Int, month: Int, day: Int)
  let time: (hour: Int, minute: Int, second: Int)
  let weekday: Int
  let zone: ZoneOffset

  /// The parts of a time in a zone.
  public init(_ time: DateTime, _ zone: ZoneOffset) {
    let date = time.date
    day = date.components
    self.time = time.time
    weekday = date.weekday
    self.zone = zone
  }

  /// The parts of a day, at its midnight.
  public init(_ date: CivilDate) { self.init(DateTime(date: date), .utc) }

  var hour12: Int { time.hour % 12 == 0 ? 12 : time.hour % 12 }

  var dayOfYear: Int {
    (1..<day.month).reduce(day.day) { $0 + CivilDate.daysIn(month: $1, year: day.year) }
  }

  // Not arrays: they would be references that all workers count.

  /// The day of the week, 一 to 日.
  var weekdayName: Bytes { Self.name(weekday, of: "一二三四五六日", width: 3) }

  /// The month, 一 to 十二, without 月.
  var monthName: Bytes {
    day.month > 10
      ? Self.name(day.month - 10, of: "十一十二", width: 6)
      : Self.name(day.month, of: "一二三四五六七八九十", width: 3)
  }

  var englishWeekday: Bytes { Self.name(weekday, of: "MonTueWedThuFriSatSun", width: 3) }

  var englishMonth: Bytes {
    Self.name(day.month, of: "JanFebMarAprMayJunJulAugSepOctNovDec", width: 3)
  }

  private static func name(_ number: Int, of names: StaticString, width: Int) -> Bytes {
    Bytes(names)[slice: (number - 1) * width..<number * width]
  }
}
