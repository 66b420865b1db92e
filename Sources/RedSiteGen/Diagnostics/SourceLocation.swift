import Base

/// A place in a file that a person can go to, with the line they will see there.
public struct SourceLocation: Sendable, Hashable {
  /// The path relative to the site's root, `/` between its parts.
  public var path: String
  /// The line, from 1; 0 where the problem is about the file as a whole.
  public var line: Int
  /// The column, from 1, in characters a person sees (extended grapheme clusters).
  public var column: Int
  /// The bytes from the start of the file.
  public var bytes: Range<Int>
  /// The text of the line, without its end; empty where `line` is 0.
  public var excerpt: String

  /// A file as a whole.
  public init(path: String) {
    self.init(path: path, line: 0, column: 0, bytes: 0..<0, excerpt: "")
  }

  /// A place whose line and column are already known.
  public init(path: String, line: Int, column: Int, bytes: Range<Int>, excerpt: String) {
    self.path = path
    self.line = line
    self.column = column
    self.bytes = bytes
    self.excerpt = excerpt
  }

  /// The place of `range` in a file with the given bytes.
  ///
  /// Costs one pass over the bytes before the place; problems are rare, so no line table is kept.
  /// LF, CRLF and a lone CR all end a line. Bytes that are not UTF-8 show as U+FFFD in the excerpt.
  ///
  /// - Parameters:
  ///   - path: the path relative to the site's root.
  ///   - file: all bytes of the file.
  ///   - range: the bytes the problem is about; clamped to the file.
  public init(path: String, file: Bytes, range: Range<Int>) {
    var position = LinePosition()
    self.init(path: path, file: file, range: range, from: &position)
  }

  /// The place of `range`, found from a place of the same file that is already known.
  ///
  /// - Parameters:
  ///   - path: the path relative to the site's root.
  ///   - file: all bytes of the file.
  ///   - range: the bytes the problem is about; clamped to the file.
  ///   - position: where to count lines from; afterwards the start of `range`.
  init(path: String, file: Bytes, range: Range<Int>, from position: inout LinePosition) {
    let lower = min(max(range.lowerBound, 0), file.count)
    let upper = min(max(range.upperBound, lower), file.count)
    position.move(to: lower, in: file)
    var lineStart = position.lineStart
    if lineStart == 0, file.begins(with: "\u{FEFF}") { lineStart = min(3, lower) }
    var lineEnd = lower
    while lineEnd < file.count, file[lineEnd] != Ascii.lineFeed,
      file[lineEnd] != Ascii.carriageReturn
    { lineEnd += 1 }
    self.init(
      path: path, line: position.line,
      column: file[slice: lineStart..<lower].string.count + 1,
      bytes: lower..<upper,
      excerpt: file[slice: lineStart..<lineEnd].string)
  }

  /// How many characters of the excerpt the place covers, at least 1; also where there is none.
  public var highlightedCharacters: Int {
    let rest = Array(excerpt.dropFirst(max(column - 1, 0)).utf8)
    let length = min(bytes.count, rest.count)
    return max(1, String(decoding: rest[..<length], as: UTF8.self).count)
  }
}
