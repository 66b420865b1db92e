import Base
import Metadata
import SiteModel

extension TimeLimit {
  /// Reads a time limit as offices write it: `1个月内`, `≥6个月`, `3个月内，最长6个月`, `5个工作日`,
  /// `半年以上`, `一周`.
  ///
  /// - Returns: nil where a part of it cannot be read.
  package init?(reading text: String) {
    self.init(text: text)
    let parts = text.split { ",，;；、".contains($0) }.map { String($0).withoutOuterSpaces }
    guard !parts.isEmpty, parts.count <= 3 else { return nil }
    for part in parts {
      guard take(part) else { return nil }
    }
  }

  private mutating func take(_ part: String) -> Bool {
    var rest = part[...]
    if Self.drop(["≥", ">=", "＞＝", "至少", "不少于", "满"], from: &rest) {
      guard least == nil, let span = Self.span(Self.withoutEnd(rest)) else { return false }
      least = span
      return true
    }
    let isMost = Self.drop(["≤", "<=", "最长", "最多", "至多", "不超过"], from: &rest)
    if !isMost, let inner = Self.dropEnd(["以上", "以后", "后"], from: rest) {
      guard least == nil, let span = Self.span(inner) else { return false }
      least = span
      return true
    }
    let inner = Self.dropEnd(["以内", "之内", "内"], from: rest) ?? rest
    guard let span = Self.span(inner) else { return false }
    if most == nil {
      most = span
    } else {
      guard longest == nil else { return false }
      longest = span
    }
    return true
  }

  private static func drop(_ words: [String], from text: inout Substring) -> Bool {
    guard let word = words.first(where: { text.hasPrefix($0) }) else { return false }
    text = text.dropFirst(word.count).drop { $0 == " " }
    return true
  }

  private static func dropEnd(_ words: [String], from text: Substring) -> Substring? {
    words.first { text.hasSuffix($0) }.map { text.dropLast($0.count) }
  }

  private static func withoutEnd(_ text: Substring) -> Substring {
    dropEnd(["以上", "以后", "后"], from: text) ?? text
  }

  private static let units: [(word: String, unit: Unit)] = [
    ("个工作日", .workdays), ("工作日", .workdays), ("个自然日", .days), ("个月", .months),
    ("个星期", .weeks), ("星期", .weeks), ("周", .weeks), ("年", .years), ("天", .days),
    ("日", .days), ("月", .months),
  ]

  private static func span(_ text: Substring) -> Span? {
    let text = String(text).withoutOuterSpaces
    if text == "半年" { return Span(6, .months) }
    if text == "半个月" || text == "半月" { return Span(15, .days) }
    guard let (word, unit) = units.first(where: { text.hasSuffix($0.word) }) else { return nil }
    let number = String(text.dropLast(word.count)).withoutOuterSpaces
    let scalars = number.unicodeScalars
    let digits = number == "两" ? "二".unicodeScalars : scalars
    guard let read = HanNumber(in: digits, at: digits.startIndex, isOrdinal: true),
      read.end == digits.endIndex, (1...4).contains(read.digits.count)
    else { return nil }
    return Span(read.digits.reduce(0) { $0 * 10 + Int($1) }, unit)
  }
}
