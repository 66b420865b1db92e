import Base

/// Finds the bytes of the source that a node of the tree came from.
///
/// cmark knows the lines of blocks; the columns of inlines are wrong as soon as a paragraph has
/// several lines or stands in a list. So what was written is searched for within its block's
/// lines, onwards from what was found last.
struct MarkdownLocator {
  private let source: Bytes
  private var line = 1
  private var lineStart = 0
  private var resume = 0
  private var firstLineOfSearch = 0
  private var endOfSearch = 0

  /// How far a search looks: a block is rarely longer, and a hostile one must not cost its length
  /// for each of its links.
  private static let window = 64 << 10

  init(source: Bytes) { self.source = source }

  /// The bytes of `needle` in the given lines, or of the first of these lines where it is not
  /// written in just that way.
  mutating func range(of needle: Bytes, in lines: ClosedRange<Int>) -> Range<Int> {
    let start = offset(ofLine: lines.lowerBound)
    if lines.lowerBound != firstLineOfSearch {
      firstLineOfSearch = lines.lowerBound
      resume = start
      let end = offset(ofLine: lines.upperBound)
      endOfSearch = source.endOfLine(from: end)
    }
    let from = max(start, resume)
    let end = min(endOfSearch, from + Self.window)
    if needle.count > 0, let found = source.firstIndex(of: needle, from: from, to: end) {
      resume = found + needle.count
      return found..<resume
    }
    return range(ofLine: lines.lowerBound)
  }

  /// The bytes of a line without the white space around it.
  mutating func range(ofLine number: Int) -> Range<Int> {
    var start = offset(ofLine: number)
    var end = source.endOfLine(from: start)
    while start < end, Ascii.isSpace(source[start]) { start += 1 }
    while end > start, Ascii.isSpace(source[end - 1]) { end -= 1 }
    return start..<end
  }

  private mutating func offset(ofLine wanted: Int) -> Int {
    if wanted < line {
      line = 1
      lineStart = 0
    }
    while line < wanted {
      let end = source.endOfLine(from: lineStart)
      guard end < source.count else { break }
      lineStart = end + 1
      if source[end] == Ascii.carriageReturn, lineStart < source.count,
        source[lineStart] == Ascii.lineFeed
      {
        lineStart += 1
      }
      line += 1
    }
    return lineStart
  }
}
