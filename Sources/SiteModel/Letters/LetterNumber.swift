/// 编号 of a letter in its two parts: a series and a count, as `2026-` and `0012`.
package struct LetterNumber: Sendable, Hashable {
  /// What stands before the count.
  package var series: String
  /// The count.
  package var count: Int

  /// The parts of a number; nil where it does not end in digits, or in more than nine of them.
  package init?(_ text: String) {
    let digits = text.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
    guard (1...9).contains(digits), let count = Int(text.suffix(digits)) else { return nil }
    series = String(text.dropLast(digits))
    self.count = count
  }

  /// A number as it is written, its count with zeros in front up to a width.
  package static func text(_ series: String, _ count: Int, width: Int) -> String {
    let digits = String(count)
    return series + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
