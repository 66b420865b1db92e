import Base

/// A file offered for download with an article.
package struct Attachment: Sendable {
  /// What the reader is told it is; the file's name unless given.
  package var title: Text
  /// The file.
  package var file: SourceFile.ID
  /// The file's ending in lower case, without a dot.
  package var type: Text
  /// Its size in bytes.
  package var size: Int

  /// A file offered for download.
  package init(title: Text, file: SourceFile.ID, type: Text, size: Int) {
    self.title = title
    self.file = file
    self.type = type
    self.size = size
  }
}
