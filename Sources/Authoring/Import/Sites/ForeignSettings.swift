import Base
import Diagnostics
import Files
import Metadata

/// Settings of a Hugo or Hexo site that decide who may see its articles.
struct ForeignSettings {
  /// What the front matter of a folder's `_index.md`, or the settings of the site for the empty
  /// path, hand down to the articles below (Hugo's `cascade`).
  private var handedDown: [String: [LocatedValue.Entry]] = [:]
  /// Tags whose articles need a password (`encrypt.tags` of hexo-blog-encrypt).
  private(set) var lockedTags: Set<String> = []
  /// The settings of the outermost level that are one text each; keys in small letters.
  private(set) var texts: [String: String] = [:]
  /// Hugo's patterns of URLs, by section.
  private(set) var permalinks: [String: String] = [:]

  /// Jekyll's collections that have pages, with their patterns of URLs.
  private(set) var collections: [String: String] = [:]

  /// Wider than for articles: these files are large in their own systems too.
  private static let limits = MetadataLimits(
    bytes: Limits.textFileBytes, keys: 4096, valueBytes: 1 << 16, items: 4096, depth: 16,
    extraDepth: 16)

  /// The settings of a Hugo site.
  ///
  /// - Parameters:
  ///   - root: its absolute path.
  ///   - indexes: the paths of its `_index.md` below `content/`.
  init(hugo root: String, indexes: [String]) {
    for name in ["hugo", "config", "config/_default/hugo", "config/_default/config"] {
      for ending in ["toml", "yaml", "yml"] {
        let path = "\(root)/\(name).\(ending)"
        guard let entries = Self.table(path, ending == "toml" ? .toml : .yaml) else { continue }
        addCascade(of: entries, to: "")
        addTexts(of: entries)
        for entry in entries where entry.key.lowercased() == "permalinks" {
          addPermalinks(of: entry.value)
        }
      }
    }
    for ending in ["toml", "yaml", "yml"] {
      let path = "\(root)/config/_default/permalinks.\(ending)"
      if let entries = Self.table(path, ending == "toml" ? .toml : .yaml) {
        addPermalinks(of: LocatedValue(.table(entries), range: 0..<0))
      }
    }
    for index in indexes {
      let path = root + "/content/" + index
      guard let entries = Self.frontMatter(path) else { continue }
      addCascade(of: entries, to: ContentPath.folder(of: index))
    }
  }

  /// The settings of a Hexo or Jekyll site.
  init(hexo root: String) {
    let entries = Self.table(root + "/_config.yml", .yaml) ?? []
    addTexts(of: entries)
    for entry in entries where entry.key == "collections" {
      addCollections(entry.value)
    }
    for entry in entries where entry.key == "encrypt" {
      guard case .table(let settings) = entry.value.kind,
        case .list(let tags)? = settings.first(where: { $0.key == "tags" })?.value.kind
      else { continue }
      for tag in tags {
        guard case .table(let fields) = tag.kind,
          case .scalar(let name, _)? = fields.first(where: { $0.key == "name" })?.value.kind
        else { continue }
        lockedTags.insert(name)
      }
    }
  }

  private mutating func addCollections(_ value: LocatedValue) {
    guard case .table(let entries) = value.kind else { return }
    for entry in entries {
      guard case .table(let settings) = entry.value.kind else { continue }
      var texts: [String: String] = [:]
      for setting in settings {
        if case .scalar(let text, _) = setting.value.kind { texts[setting.key] = text }
      }
      if texts["output"] == "true" {
        collections[entry.key] = texts["permalink"] ?? "/:collection/:path.html"
      }
    }
  }

  private mutating func addTexts(of entries: [LocatedValue.Entry]) {
    for entry in entries {
      if case .scalar(let text, _) = entry.value.kind {
        texts[entry.key.lowercased()] = text.withoutOuterSpaces
      }
    }
  }

  /// One pattern for each section, also below `page` as newer versions have it.
  private mutating func addPermalinks(of value: LocatedValue) {
    guard case .table(let entries) = value.kind else { return }
    for entry in entries {
      switch entry.value.kind {
      case .scalar(let text, _): permalinks[entry.key] = text
      case .table where entry.key == "page": addPermalinks(of: entry.value)
      default: break
      }
    }
  }

  /// What an article in a folder has from above; a nearer folder says it first.
  func handedDown(to folder: String) -> [LocatedValue.Entry] {
    var entries: [LocatedValue.Entry] = []
    var folder = folder
    while true {
      let known = Set(entries.map { $0.key.lowercased() })
      entries += (handedDown[folder] ?? []).filter { !known.contains($0.key.lowercased()) }
      if folder.isEmpty { return entries }
      folder = ContentPath.folder(of: folder)
    }
  }

  /// One table or several; which pages each is meant for (`target`) is not looked at: an article
  /// kept back by mistake is a warning, one published by mistake is not.
  private mutating func addCascade(of entries: [LocatedValue.Entry], to folder: String) {
    for entry in entries where entry.key.lowercased() == "cascade" {
      var tables = [entry.value]
      if case .list(let values) = entry.value.kind { tables = values }
      for table in tables {
        guard case .table(let below) = table.kind else { continue }
        handedDown[folder, default: []] += below
      }
    }
  }

  private static func table(_ path: String, _ format: MetadataFormat) -> [LocatedValue.Entry]? {
    guard let buffer = text(path) else { return nil }
    var ignored: [Diagnostic] = []
    return buffer.withBytes { bytes in
      guard SourceEncoding.check(bytes, path: path, into: &ignored) != nil else { return nil }
      let start = bytes.begins(with: "\u{FEFF}") ? 3 : 0
      let text = MetadataText(
        file: bytes, block: start..<bytes.count, format: format, limits: limits)
      guard case .table(let entries)? = text.read(path: path, into: &ignored)?.kind else {
        return nil
      }
      return entries
    }
  }

  private static func frontMatter(_ path: String) -> [LocatedValue.Entry]? {
    guard let buffer = text(path) else { return nil }
    var ignored: [Diagnostic] = []
    return buffer.withBytes { bytes in
      guard SourceEncoding.check(bytes, path: path, into: &ignored) != nil else { return nil }
      return FrontMatter.read(bytes, path: path, limits: limits, into: &ignored)?.entries
    }
  }

  private static func text(_ path: String) -> ByteBuffer? {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(path, limit: Limits.textFileBytes, into: &buffer)
    } catch { return nil }
    return buffer
  }
}
