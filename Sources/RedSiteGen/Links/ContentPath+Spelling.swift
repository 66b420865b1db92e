import Files

extension ContentPath {
  /// `written` with the case that the file's path has, and otherwise as it was written.
  ///
  /// - Parameters:
  ///   - written: a path that leads to `actual` but for case.
  ///   - folder: the folder of the file that says so.
  ///   - actual: the path within `content/`; may go on after what is written (`…/_index.md`).
  /// - Returns: `../News/A.md` becomes `../news/a.md`; a path from `content/` where the
  ///   difference lies in what is not written.
  static func respelled(_ written: String, in folder: String, as actual: String) -> String {
    var parts = written.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    // What the path is made of: a part of the folder, or the place of a part that was written.
    var made: [(name: String, place: Int?)] = []
    if !written.utf8.starts(with: [0x2F]) {
      made = folder.split(separator: "/").map { (String($0), nil) }
    }
    for (place, part) in parts.enumerated() where !part.isEmpty && part != "." {
      if part == ".." {
        _ = made.popLast()
      } else {
        made.append((part, place))
      }
    }
    let names = actual.split(separator: "/").map(String.init)
    for ((name, place), right) in zip(made, names) where name != right {
      guard let place else {
        return "/" + names.prefix(made.count).joined(separator: "/")
      }
      parts[place] = right
    }
    return parts.joined(separator: "/")
  }
}
