import Base
import Files
import Glibc
import Synchronization

/// A release of the site in the making: it grows in a folder beside the output and takes its
/// place in one step, or not at all.
///
/// Whatever ends a build early (an error, a full disk, a kill), readers keep the site they had:
/// the output is touched only by the swap in `commit`. A release that is dropped without `commit`
/// removes its folder. What only a killed process leaves is removed by the next `begin`.
///
/// Several workers may publish at once. `begin` and `commit` belong to one of them.
package struct Release: ~Copyable, Sendable {
  package let place: OutputPlace
  package let parent: Descriptor
  package let lock: OutputLock
  package let current: CurrentRelease?
  package let staging: StagingFolder
  let swap: Swap
  let ledger = Mutex(ReleaseLedger())
  let hasFailed = Atomic(false)
  /// Whether the release has taken its place; what is left of the staging folder's name then is an
  /// old release.
  let isPlaced = Atomic(false)
  /// Folders of earlier builds that could not be removed.
  let leftovers: [FileSystemFailure]

  /// How the new release takes the old one's place.
  package enum Swap: Sendable {
    /// In one step of the kernel; in two where the file system has no such step.
    case exchange
    /// In two renames, with a moment in which there is no output.
    case twoRenames
  }

  /// Starts a release for an output folder, after making sure that it may be replaced.
  ///
  /// - Parameters:
  ///   - output: the output folder, below `siteRoot` unless absolute; need not exist.
  ///   - siteRoot: the site's folder. The output may lie in it but not be or hold it.
  ///   - protected: content, themes, data …, below `siteRoot` unless absolute. The output must
  ///     not be, hold or lie in any of them.
  /// - Returns: the release, to be published to and then committed.
  /// - Throws: a refusal where the output is not ours or another build runs; a file system failure.
  package static func begin(
    output: String, siteRoot: String, protected: [String]
  ) throws(PublishProblem) -> Release {
    let home = environmentVariable("HOME")
    return try Release(output, siteRoot: siteRoot, protected: protected, home: home)
  }

  package init(
    _ output: String, siteRoot: String, protected: [String], home: String?,
    swap: Swap = .exchange
  ) throws(PublishProblem) {
    let place = try OutputPlace(output, siteRoot: siteRoot, protected: protected, home: home)
    let parent = try PublishProblem.naming(.write, place.parent) { () throws(SystemError) in
      let root = try Descriptor(path: "/", O_RDONLY | O_DIRECTORY)
      return try String(place.parent.dropFirst()).withBytes { (path) throws(SystemError) in
        try root.openFolder(making: path.isEmpty ? Bytes(".") : path, restoresMode: false)
      }
    }
    let lock = try OutputLock(place, in: parent)
    let leftovers = try StagingFolder.recover(place, in: parent)
    let current = try Self.findCurrent(place, in: parent)
    let staging = try PublishProblem.naming(.write, place.given) { () throws(SystemError) in
      try StagingFolder(for: place.name, in: parent)
    }
    self.place = place
    self.parent = parent
    self.lock = lock
    self.current = current
    self.staging = staging
    self.swap = swap
    self.leftovers = leftovers
  }

  private static func findCurrent(
    _ place: OutputPlace, in parent: borrowing Descriptor
  ) throws(PublishProblem) -> CurrentRelease? {
    let finding = try PublishProblem.naming(.read, place.given) { () throws(SystemError) in
      try place.name.withBytes { (name) throws(SystemError) in
        try CurrentRelease.find(name, in: parent)
      }
    }
    switch consume finding {
    case .nothing: return nil
    case .release(let release): return release
    case .obstacle(let obstacle): throw .notOurs(output: place.given, obstacle)
    }
  }

  /// Gives the release up; the published site stays as it is.
  package consuming func discard() {}

  deinit {
    // After the swap it is the old release, and `commit` has removed what it could.
    if isPlaced.load(ordering: .relaxed) { return }
    staging.name.withBytes { name in try? parent.removeTree(name) }
  }
}

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

/// What a build did to the published site.
package struct ReleaseSummary: Sendable, Hashable {
  /// How many files the release has.
  package var pages: Int
  /// How many of them are new or have new bytes.
  package var written: Int
  /// How many are the same as before, with their old time and inode.
  package var unchanged: Int
  /// How many files of the release before are gone.
  package var removed: Int
  /// The paths of these files, below the output; nil where nobody asked for them.
  package var changes: ReleaseChanges?
  /// What is to be said about it; the release is published all the same.
  package var notices: [ReleaseNotice] = []

  /// A build about which there is nothing to say.
  package init(pages: Int, written: Int, unchanged: Int, removed: Int) {
    self.pages = pages
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }
}

/// What became of one published file.
package enum PublishOutcome: Sendable, Hashable {
  /// New, or with new bytes.
  case written
  /// Byte for byte what the release before has.
  case unchanged
}
