import Base

/// What a publication changes for readers.
package struct ReleaseChanges: Sendable, Equatable {
  /// Paths below the root of the site, sorted: what is new, what is different, what is gone.
  package var added: [String] = []
  package var changed: [String] = []
  package var removed: [String] = []

  /// No change.
  init() {}

  /// What is different between two sets of files.
  ///
  /// - Parameters:
  ///   - old: what readers have; nil where nothing was published. A file without a digest counts as
  ///     different.
  ///   - new: what they will have.
  init(from old: [String: String]?, to new: [String: String]) {
    let old = old ?? [:]
    for (path, digest) in new {
      guard let before = old[path] else {
        added.append(path)
        continue
      }
      if before != digest { changed.append(path) }
    }
    removed = old.keys.filter { new[$0] == nil }.sorted()
    added.sort()
    changed.sort()
  }

  /// Whether there is none.
  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// The changed addresses as JSON, for whoever has to tell a cache.
  ///
  /// `release` is what readers have now, `base` the address of the site, ending in `/`. Where that
  /// is empty, addresses begin at the root.
  package func json(release: String, base: String) -> String {
    func list(_ paths: [String]) -> String {
      let copies = Set(paths)
      let addresses = paths.filter { !Self.isCompressed($0, among: copies) }
        .map { Self.address(of: $0, base: base.isEmpty ? "/" : base).jsonString }
      return "[" + addresses.joined(separator: ", ") + "]"
    }
    return """
      {
        "release": \(release.jsonString),
        "base_url": \(base.jsonString),
        "added": \(list(added)),
        "changed": \(list(changed)),
        "removed": \(list(removed))
      }

      """
  }

  /// Whether a file is the compressed copy of another, which readers know by the other's address.
  static func isCompressed(_ path: String, among paths: Set<String>) -> Bool {
    (path.hasSuffix(".gz") || path.hasSuffix(".br")) && paths.contains(String(path.dropLast(3)))
  }

  /// The address of a file, percent-encoded as links are; that of an `index.html` is its folder's.
  private static func address(of path: String, base: String) -> String {
    let isIndex = path == "index.html" || path.hasSuffix("/index.html")
    let shown = isIndex ? path.dropLast("index.html".count) : path[...]
    var address = base
    for byte in shown.utf8 {
      if Ascii.isAlphanumeric(byte) || "-._~/".utf8.contains(byte) {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        address += "%" + (digits.utf8.count == 1 ? "0" + digits : digits)
      }
    }
    return address
  }
}
