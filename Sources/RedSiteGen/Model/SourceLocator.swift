import Base

/// Finds the line and column of a byte range in one of the site's files.
public struct SourceLocator: Sendable {
  private let files: [SourceFile]
  private let texts: TextStore

  /// A locator for these files, whose bytes are in `texts`.
  public init(files: [SourceFile], texts: TextStore) {
    self.files = files
    self.texts = texts
  }

  /// The place of `range` in a file.
  public func location(_ file: SourceFile.ID, _ range: Range<Int>) -> SourceLocation {
    let source = files[file.offset]
    return texts.withView { view in
      SourceLocation(path: source.path, file: view[source.text], range: range)
    }
  }

  /// A file as a whole.
  public func location(_ file: SourceFile.ID) -> SourceLocation {
    SourceLocation(path: files[file.offset].path)
  }

  /// The place of `range` in the file of that path, or the file as a whole where it is unknown.
  public func location(path: String, _ range: Range<Int>) -> SourceLocation {
    guard let index = files.firstIndex(where: { $0.path == path }) else {
      return SourceLocation(path: path)
    }
    return location(SourceFile.ID(index), range)
  }
}
