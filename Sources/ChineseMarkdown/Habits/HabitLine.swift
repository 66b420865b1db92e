import Base

/// A line with what stands before its text: marks of quotes, spaces and tabs.
struct HabitLine {
  /// The bytes without the line end.
  let range: Range<Int>
  /// How many `>` it begins with.
  let quoteDepth: Int
  /// Where the marks of quotes end, with the space after the last one.
  let quoteEnd: Int
  /// The columns of spaces and tabs after the marks of quotes.
  let indentation: Int
  /// The first byte that is neither space nor tab.
  let text: Int

  var isBlank: Bool { text == range.upperBound }
  /// The bytes from the first visible one on.
  var textRange: Range<Int> { text..<range.upperBound }

  init(_ source: Bytes, _ range: Range<Int>) {
    self.range = range
    var index = range.lowerBound
    var depth = 0
    var end = index
    var column = 0
    while true {
      let start = index
      column = 0
      while index < range.upperBound, source[index] == 0x20 || source[index] == 0x09 {
        column += source[index] == 0x20 ? 1 : 4 - column % 4
        index += 1
      }
      guard index < range.upperBound, source[index] == UInt8(ascii: ">"), column < 4 else {
        end = start
        break
      }
      depth += 1
      index += 1
      if index < range.upperBound, source[index] == 0x20 { index += 1 }
    }
    quoteDepth = depth
    quoteEnd = end
    indentation = column
    text = index
  }
}
