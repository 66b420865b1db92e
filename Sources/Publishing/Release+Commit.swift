import Base
import Files
import Glibc
import Synchronization

extension Release {
  /// Makes the release the published one, or leaves the published one alone if they are the same.
  ///
  /// - Parameters:
  ///   - facts: what the list of files says besides them.
  ///   - jobs: how many workers may link unchanged files, and remove old ones, at once.
  ///   - allowsRemoval: whether most pages of the release before may be missing.
  ///   - synchronizes: whether every file is on the disk before the release takes its place.
  ///   - listsChanges: whether the summary names the files that differ.
  /// - Returns: what became of the files.
  /// - Throws: the first problem of the release; the published site is as it was then.
  package consuming func commit(
    _ facts: ReleaseFacts = ReleaseFacts(), jobs: Int = 1, allowsRemoval: Bool = false,
    synchronizes: Bool = true, listsChanges: Bool = false
  ) throws(PublishProblem) -> ReleaseSummary {
    try finish(
      facts, jobs: jobs, allowsRemoval: allowsRemoval, synchronizes: synchronizes,
      listsChanges: listsChanges)
  }

  private borrowing func finish(
    _ facts: ReleaseFacts, jobs: Int, allowsRemoval: Bool, synchronizes: Bool,
    listsChanges: Bool
  ) throws(PublishProblem) -> ReleaseSummary {
    let ledger = ledger.withLock { $0 }
    if let problem = ledger.problem { throw problem }
    let files = try ledger.sorted()
    var summary = ReleaseSummary(
      pages: files.all.count, written: files.all.count - files.unchanged.count,
      unchanged: files.unchanged.count, removed: 0)
    summary.notices = leftovers.map { .leftoverStays($0) }
    if listsChanges {
      let old = Self.paths(of: current)
      summary.changes = ReleaseChanges(from: old, to: files.all, unchanged: files.unchanged)
    }
    switch current {
    case .none:
      try seal(Manifest(paths: files.all, facts: facts))
      if synchronizes { try synchronize() }
      try takeEmptyPlace()
    case .some(let current):
      let old = current.manifest?.paths ?? PathList()
      summary.removed = old.count(missingFrom: files.all)
      if summary.written == 0, let manifest = current.manifest, old == files.all,
        manifest.facts == facts
      {
        return summary
      }
      if !allowsRemoval, let loss = PageLoss(from: old, to: files.all) {
        throw .losesPages(output: place.given, loss)
      }
      try carryForeignFiles(of: current, ours: old, release: files.all)
      try linkUnchanged(files.unchanged, from: current, jobs: jobs)
      try seal(Manifest(paths: files.all, facts: facts), like: current)
      if synchronizes { try synchronize() }
      summary.notices += try takePlace(of: current, ours: old, jobs: jobs)
    }
    return summary
  }

  private static func paths(of current: borrowing CurrentRelease?) -> PathList {
    switch current {
    case .none: PathList()
    case .some(let current): current.manifest?.paths ?? PathList()
    }
  }

  /// Brings what others put into the output over into the new release; a page that needs the place
  /// of such a file is an error.
  private borrowing func carryForeignFiles(
    of current: borrowing CurrentRelease, ours: PathList, release: PathList
  ) throws(PublishProblem) {
    let foreign = try findForeignFiles(in: current.folder, ours: ours)
    if let mountPoint = foreign.mountPoint {
      throw .notOurs(output: place.given, .holdsMountPoint(mountPoint))
    }
    let conflicts = foreign.conflicts(with: release)
    if !conflicts.isEmpty { throw .filesNotOurs(conflicts.map(place.path)) }
    try PublishProblem.naming(.link, place.given) { () throws(SystemError) in
      try foreign.carry(
        from: current.folder, into: staging.folder, restoresMode: staging.restoresMode)
    }
  }

  private borrowing func findForeignFiles(
    in folder: borrowing Descriptor, ours: PathList
  ) throws(PublishProblem) -> ForeignFiles {
    try PublishProblem.naming(.read, place.given) { () throws(SystemError) in
      try ForeignFiles(in: folder, ours: ours)
    }
  }

  /// Writes the manifest, gives the folder its final permissions and takes its marker away.
  ///
  /// The manifest and the folder are synced in any case: without them no later build would know
  /// the output for ours.
  private borrowing func seal(_ manifest: Manifest) throws(PublishProblem) {
    try PublishProblem.naming(.write, place.path(".redsite-manifest")) {
      () throws(SystemError) in
      var text = ByteBuffer(capacity: manifest.paths.count * 48 + 64)
      manifest.write(to: &text)
      let file = try staging.folder.openBelow(
        Manifest.fileName, O_WRONLY | O_CREAT | O_EXCL, mode: 0o644)
      if staging.restoresMode { try file.setMode(0o644) }
      try text.withBytes { (bytes) throws(SystemError) in try file.write(bytes) }
      try file.synchronize()
      try file.close()
      try staging.folder.setMode(0o755)
      try staging.folder.removeFile(StagingFolder.marker)
      try staging.folder.synchronize()
    }
  }

  /// Seals the folder and gives it permissions and group of the one it replaces, so that a web
  /// server that could read the old one can read the new one.
  private borrowing func seal(
    _ manifest: Manifest, like current: borrowing CurrentRelease
  ) throws(PublishProblem) {
    try seal(manifest)
    try PublishProblem.naming(.write, place.given) { () throws(SystemError) in
      let old = try current.folder.status()
      if try staging.folder.status().st_gid != old.st_gid {
        _ = try SystemError.retrying { fchown(staging.folder.number, uid_t.max, old.st_gid) }
      }
      try staging.folder.setMode(old.st_mode & 0o7777)
    }
  }

  /// Waits until the disk holds the whole release.
  ///
  /// File systems write pages half a minute after the names that lead to them: without this, most
  /// pages are empty after a power cut soon after a build. One call for all of them takes 0.05 s
  /// where a sync of every file would take longer than the build.
  private borrowing func synchronize() throws(PublishProblem) {
    try PublishProblem.naming(.write, place.given) { () throws(SystemError) in
      try staging.folder.synchronizeFileSystem()
    }
  }

  /// Moves the release to a place where nothing, or an empty folder, stands.
  private borrowing func takeEmptyPlace() throws(PublishProblem) {
    do throws(SystemError) {
      try rename(staging.name, to: place.name)
    } catch {
      switch error.number {
      case EEXIST, ENOTEMPTY, ENOTDIR: throw .notOurs(output: place.given, .wasReplaced)
      default:
        throw .fileSystem(
          FileSystemFailure(.publish, place.given, errorNumber: error.number))
      }
    }
    isPlaced.store(true, ordering: .relaxed)
    // Should the folder not reach the disk, an older state comes back
    // after a power cut, which is whole as well.
    try? parent.synchronize()
  }
}
