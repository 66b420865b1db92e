import Base

/// A file of the site's folder, as the read stage found it.
public struct SourceFile: Sendable {
  /// Its place in `SourceTree.files`.
  public typealias ID = Identifier<SourceFile>

  /// The path from the site's root, as in `content/xuexi/a.md`.
  public var path: String
  /// What the file is for.
  public var role: Role
  /// Its size in bytes.
  public var size: Int
  /// Whether it was read or, for files that are only copied, may be; the reason is reported.
  public var isReadable = true
  /// Whether parse could make nothing of its text and said why; nobody reads the file after it.
  public var isRefused = false
  /// All of its bytes, for files that later stages read; empty for files that are only copied.
  public var text: Text
  /// The size in pixels, for pictures below `content/`.
  public var imageSize: ImageSize?

  /// What a file is for.
  public enum Role: Sendable {
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
  public init(path: String, role: Role, size: Int, text: Text = .empty) {
    self.path = path
    self.role = role
    self.size = size
    self.text = text
  }
}
