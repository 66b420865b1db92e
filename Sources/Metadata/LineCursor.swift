import Base

/// The lines of a run of bytes, one after another; LF, CRLF and a lone CR end a line.
struct LineCursor {
  /// The bytes of the current line, without its end.
  package private(set) var line: Range<Int>
  /// The first byte after the current line and its end.
  package private(set) var next: Int
  /// The number of the current line, counted from 1 at the first line read.
  package private(set) var number = 0

  private let bytes: Bytes
  private let end: Int

  init(_ bytes: Bytes, in range: Range<Int>) {
    self.bytes = bytes
    self.end = range.upperBound
    self.next = range.lowerBound
    self.line = range.lowerBound..<range.lowerBound
  }

  /// Moves to the next line; false where there is none.
  package mutating func advance() -> Bool {
    guard next < end else { return false }
    number += 1
    let start = next
    var index = start
    while index < end, bytes[index] != Ascii.lineFeed, bytes[index] != Ascii.carriageReturn {
      index += 1
    }
    line = start..<index
    if index < end {
      let isPair =
        bytes[index] == Ascii.carriageReturn && index + 1 < end
        && bytes[index + 1] == Ascii.lineFeed
      index += isPair ? 2 : 1
    }
    next = index
    return true
  }
}
