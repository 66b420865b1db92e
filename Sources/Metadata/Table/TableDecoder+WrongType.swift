import Base
import Diagnostics

/// Saying that a value is of the wrong type.
extension TableDecoder {
  /// Reports what was wanted, what was found, and how to write it.
  mutating func reportWrongType(_ value: LocatedValue, key: String, wanted: WantedType) {
    let found = Self.description(of: value)
    report(
      .wrongType, at: value.range,
      Message(
        "“\(key)”应是\(wanted.name.chinese)，这里是\(found.chinese)",
        "`\(key)` must be \(wanted.name.english), but this is \(found.english)"),
      help: mend(value, key: key, wanted: wanted) ?? example(key, wanted))
  }

  private func example(_ key: String, _ wanted: WantedType) -> Message {
    let line = wanted.example(key, in: format)
    return Message("例如：\(line)", "for example: \(line)")
  }

  /// The corrected line, where the written text shows what was meant.
  private func mend(_ value: LocatedValue, key: String, wanted: WantedType) -> Message? {
    guard case .scalar(let text, let style) = value.kind else { return nil }
    switch wanted {
    case .boolean:
      if let meant = Self.meantBoolean(text) { return .corrected(format.line(key, meant)) }
      return Message("请写 true 或 false", "write true or false")
    case .integer:
      guard let number = Int(Self.narrowDigits(text)) else { return nil }
      return .corrected(format.line(key, String(number)))
    case .text where style != .plain:
      let written = file[slice: value.range].string
      return .corrected(format.line(key, "\"\(written)\""))
    case .date where style == .integer:
      return .corrected(format.line(key, "\"\(text)\""))
    default: return nil
    }
  }

  private static func meantBoolean(_ text: String) -> String? {
    switch text.lowercased() {
    case "true", "yes", "on", "1", "y", "是", "对", "有": "true"
    case "false", "no", "off", "0", "n", "否", "不", "无": "false"
    default: nil
    }
  }

  private static func narrowDigits(_ text: String) -> String {
    var narrow = ""
    for scalar in text.unicodeScalars {
      let isWide = (0xFF10...0xFF19).contains(scalar.value)
      narrow.unicodeScalars.append(
        isWide ? (Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar) : scalar)
    }
    return narrow
  }

  /// What was found, in words.
  package static func description(of value: LocatedValue) -> Message {
    switch value.kind {
    case .null: Message("空的", "empty")
    case .list: Message("列表", "a list")
    case .table: Message("带有下级键的表", "a table")
    case .scalar(let text, .plain): Message("“\(text)”", "`\(text)`")
    case .scalar(let text, .string): Message("文字“\(text)”", "the text `\(text)`")
    case .scalar(let text, .integer): Message("数字 \(text)", "the number \(text)")
    case .scalar(let text, .float): Message("小数 \(text)", "the number \(text)")
    case .scalar(let text, .boolean): Message(" \(text)", text)
    case .scalar(let text, .date): Message("日期 \(text)", "the date \(text)")
    }
  }
}
