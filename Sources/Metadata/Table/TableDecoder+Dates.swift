import Base
import Diagnostics

/// Reading dates.
extension TableDecoder {
  /// A date with or without a time (see `parseDateTime`).
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - zone: the site's zone.
  ///   - years: the years that are believed.
  /// - Returns: the time on the zone's wall and whether a time of day was given, or nil.
  package mutating func dateTime(
    _ key: String, zone: ZoneOffset, years: ClosedRange<Int> = articleYears
  ) -> Located<(DateTime, hasTime: Bool)>? {
    guard let value = value(key) else { return missing(key, .dateTime) }
    guard case .scalar(let text, let style) = value.kind,
      style == .plain || style == .string || style == .date
    else {
      reportWrongType(value, key: key, wanted: .date)
      return nil
    }
    switch parseDateTime(text, zone: zone, years: years) {
    case .success(let date): return Located(date, range: value.range)
    case .failure(let problem):
      report(
        problem.code, at: place(of: problem.part, of: text, in: value.range),
        problem.message, help: problem.help)
      return nil
    }
  }

  /// A date that must be there.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - zone: the site's zone.
  ///   - years: the years that are believed.
  /// - Returns: as `dateTime`, or nil after a problem has been reported.
  package mutating func requiredDateTime(
    _ key: String, zone: ZoneOffset, years: ClosedRange<Int> = articleYears
  ) -> Located<(DateTime, hasTime: Bool)>? {
    if let found = value(key) {
      guard case .scalar(let text, _) = found.kind, text.withoutOuterSpaces.isEmpty else {
        return dateTime(key, zone: zone, years: years)
      }
    }
    reportMissing(key, example: "2026-07-01")
    return missing(key, .dateTime)
  }

  /// A day; a time after it is refused.
  package mutating func date(
    _ key: String, years: ClosedRange<Int> = articleYears
  ) -> Located<CivilDate>? {
    guard let found = dateTime(key, zone: .utc, years: years) else { return missing(key, .day) }
    if found.value.hasTime {
      report(
        .dateFormat, at: found.range,
        Message("“\(key)”只写日期，不写时间", "`\(key)` is a day without a time"),
        help: Message(
          "例如：\(format.line(key, "2026-07-01"))",
          "for example: \(format.line(key, "2026-07-01"))"))
      return nil
    }
    return found.map { $0.0.date }
  }

  /// The bytes of a part of a scalar's text, where the text stands in the file letter by letter.
  private func place(of part: Range<Int>, of text: String, in range: Range<Int>) -> Range<Int> {
    let length = text.utf8.count
    for margin in 0...3 where range.count == length + 2 * margin {
      let start = range.lowerBound + margin
      let written = file[slice: start..<(start + length)]
      if written.elementsEqual(text.utf8) {
        return (start + part.lowerBound)..<(start + part.upperBound)
      }
    }
    return range
  }
}
