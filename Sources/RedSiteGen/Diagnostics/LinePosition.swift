import Base

/// A byte of a file with the line it is on.
///
/// A text can have thousands of problems; counting its lines anew for each would take time that
/// grows with the square of its length.
struct LinePosition {
  /// The byte.
  private(set) var offset = 0
  /// The line, from 1.
  private(set) var line = 1
  /// The first byte of the line.
  private(set) var lineStart = 0

  /// Moves to another byte of the same file, backwards by way of its beginning.
  mutating func move(to place: Int, in file: Bytes) {
    if place < offset { self = LinePosition() }
    while offset < place {
      let byte = file[offset]
      offset += 1
      let isReturn =
        byte == Ascii.carriageReturn && (offset == file.count || file[offset] != Ascii.lineFeed)
      if byte == Ascii.lineFeed || isReturn {
        line += 1
        lineStart = offset
      }
    }
  }
}
