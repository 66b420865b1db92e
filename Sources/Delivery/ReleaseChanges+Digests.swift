import Base
import Publishing

extension ReleaseChanges {
  /// What is different between two sets of files, known by their digests.
  ///
  /// - Parameters:
  ///   - old: what readers have; nil where nothing was published. A file without a digest counts as
  ///     different.
  ///   - new: what they will have.
  init(from old: [String: String]?, to new: [String: String]) {
    self.init()
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

  /// The changed addresses as JSON, for whoever has to tell a cache.
  ///
  /// `release` is what readers have now, `base` the address of the site, ending in `/`. Where that
  /// is empty, addresses begin at the root.
  package func json(release: String, base: String) -> String {
    func list(_ paths: [String]) -> String {
      let all = Set(paths)
      let addresses = paths.filter { !Precompression.isForm($0, among: all) }
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

  /// The address of a file, percent-encoded as links are; that of an `index.html` is its folder's.
  private static func address(of path: String, base: String) -> String {
    let isIndex = path == "index.html" || path.hasSuffix("/index.html")
    return base + String(path.dropLast(isIndex ? "index.html".count : 0)).percentEncodedPath
  }
}
