import Base
import Diagnostics

/// Reading single values.
extension TableDecoder {
  /// Text without spaces and line ends around it, or nil where the key is missing or empty.
  ///
  /// YAML without quotes is text whatever it looks like: `title: 2026` is the title "2026".
  package mutating func string(_ key: String) -> Located<String>? {
    guard let value = value(key) else { return missing(key, .text) }
    return string(from: value, key: key)
  }

  /// Text that must be there and not be empty.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - example: what the message suggests as a value.
  /// - Returns: the text, or nil after a problem has been reported.
  package mutating func requiredString(_ key: String, example: String) -> Located<String>? {
    guard let value = value(key) else {
      reportMissing(key, example: quoted(example))
      return missing(key, .text)
    }
    guard let text = string(from: value, key: key) else { return nil }
    if text.value.isEmpty {
      reportMissing(key, example: quoted(example))
      return nil
    }
    return text
  }

  /// `true` or `false`; YAML may also say 是 or 否.
  package mutating func boolean(_ key: String) -> Located<Bool>? {
    guard let value = value(key) else { return missing(key, .boolean) }
    if case .scalar(let text, let style) = value.kind {
      switch (text, style) {
      case ("true", .plain), ("是", .plain), ("true", .boolean):
        return Located(true, range: value.range)
      case ("false", .plain), ("否", .plain), ("false", .boolean):
        return Located(false, range: value.range)
      default: break
      }
    }
    reportWrongType(value, key: key, wanted: .boolean)
    return nil
  }

  /// A whole number of the given range.
  package mutating func integer(
    _ key: String, in range: ClosedRange<Int> = Int.min...Int.max
  ) -> Located<Int>? {
    guard let value = value(key) else { return missing(key, .integer(range)) }
    guard case .scalar(let text, let style) = value.kind, style == .plain || style == .integer,
      let number = Int(text), text.utf8.first != UInt8(ascii: "+")
    else {
      reportWrongType(value, key: key, wanted: .integer)
      return nil
    }
    guard range.contains(number) else {
      report(
        .invalidValue, at: value.range,
        Message(
          "“\(key)”应\(Self.chinese(range))，这里是 \(number)",
          "`\(key)` must be \(Self.english(range)), not \(number)"),
        help: Message("请改成范围内的数", "write a number within these bounds"))
      return nil
    }
    return Located(number, range: value.range)
  }

  /// Text as it stands in a value, or nil after a wrong type has been reported.
  package mutating func string(from value: LocatedValue, key: String) -> Located<String>? {
    if case .scalar(let text, let style) = value.kind, style == .plain || style == .string {
      return Located(text.withoutOuterSpaces, range: value.range)
    }
    reportWrongType(value, key: key, wanted: .text)
    return nil
  }

  /// A text as this format must write it.
  package func quoted(_ text: String) -> String { format == .toml ? "\"\(text)\"" : text }

  private static func chinese(_ range: ClosedRange<Int>) -> String {
    if range.upperBound == .max { return "不小于 \(range.lowerBound)" }
    if range.lowerBound == .min { return "不大于 \(range.upperBound)" }
    return "在 \(range.lowerBound)–\(range.upperBound) 之间"
  }

  private static func english(_ range: ClosedRange<Int>) -> String {
    if range.upperBound == .max { return "at least \(range.lowerBound)" }
    if range.lowerBound == .min { return "at most \(range.upperBound)" }
    return "between \(range.lowerBound) and \(range.upperBound)"
  }
}
