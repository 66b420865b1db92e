import Base
import Diagnostics

/// Why a text is not a date, and which part of it is to blame.
package struct DateProblem: Error, Sendable, Hashable {
  /// `dateFormat` or `dateOutOfRange`.
  package var code: DiagnosticCode
  /// The offending part, in bytes from the start of the text.
  package var part: Range<Int>
  /// What is wrong.
  package var message: Message
  /// What to write instead.
  package var help: Message

  package init(
    _ code: DiagnosticCode, _ part: Range<Int>, _ message: Message, _ help: Message? = nil
  ) {
    self.code = code
    self.part = part
    self.message = message
    self.help = help ?? Self.acceptedForms
  }

  /// The forms in which dates are accepted.
  package static let acceptedForms = Message(
    "可以写成 2026-07-01、2026/07/01、2026.07.01、2026年7月1日 或 20260701，后面可加时间，如 2026-07-01 09:30",
    "write 2026-07-01, 2026/07/01, 2026.07.01, 2026年7月1日 or 20260701, "
      + "with a time after it if you like, as in 2026-07-01 09:30")
}

/// Recognises the usual ways of writing a date that is not accepted, and says what to write.
enum DateMistake {
  /// What is wrong with `bytes`, which stopped being a date at `place`.
  package static func problem(in bytes: Bytes, at place: Int) -> DateProblem {
    let text = bytes.string
    let part = place..<(place + characterLength(in: bytes, at: place))
    if text.isEmpty {
      return DateProblem(.dateFormat, part, Message("日期是空的", "the date is empty"))
    }
    if let width = fullWidth(text) { return width }
    if let quoted = quoted(text) { return quoted }
    let message = Message("看不懂日期“\(text)”", "cannot read the date `\(text)`")
    if let help = specialHelp(text, bytes, place) {
      return DateProblem(.dateFormat, help.part ?? part, help.message ?? message, help.help)
    }
    return DateProblem(.dateFormat, part, message)
  }

  private static func characterLength(in bytes: Bytes, at place: Int) -> Int {
    guard place < bytes.count else { return 0 }
    var end = place + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end - place
  }

  /// Full-width digits, dashes, slashes, colons and spaces from an input method.
  private static func fullWidth(_ text: String) -> DateProblem? {
    var offset = 0
    var first: Range<Int>?
    var narrow = ""
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      let replacement = narrowForm(scalar)
      if replacement != scalar, first == nil { first = offset..<(offset + length) }
      narrow.unicodeScalars.append(replacement)
      offset += length
    }
    guard let first else { return nil }
    while narrow.last == " " { narrow.removeLast() }
    return DateProblem(
      .dateFormat, first,
      Message(
        "日期“\(text)”里有全角字符", "the date `\(text)` contains full-width characters"),
      .corrected(narrow))
  }

  private static func narrowForm(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{3000}", "\u{A0}": return " "
    case "–", "—", "−", "﹣": return "-"
    case "。": return "."
    default:
      guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
      return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
  }

  private static func quoted(_ text: String) -> DateProblem? {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      "“”‘’'\"".unicodeScalars.contains(first), "“”‘’'\"".unicodeScalars.contains(last),
      text.unicodeScalars.count > 2
    else { return nil }
    return DateProblem(
      .dateFormat, 0..<UTF8.width(first),
      Message("日期“\(text)”里有引号", "the date `\(text)` contains quotes"),
      .corrected(String(text.dropFirst().dropLast())))
  }

  /// The lengths of the runs of digits.
  private static func digitGroups(_ bytes: Bytes) -> [Int] {
    var groups: [Int] = []
    var isInside = false
    for byte in bytes {
      let isDigit = Ascii.isDigit(byte)
      if isDigit, isInside { groups[groups.count - 1] += 1 }
      if isDigit, !isInside { groups.append(1) }
      isInside = isDigit
    }
    return groups
  }

  private struct Special {
    var part: Range<Int>?
    var message: Message?
    var help: Message
  }

  private static func specialHelp(_ text: String, _ bytes: Bytes, _ place: Int) -> Special? {
    let groups = digitGroups(bytes)
    let isDayFirst =
      groups.count >= 3 && groups[0] <= 2 && groups[1] <= 2 && groups[2] == 4
      && Ascii.isDigit(bytes[0])
    if isDayFirst {
      return Special(
        part: 0..<bytes.count,
        message: Message(
          "日期“\(text)”看不出哪个是月、哪个是日",
          "the date `\(text)` does not say which number is the month and which the day"),
        help: Message("请把年份写在最前面，例如 2026-07-01", "put the year first, as in 2026-07-01"))
    }
    if groups.count >= 3, groups[0] == 2, place == 0 {
      return Special(
        part: 0..<2,
        message: Message(
          "日期“\(text)”的年份只有两位", "the year of the date `\(text)` has only two digits"),
        help: Message("请把年份写全，例如 2026-07-01", "write the year in full, as in 2026-07-01"))
    }
    if place == bytes.count, groups.count == 2, groups[0] == 4, groups[1] <= 2 {
      return Special(
        message: Message("日期“\(text)”缺少日", "the date `\(text)` has no day"),
        help: DateProblem.acceptedForms)
    }
    if bytes[slice: place..<bytes.count].begins(with: "上午")
      || bytes[slice: place..<bytes.count].begins(with: "下午")
      || text.hasSuffix("AM") || text.hasSuffix("PM")
    {
      return Special(
        help: Message(
          "时间请按 24 小时制写，例如 2026-07-01 15:30",
          "write the time with 24 hours, as in 2026-07-01 15:30"))
    }
    let followsDay = place > 3 && bytes[slice: place - 3..<place].begins(with: "日")
    if followsDay, place < bytes.count, Ascii.isDigit(bytes[place]) {
      return Special(
        help: Message(
          "日期和时间之间要空一格，例如 2026年7月1日 09:30",
          "put a space between the date and the time, as in 2026年7月1日 09:30"))
    }
    return nil
  }
}

/// The years in which an article can have appeared.
package let articleYears: ClosedRange<Int> = 1949...2199

/// Reads a date as people write it, with or without a time.
///
/// `2026-07-01`, `2026-7-1`, `2026/07/01`, `2026.07.01`, `2026年7月1日` and `20260701`, each
/// optionally followed by spaces or a `T` and `09:30` or `09:30:15`; and RFC 3339 with its
/// fraction (dropped) and offset. Without an offset the time is one of `zone`'s wall; with one it
/// is converted to it. Day before month is refused, since `01/02/2026` has two meanings.
///
/// - Parameters:
///   - text: the text, without quotes.
///   - zone: the site's zone.
///   - years: the years that are believed; 1949–2199 for articles.
/// - Returns: the time on the zone's wall (midnight where none is given) and whether one was
///   given, or what is wrong with which part.
package func parseDateTime(
  _ text: String, zone: ZoneOffset, years: ClosedRange<Int> = articleYears
) -> Result<(DateTime, hasTime: Bool), DateProblem> {
  return text.withBytes { bytes in
    var scanner = DateScanner(bytes, years: years)
    do throws(DateProblem) {
      return .success(try scanner.read(zone: zone))
    } catch {
      return .failure(error)
    }
  }
}
