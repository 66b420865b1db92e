/// Paths below `content/`, as front matter and links write them.
package enum ContentPath {
  /// The folder that a file lies in; empty for `content/` itself.
  package static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: 0x2F).map { String(path[..<$0]) } ?? ""
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: 0x2F).map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The name without its ending.
  package static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: 0x2E), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The ending in lower case, without a dot; empty where there is none.
  package static func ending(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: 0x2E), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// What `written` means in a file of `folder`, or nil where it leads out of `content/`.
  ///
  /// A leading `/` means `content/` itself; `.` and `..` are resolved.
  package static func resolve(_ written: String, in folder: String) -> String? {
    var parts: [Substring] = []
    if !written.utf8.starts(with: [0x2F]) { parts = folder.split(separator: "/") }
    for part in written.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

/// Whose a file or folder of `content/` is, as far as its path tells.
extension ContentPath {
  /// Whether a file is an article with a folder of its own, `slug/index.md`.
  package static func isFolderArticle(_ path: String) -> Bool { name(of: path) == "index.md" }

  /// The folder of the column, or topic, that an article belongs to.
  ///
  /// The folder of `slug/index.md` is the article itself.
  package static func home(ofArticle path: String) -> String {
    let folder = folder(of: path)
    return isFolderArticle(path) ? self.folder(of: folder) : folder
  }

  /// The files that a path may mean: itself, the column or topic, the article with a folder.
  package static func meanings(of path: String) -> [String] {
    [path, path.isEmpty ? "_index.md" : path + "/_index.md", path + "/index.md"]
  }

  /// A folder and those above it up to `content/`, which is not among them.
  package static func upwards(from folder: String) -> some Sequence<String> {
    sequence(first: folder) { self.folder(of: $0) }.lazy.prefix { !$0.isEmpty }
  }
}
