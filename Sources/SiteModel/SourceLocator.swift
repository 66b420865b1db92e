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
  ///
  /// The lines of a file that is not written for readers are shown to nobody: it can be a list of
  /// people, and messages end up in the logs of machines.
  package func location(_ file: SourceFile.ID, _ range: Range<Int>) -> SourceLocation {
    let source = files[file.offset]
    let location = texts.withView { view in
      indexes.location(file, path: source.path, bytes: view[source.text], range: range)
    }
    return source.role == .asset || source.role == .kept ? location.withoutExcerpt : location
  }

  /// The place of a key of a file's front matter, or the file where it cannot be seen.
  ///
  /// For what is found long after the file was read: the line is searched for.
  package func location(ofKey key: String, in file: SourceFile.ID) -> SourceLocation {
    let range = texts.withView { self.range(ofKey: key, in: $0[files[file.offset].text]) }
    return range.map { location(file, $0) } ?? location(file)
  }

  /// The place of one keyword among those of a file, or the file where it cannot be seen.
  package func location(ofKeyword keyword: String, in file: SourceFile.ID) -> SourceLocation {
    let range = texts.withView { view -> Range<Int>? in
      let bytes = view[files[file.offset].text]
      guard let key = self.range(ofKey: "keywords", in: bytes) else { return nil }
      return keyword.withBytes { bytes.firstRange(of: $0, from: key.upperBound) }
    }
    return range.map { location(file, $0) } ?? location(file)
  }

  /// The first place of a text in the file of that path; nil where it is not there.
  ///
  /// For what a data file names and what can be told only when the whole site is known.
  package func location(ofText text: String, path: String) -> SourceLocation? {
    guard let index = files.firstIndex(where: { $0.path == path }) else { return nil }
    let range = texts.withView { view in
      text.withBytes { view[files[index].text].firstRange(of: $0, from: 0) }
    }
    return range.map { location(SourceFile.ID(index), $0) }
  }

  private func range(ofKey key: String, in bytes: Bytes) -> Range<Int>? {
    key.withBytes { key in
      var place = 0
      while let found = bytes.firstRange(of: key, from: place) {
        let isLineStart = found.lowerBound == 0 || bytes[found.lowerBound - 1] == Ascii.lineFeed
        if isLineStart, [0x20, 0x3A, 0x3D].contains(bytes.byte(orZeroAt: found.upperBound)) {
          return found
        }
        place = found.upperBound
      }
      return nil
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
