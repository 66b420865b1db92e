/// The one place where dates are printed.
extension ByteBuffer {
  /// Appends one field of a date.
  public mutating func append(_ field: DateField, of parts: DateParts) {
    switch field {
    case .year: append(decimal: parts.day.year, width: 4)
    case .shortYear: append(decimal: ((parts.day.year % 100) + 100) % 100, width: 2)
    case .month: append(decimal: parts.day.month, width: 2)
    case .day: append(decimal: parts.day.day, width: 2)
    case .hour: append(decimal: parts.time.hour, width: 2)
    case .hour12: append(decimal: parts.hour12, width: 2)
    case .minute: append(decimal: parts.time.minute, width: 2)
    case .second: append(decimal: parts.time.second, width: 2)
    case .half: append(parts.time.hour < 12 ? "AM" : "PM")
    case .dayOfYear: append(decimal: parts.dayOfYear, width: 3)
    case .isoWeekday: append(decimal: parts.weekday)
    case .weekday: append(decimal: parts.weekday % 7)
    case .fullDate: append(.year, .month, .day, of: parts, separator: "-")
    case .compactDate: append(.year, .month, .day, of: parts, separator: "")
    case .time: append(.hour, .minute, .second, of: parts, separator: ":")
    case .zone: append(parts.zone, separator: "")
    case .zoneWithColon: append(parts.zone, separator: ":")
    case .plainMonth: append(decimal: parts.day.month)
    case .plainDay: append(decimal: parts.day.day)
    case .plainHour: append(decimal: parts.time.hour)
    case .plainHour12: append(decimal: parts.hour12)
    case .plainMinute: append(decimal: parts.time.minute)
    case .plainSecond: append(decimal: parts.time.second)
    case .weekdayName:
      append("星期")
      append(parts.weekdayName)
    case .shortWeekdayName:
      append("周")
      append(parts.weekdayName)
    case .monthName:
      append(parts.monthName)
      append("月")
    case .shortMonthName:
      append(decimal: parts.day.month)
      append("月")
    case .englishWeekday: append(parts.englishWeekday)
    case .englishMonth: append(parts.englishMonth)
    }
  }

  private mutating func append(
    _ first: DateField, _ second: DateField, _ third: DateField, of parts: DateParts,
    separator: StaticString
  ) {
    append(first, of: parts)
    append(separator)
    append(second, of: parts)
    append(separator)
    append(third, of: parts)
  }

  private mutating func append(_ zone: ZoneOffset, separator: StaticString) {
    let minutes = abs(Int(zone.seconds)) / 60
    append(zone.seconds < 0 ? "-" : "+")
    append(decimal: minutes / 60, width: 2)
    append(separator)
    append(decimal: minutes % 60, width: 2)
  }

  /// Appends a day: `2026-07-01`.
  public mutating func append(day date: CivilDate) { append(.fullDate, of: DateParts(date)) }

  /// Appends a time as people write it: `2026-07-01 09:30`.
  public mutating func append(dayAndMinute time: DateTime) {
    let parts = DateParts(time, .utc)
    append(.fullDate, of: parts)
    append(" ")
    append(.hour, of: parts)
    append(":")
    append(.minute, of: parts)
  }

  /// Appends a time as RFC 3339 has it: `2026-07-01T09:30:00+08:00`.
  public mutating func append(rfc3339 time: DateTime, _ zone: ZoneOffset) {
    let parts = DateParts(time, zone)
    append(.fullDate, of: parts)
    append("T")
    append(.time, of: parts)
    if zone == .utc { append("Z") } else { append(.zoneWithColon, of: parts) }
  }

  /// Appends a time as RFC 822 has it, with four digits for the year as RSS 2.0 asks:
  /// `Wed, 01 Jul 2026 09:30:00 +0800`.
  public mutating func append(rfc822 time: DateTime, _ zone: ZoneOffset) {
    let parts = DateParts(time, zone)
    append(.englishWeekday, of: parts)
    append(", ")
    append(.day, of: parts)
    append(" ")
    append(.englishMonth, of: parts)
    append(" ")
    append(.year, of: parts)
    append(" ")
    append(.time, of: parts)
    append(" ")
    append(.zone, of: parts)
  }
}

extension CivilDate {
  /// One field as text, for names of files, URLs and messages.
  public func string(_ field: DateField) -> String {
    var buffer = ByteBuffer(capacity: 16)
    buffer.append(field, of: DateParts(self))
    return buffer.makeString()
  }
}

extension DateTime {
  /// As people write it in a front matter: `2026-07-01 09:30`.
  public var string: String {
    var buffer = ByteBuffer(capacity: 24)
    buffer.append(dayAndMinute: self)
    return buffer.makeString()
  }
}
