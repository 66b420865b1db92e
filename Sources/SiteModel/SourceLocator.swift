import Base
import Diagnostics
import Synchronization

/// Finds the line and column of a byte range in one of the site's files.
package struct SourceLocator: Sendable {
  private let files: [SourceFile]
  private let texts: TextStore
  private let indexes = LineIndexes()

  /// The lines of the files that were asked about last.
  private final class LineIndexes: Sendable {
    private let known = Mutex<[SourceFile.ID: LineIndex]>([:])
    private static let most = 64

    func location(
      _ file: SourceFile.ID, path: String, bytes: Bytes, range: Range<Int>
    ) -> SourceLocation {
      known.withLock { known in
        if known.count >= Self.most, known[file] == nil { known.removeAll() }
        return known[file, default: LineIndex()].location(path: path, file: bytes, range: range)
      }
    }
  }

  /// A locator for these files, whose bytes are in `texts`.
  package init(files: [SourceFile], texts: TextStore) {
    self.files = files
    self.texts = texts
  }

  /// The place of `range` in a file.
  package func location(_ file: SourceFile.ID, _ range: Range<Int>) -> SourceLocation {
    let source = files[file.offset]
    return texts.withView { view in
      indexes.location(file, path: source.path, bytes: view[source.text], range: range)
    }
  }

  /// A file as a whole.
  package func location(_ file: SourceFile.ID) -> SourceLocation {
    SourceLocation(path: files[file.offset].path)
  }

  /// The place of `range` in the file of that path, or the file as a whole where it is unknown.
  package func location(path: String, _ range: Range<Int>) -> SourceLocation {
    guard let index = files.firstIndex(where: { $0.path == path }) else {
      return SourceLocation(path: path)
    }
    return location(SourceFile.ID(index), range)
  }
}
