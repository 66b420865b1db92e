import Base
import Diagnostics

/// Reading lists of days.
extension TableDecoder {
  /// A list of days and of spans of days, as notices write them: `2026-10-01 至 2026-10-07`.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - years: the years that are believed.
  /// - Returns: the days, each item with its place, without those that were reported; nil where
  ///   the key is missing.
  package mutating func days(
    _ key: String, years: ClosedRange<Int> = articleYears
  ) -> [Located<ClosedRange<CivilDate>>]? {
    guard let items = items(key) else { return missing(key, .days) }
    return items.compactMap { item in
      guard case .scalar(let text, let style) = item.kind, style != .boolean, style != .float,
        style != .integer
      else {
        reportWrongType(item, key: key, wanted: .date)
        return nil
      }
      return span(text, at: item.range, years: years).map { Located($0, range: item.range) }
    }
  }

  /// The day or span of days that a text says, or nil after its fault has been reported.
  private mutating func span(
    _ text: String, at range: Range<Int>, years: ClosedRange<Int>
  ) -> ClosedRange<CivilDate>? {
    let parts =
      Self.joints.lazy.compactMap { text.firstRange(of: $0) }.first
      .map { [text[..<$0.lowerBound], text[$0.upperBound...]] } ?? [text[...]]
    var days: [CivilDate] = []
    for part in parts {
      let trimmed = String(part).withoutOuterSpaces
      switch parseDateTime(trimmed, zone: .utc, years: years) {
      case .success(let (time, hasTime)):
        if !hasTime {
          days.append(time.date)
          continue
        }
        report(
          .dateFormat, at: range,
          Message("“\(text)”只写日期，不写时间", "`\(text)` is a day without a time"),
          help: Self.daysHelp)
      case .failure(let problem):
        // Where the same date stands twice, the first is meant: that one was read first.
        let start =
          part.firstRange(of: trimmed)
          .map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
        report(
          problem.code, at: place(of: problem.part + start, of: text, in: range),
          problem.message, help: parts.count == 1 ? problem.help.and(Self.daysHelp) : problem.help)
      }
      return nil
    }
    guard let first = days.first, let last = days.last else { return nil }
    guard first <= last else {
      report(
        .invalidValue, at: range,
        Message("“\(text)”的最后一天比第一天还早", "the last day of `\(text)` is before the first"),
        help: Message("请核对两个日期", "compare the two dates"))
      return nil
    }
    return first...last
  }

  /// What stands between the first and the last day.
  private static let joints = ["至", "到", " to ", "～", "~", ".."]

  private static let daysHelp = Message(
    "几天连着的写首尾，例如：2026-10-01 至 2026-10-07",
    "days in a row are written as the first and the last, as in 2026-10-01 to 2026-10-07")
}
