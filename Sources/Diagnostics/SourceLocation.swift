import Base

/// A place in a file that a person can go to, with the line they will see there.
package struct SourceLocation: Sendable, Hashable {
  /// The path relative to the site's root, `/` between its parts.
  package var path: String
  /// The line, from 1; 0 where the problem is about the file as a whole.
  package var line: Int
  /// The column, from 1, in characters a person sees (extended grapheme clusters).
  package var column: Int
  /// The bytes from the start of the file.
  package var bytes: Range<Int>
  /// The text of the line around the place, at most 200 characters, without its end; empty where
  /// `line` is 0.
  package var excerpt: String
  /// How many characters of the line stand before the excerpt.
  package var cutBefore = 0
  /// Whether the line goes on after the excerpt.
  package var isCutAfter = false

  /// A file as a whole.
  package init(path: String) {
    self.init(path: path, line: 0, column: 0, bytes: 0..<0, excerpt: "")
  }

  /// A place whose line and column are already known.
  package init(path: String, line: Int, column: Int, bytes: Range<Int>, excerpt: String) {
    self.path = path
    self.line = line
    self.column = column
    self.bytes = bytes
    self.excerpt = excerpt
  }

  /// The place of `range` in a file with the given bytes.
  ///
  /// Costs one pass over the bytes before the place: who asks for more than one place of a file
  /// keeps its `FilePlaces`.
  ///
  /// - Parameters:
  ///   - path: the path relative to the site's root.
  ///   - file: all bytes of the file.
  ///   - range: the bytes the problem is about; clamped to the file.
  package init(path: String, file: Bytes, range: Range<Int>) {
    var index = LineIndex()
    self = index.location(path: path, file: file, range: range)
  }

  /// The same place, of whose line nothing is shown.
  package var withoutExcerpt: SourceLocation {
    var location = self
    (location.excerpt, location.cutBefore, location.isCutAfter) = ("", 0, false)
    return location
  }

  /// How many characters of the excerpt stand before the place.
  package var charactersBefore: Int { max(column - 1 - cutBefore, 0) }

  /// How many characters of the excerpt the place covers, at least 1; also where there is none.
  package var highlightedCharacters: Int {
    let rest = Array(excerpt.dropFirst(charactersBefore).utf8)
    let length = min(bytes.count, rest.count)
    return max(1, String(decoding: rest[..<length], as: UTF8.self).count)
  }
}

/// Finds lines and columns in one file for all who report something about it.
///
/// The lines are looked for when the first place is asked for: most files have no problem.
package final class FilePlaces {
  private let file: Bytes
  private let path: String
  private var index: LineIndex?

  /// The places of a file.
  ///
  /// - Parameters:
  ///   - file: all bytes of the file, which must outlive this.
  ///   - path: the path relative to the site's root.
  package init(_ file: Bytes, path: String) {
    self.file = file
    self.path = path
  }

  /// The place of `range`, clamped to the file.
  package func location(_ range: Range<Int>) -> SourceLocation {
    var lines = index.take() ?? LineIndex()
    defer { index = lines }
    return lines.location(path: path, file: file, range: range)
  }
}

extension Range<Int> {
  /// The range as far behind another beginning.
  package static func + (range: Range<Int>, offset: Int) -> Range<Int> {
    (range.lowerBound + offset)..<(range.upperBound + offset)
  }
}
