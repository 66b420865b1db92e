import Base

extension ByteBuffer {
  /// Appends a time as RFC 3339 has it: `2026-07-01T09:30:00+08:00`.
  mutating func append(rfc3339 time: DateTime, _ zone: ZoneOffset) {
    append(day: time.date)
    append("T")
    append(clock: time)
    guard zone.seconds != 0 else {
      append("Z")
      return
    }
    append(zone: zone, separator: ":")
  }

  /// Appends a time as RFC 822 has it, with four digits for the year as RSS 2.0 asks:
  /// `Wed, 01 Jul 2026 09:30:00 +0800`.
  mutating func append(rfc822 time: DateTime, _ zone: ZoneOffset) {
    let days: [StaticString] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months: [StaticString] = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let (year, month, day) = time.date.components
    append(days[time.date.weekday - 1])
    append(", ")
    append(twoDigits: day)
    append(" ")
    append(months[month - 1])
    append(" ")
    append(decimal: year)
    append(" ")
    append(clock: time)
    append(" ")
    append(zone: zone, separator: "")
  }

  /// Appends a day: `2026-07-01`.
  mutating func append(day date: CivilDate) {
    let (year, month, day) = date.components
    append(decimal: year)
    append("-")
    append(twoDigits: month)
    append("-")
    append(twoDigits: day)
  }

  private mutating func append(clock time: DateTime) {
    let (hour, minute, second) = time.time
    append(twoDigits: hour)
    append(":")
    append(twoDigits: minute)
    append(":")
    append(twoDigits: second)
  }

  private mutating func append(zone: ZoneOffset, separator: StaticString) {
    let minutes = abs(Int(zone.seconds)) / 60
    append(zone.seconds < 0 ? "-" : "+")
    append(twoDigits: minutes / 60)
    append(separator)
    append(twoDigits: minutes % 60)
  }

  private mutating func append(twoDigits number: Int) {
    if number < 10 { append("0") }
    append(decimal: number)
  }
}
