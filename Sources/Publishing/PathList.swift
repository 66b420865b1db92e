import Base

/// Many paths in one run of bytes, so that a hundred thousand cost two allocations.
package struct PathList: Sendable, Equatable {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []

  /// A list without paths.
  package init() {}

  /// How many paths there are.
  package var count: Int { ranges.count }

  /// Adds a path at the end.
  package mutating func append(_ path: Bytes) {
    let start = bytes.count
    bytes.append(contentsOf: path)
    ranges.append(start..<bytes.count)
  }

  /// Lends the path at `index`.
  func withPath<Result: ~Copyable, Failure: Error>(
    _ index: Int, _ body: (Bytes) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withBytes { (all) throws(Failure) in
      try body(all[slice: ranges[index]])
    }
  }

  /// A copy of the path at `index` as text.
  package func string(_ index: Int) -> String { withPath(index) { $0.string } }

  /// The indexes in byte order of their paths.
  ///
  /// Pages are planned nearly in order, which the standard library's sort turns into a few merges.
  func sortedIndexes() -> [Int] {
    bytes.withBytes { all in
      ranges.indices.sorted { all[slice: ranges[$0]].precedes(all[slice: ranges[$1]]) }
    }
  }

  /// The same paths in byte order.
  package func sorted() -> PathList {
    var list = PathList()
    list.bytes.reserveCapacity(bytes.count)
    list.ranges.reserveCapacity(count)
    for index in sortedIndexes() { withPath(index) { list.append($0) } }
    return list
  }

  /// In a sorted list, the first index in `part` whose path does not precede `path`.
  private func lowerBound(of path: Bytes, in part: Range<Int>) -> Int {
    bytes.withBytes { all in
      var lower = part.lowerBound
      var upper = part.upperBound
      while lower < upper {
        let middle = (lower + upper) / 2
        if all[slice: ranges[middle]].precedes(path) { lower = middle + 1 } else { upper = middle }
      }
      return lower
    }
  }

  /// Whether a sorted list, or the given part of it, has exactly this path.
  package func contains(_ path: Bytes, in part: Range<Int>? = nil) -> Bool {
    let part = part ?? 0..<count
    let place = lowerBound(of: path, in: part)
    return place < part.upperBound && withPath(place) { $0.equals(path) }
  }

  /// The paths of a sorted list, or of the given part of it, that lie below a folder.
  package func files(below folder: Bytes, in part: Range<Int>? = nil) -> Range<Int> {
    let part = part ?? 0..<count
    var bound = Array(folder)
    bound.append(0x2F)
    let start = bound.withBytes { lowerBound(of: $0, in: part) }
    // `0` is the byte after `/`: the first path that sorts behind everything in the folder.
    bound[folder.count] = 0x30
    let end = bound.withBytes { lowerBound(of: $0, in: start..<part.upperBound) }
    return start..<end
  }

  /// Of two sorted lists, how many paths are in this one only.
  package func count(missingFrom other: PathList) -> Int {
    var missing = 0
    var place = 0
    for index in 0..<count {
      withPath(index) { path in
        while place < other.count, other.withPath(place, { $0.precedes(path) }) { place += 1 }
        if place == other.count || !other.withPath(place, { $0.equals(path) }) { missing += 1 }
      }
    }
    return missing
  }

  package static func == (left: PathList, right: PathList) -> Bool {
    left.bytes == right.bytes && left.ranges == right.ranges
  }
}

extension Bytes {
  /// Whether the path can only lead to a file below the folder it is taken from.
  ///
  /// The plan has checked it more strictly; this is the last door before the disk, and it also
  /// keeps the manifest to one path a line. Refuses empty, `.` and `..` components, control
  /// characters and the names of our own bookkeeping.
  var isPublishablePath: Bool {
    var start = 0
    while start <= count {
      let end = firstIndex(of: 0x2F, from: start) ?? count
      let component = self[slice: start..<end]
      if component.isEmpty || component.equals(Bytes(".")) || component.equals(Bytes("..")) {
        return false
      }
      if start == 0, component.equals(Manifest.fileName) || component.equals(StagingFolder.marker) {
        return false
      }
      start = end + 1
    }
    return allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}
