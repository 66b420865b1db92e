import Base
import Diagnostics

/// Walks over the bytes of a date from left to right.
struct DateScanner {
  private let bytes: Bytes
  private let years: ClosedRange<Int>
  private var index = 0

  init(_ bytes: Bytes, years: ClosedRange<Int>) {
    self.bytes = bytes
    self.years = years
  }

  package mutating func read(zone: ZoneOffset) throws(DateProblem) -> (DateTime, hasTime: Bool) {
    let date = try readDate()
    guard index < bytes.count else { return (DateTime(date: date), false) }
    try readTimeSeparator()
    let (hour, minute, second) = try readTime()
    let time = DateTime(date: date, hour: hour, minute: minute, second: second)
    guard index < bytes.count else { return (time, true) }
    let offset = try readOffset()
    guard index == bytes.count else { throw unexpected() }
    return (DateTime(unixSeconds: time.unixSeconds(in: offset), in: zone), true)
  }

  private mutating func readDate() throws(DateProblem) -> CivilDate {
    let start = index
    guard let year = number(digits: 4...4, notLonger: false) else { throw unexpected(from: start) }
    let yearRange = start..<index
    let month: Part
    let day: Part
    if take("年") {
      month = try part(1...2)
      try expect("月")
      day = try part(1...2)
      try expect("日")
    } else if let separator = takeSeparator() {
      month = try part(1...2)
      guard index < bytes.count, bytes[index] == separator else { throw unexpected() }
      index += 1
      day = try part(1...2)
    } else {
      month = try part(2...2, notLonger: false)
      day = try part(2...2)
    }
    guard years.contains(year) else {
      throw outOfRange(
        yearRange, "年份不在 \(years.lowerBound)–\(years.upperBound) 之间",
        "the year must be between \(years.lowerBound) and \(years.upperBound)")
    }
    try check(month, in: 1...12, "月份不在 1–12 之间", "the month must be between 1 and 12")
    let days = CivilDate.daysIn(month: month.value, year: year)
    try check(
      day, in: 1...days,
      "日期不在 1–\(days) 之间（\(year) 年 \(month.value) 月有 \(days) 天）",
      "the day must be between 1 and \(days) in month \(month.value) of \(year)")
    guard let date = CivilDate(year: year, month: month.value, day: day.value) else {
      throw outOfRange(yearRange, "年份超出范围", "the year is out of range")
    }
    return date
  }

  private mutating func readTimeSeparator() throws(DateProblem) {
    switch bytes[index] {
    case 0x20:
      while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    case UInt8(ascii: "T"), UInt8(ascii: "t"): index += 1
    default: throw unexpected()
    }
  }

  private mutating func readTime() throws(DateProblem) -> (Int, Int, Int) {
    let hour = try part(1...2)
    try expect(":")
    let minute = try part(2...2)
    var second = Part(value: 0, range: index..<index)
    if take(":") {
      second = try part(2...2)
      if take(".") {
        let start = index
        while index < bytes.count, Ascii.isDigit(bytes[index]) { index += 1 }
        if index == start { throw unexpected() }
      }
    }
    try check(hour, in: 0...23, "小时不在 0–23 之间", "the hour must be between 0 and 23")
    try check(minute, in: 0...59, "分钟不在 0–59 之间", "the minute must be between 0 and 59")
    try check(second, in: 0...59, "秒不在 0–59 之间", "the second must be between 0 and 59")
    return (hour.value, minute.value, second.value)
  }

  private mutating func readOffset() throws(DateProblem) -> ZoneOffset {
    if take("Z") || take("z") { return .utc }
    let isEast = take("+")
    guard isEast || take("-") else { throw unexpected() }
    let hour = try part(2...2)
    try expect(":")
    let minute = try part(2...2)
    try check(hour, in: 0...23, "时区的小时不在 0–23 之间", "the offset's hour must be between 0 and 23")
    try check(
      minute, in: 0...59, "时区的分钟不在 0–59 之间", "the offset's minute must be between 0 and 59")
    let seconds = Int32(hour.value * 3600 + minute.value * 60)
    return ZoneOffset(seconds: isEast ? seconds : -seconds)
  }

  // MARK: Parts

  private struct Part {
    var value: Int
    var range: Range<Int>
  }

  /// A number of as many digits as allowed, or nil with the place unmoved.
  private mutating func number(digits: ClosedRange<Int>, notLonger: Bool = true) -> Int? {
    var end = index
    var value = 0
    while end < bytes.count, end - index < digits.upperBound, Ascii.isDigit(bytes[end]) {
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard end - index >= digits.lowerBound else { return nil }
    if notLonger, end < bytes.count, Ascii.isDigit(bytes[end]) { return nil }
    index = end
    return value
  }

  private mutating func part(
    _ digits: ClosedRange<Int>, notLonger: Bool = true
  ) throws(DateProblem) -> Part {
    let start = index
    guard let value = number(digits: digits, notLonger: notLonger) else { throw unexpected() }
    return Part(value: value, range: start..<index)
  }

  private mutating func takeSeparator() -> UInt8? {
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
      defer { index += 1 }
      return bytes[index]
    default: return nil
    }
  }

  private mutating func take(_ literal: StaticString) -> Bool {
    guard bytes[slice: index..<bytes.count].begins(with: literal) else { return false }
    index += literal.utf8CodeUnitCount
    return true
  }

  private mutating func expect(_ literal: StaticString) throws(DateProblem) {
    if !take(literal) { throw unexpected() }
  }

  // MARK: Problems

  private func check(
    _ part: Part, in range: ClosedRange<Int>, _ chinese: String, _ english: String
  ) throws(DateProblem) {
    if !range.contains(part.value) { throw outOfRange(part.range, chinese, english) }
  }

  private func outOfRange(
    _ range: Range<Int>, _ chinese: String, _ english: String
  ) -> DateProblem {
    let text = bytes.string
    return DateProblem(
      .dateOutOfRange, range,
      Message("日期“\(text)”的\(chinese)", "in the date `\(text)` \(english)"))
  }

  /// The text stopped being a date at the current place, or at `start`.
  private func unexpected(from start: Int? = nil) -> DateProblem {
    DateMistake.problem(in: bytes, at: start ?? index)
  }
}
