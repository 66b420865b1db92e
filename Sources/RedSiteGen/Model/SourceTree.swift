import Base

/// Everything the read stage took from the disk; nothing is read again after it.
public struct SourceTree: Sendable {
  /// The absolute path of the site's root.
  public var root: String
  /// The files of `content/` and `data/`, by path in byte order.
  public var files: [SourceFile] = []
  /// The folders of `content/`, from `content` itself, by path in byte order.
  public var folders: [String] = []
  /// Whether every folder could be read to its end; otherwise more files are there than are known.
  public var isWhole = true
  /// The theme's and the site's templates and assets.
  public var theme: ThemeFiles
  /// The bytes that `SourceFile.text` names.
  public var texts: TextStore

  /// A tree without files.
  public init(root: String, theme: ThemeFiles, texts: TextStore) {
    self.root = root
    self.theme = theme
    self.texts = texts
  }
}

/// Templates and assets by name; the site's own stand before the theme's of the same name.
public struct ThemeFiles: Sendable {
  /// Templates by name, as in `base.html`.
  public var templates: [String: Template] = [:]
  /// Assets by the path they are published at below `assets/`, as in `style.css`.
  public var assets: [String: Asset] = [:]
  /// Whether the system let all of it be read; what is missing then is not missing in the theme.
  public var isWhole = true

  /// No files.
  public init() {}

  /// One template.
  public struct Template: Sendable {
    /// The path that messages name.
    public var path: String
    /// Its bytes.
    public var bytes: [UInt8]
  }

  /// One asset.
  public struct Asset: Sendable {
    /// The path that messages name.
    public var path: String
    /// Where it is on disk.
    public var place: FilePlace
    /// The SHA-256 of a style sheet or script as it is published; other files have none.
    public var digest: [UInt8]?
    /// What its published name is made of, where the names of other files in it were rewritten:
    /// the digest of all that it leads to.
    public var fingerprint: [UInt8]?
    /// The bytes to publish, where they are not those on disk.
    public var content: [UInt8]?

    /// The name it is published under, below `assets/`: a style sheet or script has the beginning
    /// of its digest in it, so that browsers may keep it for ever.
    public func publishedName(_ name: String) -> String {
      guard let digest = fingerprint ?? digest, let dot = name.lastIndex(of: ".") else {
        return name
      }
      let digits = digest.prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      return name[..<dot] + "." + digits + name[dot...]
    }
  }
}
