import Base

/// Which files differ between a release and the one before; paths below the output, in byte order.
package struct ReleaseChanges: Sendable, Hashable {
  /// The files that the release before does not have.
  package var added: [String] = []
  /// The files that have other bytes than before.
  package var changed: [String] = []
  /// The files that are gone.
  package var removed: [String] = []

  /// No difference.
  package init() {}

  /// Whether there is none.
  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// What differs between two sorted lists of files.
  init(from old: PathList, to new: PathList, unchanged: PathList) {
    for index in 0..<new.count {
      new.withPath(index) { path in
        if unchanged.contains(path) { return }
        if old.contains(path) { changed.append(path.string) } else { added.append(path.string) }
      }
    }
    for index in 0..<old.count {
      old.withPath(index) { path in
        if !new.contains(path) { removed.append(path.string) }
      }
    }
  }
}
