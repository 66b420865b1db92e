import Base
import Pictures

/// A file of the site's folder, as the read stage found it.
package struct SourceFile: Sendable {
  /// Its place in `SourceTree.files`.
  package typealias ID = Identifier<SourceFile>

  /// The path from the site's root, as in `content/xuexi/a.md`.
  package var path: String
  /// What the file is for.
  package var role: Role
  /// Its size in bytes.
  package var size: Int
  /// Whether it was read or, for files that are only copied, may be; the reason is reported.
  package var isReadable = true
  /// Whether parse could make nothing of its text and said why; nobody reads the file after it.
  package var isRefused = false
  /// All of its bytes, for files that later stages read; empty for files that are only copied.
  package var text: Text
  /// The size in pixels, for pictures below `content/`.
  package var imageSize: ImageSize?

  /// What a file is for.
  package enum Role: Sendable {
    /// An article: `content/**/*.md`, or `index.md` of a folder of its own.
    case article
    /// A column's or topic's `_index.md`.
    case index
    /// Any other file below `content/`, copied as it is.
    case asset
    /// A file of `data/`.
    case data
  }

  /// A file that was found.
  package init(path: String, role: Role, size: Int, text: Text = .empty) {
    self.path = path
    self.role = role
    self.size = size
    self.text = text
  }
}
