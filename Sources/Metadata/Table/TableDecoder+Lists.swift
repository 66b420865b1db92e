import Base
import Diagnostics

/// Reading lists.
extension TableDecoder {
  /// A list of texts; a single text is a list of one.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - splitsAtPunctuation: whether a text holds several parted by `,，、;；`, as people write
  ///     keywords.
  /// - Returns: the texts without empty ones, or nil where the key is missing.
  package mutating func strings(
    _ key: String, splitsAtPunctuation: Bool = false
  ) -> [Located<String>]? {
    guard let value = value(key) else {
      return missing(key, splitsAtPunctuation ? .separatedTexts : .texts)
    }
    guard let items = items(of: value) else {
      reportWrongType(value, key: key, wanted: .texts)
      return nil
    }
    var texts: [Located<String>] = []
    texts.reserveCapacity(items.count)
    for item in items {
      guard case .scalar(let text, let style) = item.kind, style == .plain || style == .string
      else {
        reportWrongType(item, key: key, wanted: .texts)
        continue
      }
      if splitsAtPunctuation {
        for part in text.unicodeScalars.split(whereSeparator: Self.isSeparator) {
          appendTrimmed(String(part), range: item.range, to: &texts)
        }
      } else if style == .plain, reportWideList(text, item, key: key) {
        continue
      } else {
        appendTrimmed(text, range: item.range, to: &texts)
      }
    }
    return texts
  }

  /// A list of whole numbers of a range, one of them being a list of one; at least one and at most
  /// so many.
  package mutating func integers(
    _ key: String, in range: ClosedRange<Int>, most: Int
  ) -> [Int]? {
    guard let value = value(key) else { return missing(key, .integers(range)) }
    let items: [LocatedValue]
    if case .list(let list) = value.kind { items = list } else { items = [value] }
    guard (1...most).contains(items.count) else {
      report(
        .invalidValue, at: value.range,
        Message(
          "“\(key)”要有 1 到 \(most) 个数", "`\(key)` takes 1 to \(most) numbers"),
        help: Message("例如：\(example(key, in: format))", "for example: \(example(key, in: format))"))
      return nil
    }
    let numbers = items.compactMap { integer(from: $0, key: key, in: range) }
    return numbers.count == items.count ? numbers : nil
  }

  private func example(_ key: String, in format: MetadataFormat) -> String {
    format.line(key, "[480, 960]")
  }

  /// The items of a list, one value being a list of one; nil where the key is missing.
  mutating func items(_ key: String) -> [LocatedValue]? {
    guard let value = value(key) else { return nil }
    if case .list(let items) = value.kind { return items }
    return [value]
  }

  private func items(of value: LocatedValue) -> [LocatedValue]? {
    switch value.kind {
    case .list(let items): items
    case .scalar(_, .plain), .scalar(_, .string): [value]
    default: nil
    }
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", "，", "、", ";", "；": true
    default: false
    }
  }

  private func appendTrimmed(
    _ text: String, range: Range<Int>, to texts: inout [Located<String>]
  ) {
    let trimmed = text.withoutOuterSpaces
    if !trimmed.isEmpty { texts.append(Located(trimmed, range: range)) }
  }

  /// Reports `a，b` and `［a，b］`, which YAML takes for one text; true where it did.
  private mutating func reportWideList(
    _ text: String, _ item: LocatedValue, key: String
  ) -> Bool {
    guard text.unicodeScalars.contains(where: { $0 == "，" || $0 == "［" }) else { return false }
    var narrow = ""
    for scalar in text.unicodeScalars where scalar != "［" && scalar != "］" {
      narrow += scalar == "，" ? ", " : String(scalar)
    }
    report(
      .wrongType, at: item.range,
      Message(
        "列表“\(key)”里的逗号或括号是全角的，“\(text)”会被当成一项",
        "the comma or bracket in the list `\(key)` is full-width, so `\(text)` would be one item"),
      help: Message(
        "请用半角：\(narrow)；如果确实是一项，请加上英文引号",
        "use the half-width form: \(narrow); if it is one item, put it in quotes"))
    return true
  }
}
