/// A number within a text, by value: ASCII or full-width digits, or Chinese numerals.
package struct HanNumber {
  /// Its decimal digits, each 0–9, without zeroes in front; none for zero.
  package let digits: [UInt8]
  /// Where the text goes on.
  package let end: String.UnicodeScalarView.Index

  /// The number that begins at `start`, or nil where none does.
  ///
  /// - Parameters:
  ///   - scalars: the text.
  ///   - start: a place in it.
  ///   - isOrdinal: whether 第 stands before it, so that 十 is a number and not a word.
  package init?(
    in scalars: String.UnicodeScalarView, at start: String.UnicodeScalarView.Index,
    isOrdinal: Bool
  ) {
    var digits: [UInt8] = []
    var end = start
    while end < scalars.endIndex, let digit = Self.digit(scalars[end]) {
      if digit > 0 || !digits.isEmpty { digits.append(digit) }
      end = scalars.index(after: end)
    }
    if end == start, isOrdinal {
      while end < scalars.endIndex, Self.numeral(scalars[end]) != nil {
        end = scalars.index(after: end)
      }
      guard let value = Self.value(of: scalars[start..<end]) else { return nil }
      digits = value == 0 ? [] : String(value).utf8.map { $0 - 0x30 }
    }
    guard end > start else { return nil }
    self.digits = digits
    self.end = end
  }

  /// The ASCII character that a full-width form stands for (U+FF01–FF5E), else the scalar itself.
  package static func halfWidth(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    case 0xFF01...0xFF5E: scalar.value - 0xFEE0
    default: scalar.value
    }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch halfWidth(scalar) {
    case let value where (0x30...0x39).contains(value): UInt8(value - 0x30)
    default: nil
    }
  }

  private static func numeral(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇", "零": 0
    case "一": 1
    case "二", "两": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    case "十": 10
    case "百": 100
    case "千": 1000
    default: nil
    }
  }

  /// 二十三 as 23, 一百零五 as 105, 二〇二六 as 2026; nil for what is longer than any count of
  /// branches (then it is ordered as words).
  private static func value(of numerals: Substring.UnicodeScalarView) -> Int? {
    guard (1...9).contains(numerals.count) else { return nil }
    let values = numerals.compactMap(numeral)
    if values.allSatisfy({ $0 < 10 }) { return values.reduce(0) { $0 * 10 + $1 } }
    var total = 0
    var pending: Int?
    for value in values {
      if value < 10 {
        pending = value
      } else {
        total += (pending ?? 1) * value
        pending = nil
      }
    }
    return total + (pending ?? 0)
  }
}
