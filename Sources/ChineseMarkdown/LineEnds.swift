import Base

/// Finds the ends of lines, going forward: LF, CRLF or CR, as CommonMark knows them.
///
/// Remembers the next LF and the next CR: looking for both anew in each line would read a file
/// that has only the one to its end once for each of its lines.
struct LineEnds {
  private let source: Bytes
  private var lineFeed = -1
  private var carriageReturn = -1

  init(_ source: Bytes) { self.source = source }

  /// The end of the line that begins at `start`, and where the next one begins; the length of the
  /// source where there is none.
  package mutating func end(ofLineFrom start: Int) -> (end: Int, next: Int) {
    if lineFeed < start {
      lineFeed = source.firstIndex(of: Ascii.lineFeed, from: start) ?? source.count
    }
    if carriageReturn < start {
      carriageReturn = source.firstIndex(of: Ascii.carriageReturn, from: start) ?? source.count
    }
    if lineFeed < carriageReturn { return (lineFeed, lineFeed + 1) }
    if carriageReturn == source.count { return (source.count, source.count) }
    return (carriageReturn, lineFeed == carriageReturn + 1 ? lineFeed + 1 : carriageReturn + 1)
  }

  /// The line that begins at `start`, without its end.
  package mutating func line(from start: Int) -> Range<Int> { start..<end(ofLineFrom: start).end }
}
