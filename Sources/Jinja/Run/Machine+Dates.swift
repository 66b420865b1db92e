import Base

extension Machine {
  /// A time taken apart once, for all the fields of a format.
  private struct Clock {
    let day: (year: Int, month: Int, day: Int)
    let time: (hour: Int, minute: Int, second: Int)
    let weekday: Int
    let zone: ZoneOffset

    init(_ date: DateTime, _ zone: ZoneOffset) {
      day = date.date.components
      time = date.time
      weekday = date.date.weekday
      self.zone = zone
    }
  }

  /// Prints a date in a format of the program; nothing where there is no date.
  mutating func appendDate(_ value: Value, format: Int) throws(TemplateProblem) {
    guard let (date, zone) = try dateTime(value) else { return }
    let range = program.dateFormats[format]
    let clock = Clock(date, zone)
    for index in Int(range.start)..<Int(range.start + range.count) {
      appendPart(program.dateParts[index], clock, literals: program.literals)
    }
  }

  /// Prints a date in a format that was only known now.
  mutating func appendDate(_ value: Value, format: Bytes) throws(TemplateProblem) {
    guard let (date, zone) = try dateTime(value) else { return }
    let clock = Clock(date, zone)
    do throws(DateFormat.UnknownLetter) {
      for part in try DateFormat.parse(format) {
        appendPart(part, clock, literals: format)
      }
    } catch {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "日期格式里没有“\(error.letter)”",
        english: "unknown date format “\(error.letter)”")
    }
  }

  /// Prints a date as it appears without a format: `2026-07-01 09:30`.
  mutating func appendPlainDate(_ date: DateTime, _ zone: ZoneOffset) {
    let clock = Clock(date, zone)
    appendField(.fullDate, clock)
    out.append(" ")
    appendField(.hour, clock)
    out.append(":")
    appendField(.minute, clock)
  }

  /// The time that a value means: a date, text such as `2026-07-01 09:30`, or Unix seconds.
  private func dateTime(_ value: Value) throws(TemplateProblem) -> (DateTime, ZoneOffset)? {
    switch value {
    case .date(let date, let zone): return (date, zone)
    case .undefined, .none: return nil
    case .integer(let seconds):
      // The years 1 to 9999, as in Python.
      guard (-62_135_596_800..<253_402_300_800).contains(seconds) else {
        throw TemplateProblem(
          chinese: "\(seconds) 秒不在公元 1 年到 9999 年之间",
          english: "\(seconds) seconds are outside of the years 1 to 9999")
      }
      return (DateTime(unixSeconds: Int64(seconds), in: .utc), .utc)
    case .text(let bytes), .markup(let bytes):
      if let parsed = DateText.parse(bytes) { return parsed }
      throw TemplateProblem(
        chinese: "“\(bytes.string)”不是日期，应当像 2026-07-01 09:30",
        english: "“\(bytes.string)” is not a date such as 2026-07-01 09:30")
    default: break
    }
    throw TemplateProblem(
      chinese: "\(value.typeName) 不是日期", english: "a \(value.typeName) is not a date")
  }

  private mutating func appendPart(
    _ part: DateFormat.Part, _ clock: Clock, literals: Bytes
  ) {
    switch part {
    case .literal(let start, let count):
      out.append(literals[slice: Int(start)..<Int(start + count)])
    case .field(let field): appendField(field, clock)
    }
  }

  private mutating func appendField(_ field: DateFormat.Field, _ clock: Clock) {
    let day = clock.day
    let time = clock.time
    let hour12 = time.hour % 12 == 0 ? 12 : time.hour % 12
    switch field {
    case .year: out.append(decimal: day.year, width: 4)
    case .shortYear: out.append(decimal: ((day.year % 100) + 100) % 100, width: 2)
    case .month: out.append(decimal: day.month, width: 2)
    case .day: out.append(decimal: day.day, width: 2)
    case .hour: out.append(decimal: time.hour, width: 2)
    case .hour12: out.append(decimal: hour12, width: 2)
    case .minute: out.append(decimal: time.minute, width: 2)
    case .second: out.append(decimal: time.second, width: 2)
    case .half: out.append(time.hour < 12 ? "AM" : "PM")
    case .dayOfYear: out.append(decimal: dayOfYear(day), width: 3)
    case .isoWeekday: out.append(decimal: clock.weekday)
    case .weekday: out.append(decimal: clock.weekday % 7)
    case .fullDate:
      appendField(.year, clock)
      out.append("-")
      appendField(.month, clock)
      out.append("-")
      appendField(.day, clock)
    case .time:
      appendField(.hour, clock)
      out.append(":")
      appendField(.minute, clock)
      out.append(":")
      appendField(.second, clock)
    case .zoneWithColon:
      out.append(clock.zone.seconds < 0 ? "-" : "+")
      let minutes = abs(Int(clock.zone.seconds)) / 60
      out.append(decimal: minutes / 60, width: 2)
      out.append(":")
      out.append(decimal: minutes % 60, width: 2)
    case .zone:
      out.append(clock.zone.seconds < 0 ? "-" : "+")
      let minutes = abs(Int(clock.zone.seconds)) / 60
      out.append(decimal: minutes / 60 * 100 + minutes % 60, width: 4)
    case .plainMonth: out.append(decimal: day.month)
    case .plainDay: out.append(decimal: day.day)
    case .plainHour: out.append(decimal: time.hour)
    case .plainHour12: out.append(decimal: hour12)
    case .plainMinute: out.append(decimal: time.minute)
    case .plainSecond: out.append(decimal: time.second)
    case .weekdayName:
      out.append("星期")
      out.append(weekdayName(clock.weekday))
    case .shortWeekdayName:
      out.append("周")
      out.append(weekdayName(clock.weekday))
    case .monthName:
      out.append(month(day.month))
      out.append("月")
    case .shortMonthName:
      out.append(decimal: day.month)
      out.append("月")
    }
  }

  /// The day of the week, 一 to 日.
  ///
  /// Not a table: an array would be a reference that all workers count.
  private func weekdayName(_ weekday: Int) -> Bytes {
    let start = (weekday - 1) * 3
    return Bytes("一二三四五六日")[slice: start..<(start + 3)]
  }

  /// The month, 一 to 十二, without 月.
  private func month(_ month: Int) -> Bytes {
    if month > 10 {
      return Bytes("十一十二")[slice: (month - 11) * 6..<(month - 10) * 6]
    }
    return Bytes("一二三四五六七八九十")[slice: (month - 1) * 3..<month * 3]
  }

  private func dayOfYear(_ day: (year: Int, month: Int, day: Int)) -> Int {
    (1..<day.month).reduce(day.day) { $0 + CivilDate.daysIn(month: $1, year: day.year) }
  }
}
