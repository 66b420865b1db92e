import Base

/// A file offered for download with an article.
public struct Attachment: Sendable {
  /// What the reader is told it is; the file's name unless given.
  public var title: Text
  /// The file.
  public var file: SourceFile.ID
  /// The file's ending in lower case, without a dot.
  public var type: Text
  /// Its size in bytes.
  public var size: Int

  /// A file offered for download.
  public init(title: Text, file: SourceFile.ID, type: Text, size: Int) {
    self.title = title
    self.file = file
    self.type = type
    self.size = size
  }
}
