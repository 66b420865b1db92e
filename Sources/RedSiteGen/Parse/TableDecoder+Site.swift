import Base
import Diagnostics
import Metadata
import SiteModel

extension Reference {
  /// A name as a front matter writes it.
  init(_ text: Located<String>) { self.init(name: text.value, range: text.range) }
}

extension TableDecoder {
  /// A name of something else.
  mutating func reference(_ key: String) -> Reference? { string(key).map(Reference.init) }

  /// A list of names; one name is a list of one.
  mutating func references(_ key: String) -> [Reference] {
    (strings(key) ?? []).map(Reference.init)
  }

  /// The time after which something is no longer shown; a day counts to its end.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - start: when it is shown first: to end before that is reported.
  ///   - zone: the zone of times without an offset.
  /// - Returns: the time.
  mutating func expiry(
    _ key: String, after start: DateTime? = nil, zone: ZoneOffset
  ) -> DateTime? {
    guard let written = dateTime(key, zone: zone) else { return nil }
    let (time, hasTime) = written.value
    let end = hasTime ? time : DateTime(wallSeconds: time.wallSeconds + 86_400)
    if let start, end <= start {
      report(
        .expiresBeforeDate, at: written.range,
        Message(
          "到期（\(key)）在发布（date）之前，这篇文章从来不会出现",
          "`\(key)` is before `date`: the article is never shown"),
        help: Message(
          "请核对两个日期；是不是把年份写错了？", "compare the two dates; is one of the years wrong?"))
    }
    return end
  }

  /// A list of years, one of them being a list of one, each once, the earliest first; in a cell
  /// of CSV they are parted by commas and the like.
  mutating func years(_ key: String) -> [Int] {
    guard let value = value(key) else { return missing(key, .integers(articleYears)) ?? [] }
    if case .scalar(let text, .plain) = value.kind, Int(text) == nil {
      var years: Set<Int> = []
      for part in strings(key, splitsAtPunctuation: true) ?? [] {
        if let year = Int(part.value), articleYears.contains(year) {
          years.insert(year)
        } else {
          report(
            .invalidValue, at: part.range,
            Message("“\(part.value)”不是年份", "“\(part.value)” is no year"),
            help: Message("例如：2025、2026", "for example: 2025, 2026"))
        }
      }
      return years.sorted()
    }
    return Set(integers(key, in: articleYears, most: 100) ?? []).sorted()
  }

  /// The free table for the theme.
  mutating func extra() -> Extra? {
    guard let value = value("extra") else { return missing("extra", .freeTable) }
    guard case .table = value.kind else {
      // Asking for a table reports the wrong type.
      _ = table("extra")
      return nil
    }
    return Extra(value.dynamic)
  }
}

extension LocatedValue {
  /// The value without its place, as templates read it.
  ///
  /// A YAML scalar without quotes is a number, a truth value or nothing where its text is one
  /// (YAML 1.2 core schema, §10.3), otherwise text; dates stay text, which `date` reads.
  var dynamic: DynamicValue {
    switch kind {
    case .null: .null
    case .list(let items): .list(items.map(\.dynamic))
    case .table(let entries): .mapping(entries.map { ($0.key, $0.value.dynamic) })
    case .scalar(let text, .string), .scalar(let text, .date): .string(text)
    case .scalar(let text, .boolean): .boolean(text == "true")
    case .scalar(let text, .integer): Int(text).map { .integer($0) } ?? .string(text)
    case .scalar(let text, .float): Double(text).map { .float($0) } ?? .string(text)
    case .scalar(let text, .plain): Self.dynamic(plain: text)
    }
  }

  private static func dynamic(plain text: String) -> DynamicValue {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .boolean(true)
    case "false", "False", "FALSE": return .boolean(false)
    default: break
    }
    guard let first = text.utf8.first,
      Ascii.isDigit(first) || first == 0x2D || first == 0x2B || first == 0x2E
    else { return .string(text) }
    if let number = Int(text) { return .integer(number) }
    let isDecimal = text.utf8.allSatisfy {
      Ascii.isDigit($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B || $0 == 0x65 || $0 == 0x45
    }
    if isDecimal, let number = Double(text), number.isFinite { return .float(number) }
    return .string(text)
  }
}
