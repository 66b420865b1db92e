import Base

/// What has been published so far, and the first problem.
struct ReleaseLedger: Sendable {
  /// All paths, in the order they came.
  package private(set) var paths = PathList()
  private var isUnchanged: [Bool] = []
  /// The first thing that went wrong; the release is lost then.
  package var problem: PublishProblem?

  /// Notes a published file.
  package mutating func record(_ path: Bytes, _ outcome: PublishOutcome) {
    paths.append(path)
    isUnchanged.append(outcome == .unchanged)
  }

  /// The files in byte order of their paths; a path published twice is an error.
  package func sorted() throws(PublishProblem) -> (all: PathList, unchanged: PathList) {
    var all = PathList()
    var unchanged = PathList()
    for index in paths.sortedIndexes() {
      let isRepeated = paths.withPath(index) { path in
        let isRepeated = all.count > 0 && all.withPath(all.count - 1) { $0.equals(path) }
        all.append(path)
        if isUnchanged[index] { unchanged.append(path) }
        return isRepeated
      }
      if isRepeated { throw .unusablePath(paths.string(index)) }
    }
    return (all, unchanged)
  }
}
