import Base

/// Counts the quote and list markers and the indentation that a line begins with: each of them
/// can open a block inside a block.
enum LineStart {
  /// What the line has too much of, or nil.
  package static func problem(in source: Bytes, _ line: Range<Int>) -> MarkdownProblem? {
    var index = line.lowerBound
    var markers = 0
    var column = 0
    while index < line.upperBound {
      switch source[index] {
      case 0x20: column += 1
      case 0x09: column += 4 - column % 4
      case UInt8(ascii: ">"):
        markers += 1
        column += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard endsMarker(source, index + 1, line) else {
          return problem(markers, column, line.lowerBound..<index)
        }
        markers += 1
        column += 1
      case 0x30...0x39:
        var end = index
        while end < line.upperBound, Ascii.isDigit(source[end]) { end += 1 }
        guard end < line.upperBound, source[end] == 0x2E || source[end] == 0x29,
          endsMarker(source, end + 1, line)
        else { return problem(markers, column, line.lowerBound..<index) }
        markers += 1
        column += end + 1 - index
        index = end
      default: return problem(markers, column, line.lowerBound..<index)
      }
      index += 1
    }
    return problem(markers, line.upperBound == index ? 0 : column, line)
  }

  private static func endsMarker(_ source: Bytes, _ index: Int, _ line: Range<Int>) -> Bool {
    index >= line.upperBound || source[index] == 0x20 || source[index] == 0x09
  }

  private static func problem(
    _ markers: Int, _ column: Int, _ range: Range<Int>
  ) -> MarkdownProblem? {
    for (limit, found) in [(MarkdownLimit.markersOfLine, markers), (.indentation, column)]
    where found > limit.allowed {
      return MarkdownProblem(.limit(limit, found: found, allowed: limit.allowed), at: range)
    }
    return nil
  }
}
