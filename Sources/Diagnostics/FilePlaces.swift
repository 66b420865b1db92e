import Base

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
