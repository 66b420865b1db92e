import Base
import Glibc
import Synchronization

extension Release {
  /// Makes the release the published one, or leaves the published one alone if they are the same.
  ///
  /// - Parameter jobs: how many workers may link unchanged files, and remove old ones, at once.
  /// - Returns: what became of the files.
  /// - Throws: the first problem of the release; the published site is as it was then.
  public consuming func commit(jobs: Int = 1) throws(PublishProblem) -> ReleaseSummary {
    try finish(jobs: jobs)
  }

  private borrowing func finish(jobs: Int) throws(PublishProblem) -> ReleaseSummary {
    let ledger = ledger.withLock { $0 }
    if let problem = ledger.problem { throw problem }
    let files = try ledger.sorted()
    var summary = ReleaseSummary(
      pages: files.all.count, written: files.all.count - files.unchanged.count,
      unchanged: files.unchanged.count, removed: 0)
    switch current {
    case .none:
      try seal(files.all)
      try takeEmptyPlace()
    case .some(let current):
      let old = current.manifest?.paths ?? PathList()
      summary.removed = old.count(missingFrom: files.all)
      if summary.written == 0, current.manifest != nil, old == files.all { return summary }
      try carryForeignFiles(of: current, ours: old, release: files.all)
      try linkUnchanged(files.unchanged, from: current, jobs: jobs)
      try seal(files.all, like: current)
      summary.leftover = try takePlace(of: current, ours: old, jobs: jobs)
    }
    return summary
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
  /// Only the manifest and the folder are synced. Syncing every page would cost more than the
  /// whole build (a disk does a few hundred to a few thousand syncs a second), and it would buy
  /// little: after a power cut the next build compares every page's bytes and writes the torn ones
  /// again.
  private borrowing func seal(_ files: PathList) throws(PublishProblem) {
    try PublishProblem.naming(.write, place.path(".redsite-manifest")) {
      () throws(SystemError) in
      var text = ByteBuffer(capacity: files.count * 48 + 64)
      Manifest(paths: files).write(to: &text)
      let file = try staging.folder.openBelow(
        Manifest.fileName, O_WRONLY | O_CREAT | O_EXCL, mode: 0o644)
      if staging.restoresMode { try file.setMode(0o644) }
      try text.withBytes { bytes in
        Result { () throws(SystemError) in try file.write(UnsafeRawBufferPointer(bytes)) }
      }.get()
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
    _ files: PathList, like current: borrowing CurrentRelease
  ) throws(PublishProblem) {
    try seal(files)
    try PublishProblem.naming(.write, place.given) { () throws(SystemError) in
      let old = try current.folder.status()
      if try staging.folder.status().st_gid != old.st_gid,
        fchown(staging.folder.number, uid_t.max, old.st_gid) != 0
      {
        throw SystemError.current
      }
      try staging.folder.setMode(old.st_mode & 0o7777)
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
    // The release is in place; should the folder not reach the disk, an older state comes back
    // after a power cut, which is whole as well.
    try? parent.synchronize()
  }

  /// Swaps the release with the current one and removes that.
  ///
  /// - Returns: why the old release could not be removed entirely, if so.
  private borrowing func takePlace(
    of current: borrowing CurrentRelease, ours: PathList, jobs: Int
  ) throws(PublishProblem) -> PublishProblem? {
    let oldName: String
    do throws(SystemError) {
      oldName = try displace(current)
    } catch {
      switch error.number {
      case EBUSY: throw .notOurs(output: place.given, .isMountPoint)
      case ESTALE: throw .notOurs(output: place.given, .wasReplaced)
      default:
        throw .fileSystem(
          FileSystemFailure(.publish, place.given, errorNumber: error.number))
      }
    }
    try? parent.synchronize()
    do throws(PublishProblem) {
      // Others may have written into the old folder until the swap: a certificate's challenge, an
      // upload. What came late is found by looking again, now that nobody reaches it any more.
      let late = try findForeignFiles(in: current.folder, ours: ours)
      try PublishProblem.naming(.remove, oldName) { () throws(SystemError) in
        try late.carry(
          from: current.folder, into: staging.folder, restoresMode: staging.restoresMode)
        try oldName.withBytes { (name) throws(SystemError) in
          try parent.removeTree(name, jobs: jobs)
        }
      }
      return nil
    } catch {
      return error
    }
  }

  /// Puts the release in the current one's place and returns the name that one has now.
  ///
  /// Fails with `ESTALE`, everything back in its place, if the output is no longer the folder this
  /// build has compared with.
  private borrowing func displace(
    _ current: borrowing CurrentRelease
  ) throws(SystemError) -> String {
    let expected = try current.folder.status().identity
    if swap == .exchange {
      do throws(SystemError) {
        try exchange(staging.name, place.name)
        if try identity(of: staging.name) != expected {
          try exchange(staging.name, place.name)
          throw SystemError(number: ESTALE)
        }
        return staging.name
      } catch {
        // NFS, FUSE and old kernels cannot swap.
        guard [EINVAL, ENOSYS, EOPNOTSUPP].contains(error.number) else { throw error }
      }
    }
    let previous = staging.previousName
    try rename(place.name, to: previous)
    do throws(SystemError) {
      if try identity(of: previous) != expected { throw SystemError(number: ESTALE) }
      try rename(staging.name, to: place.name)
    } catch {
      try rename(previous, to: place.name)
      throw error
    }
    return previous
  }

  private borrowing func identity(of name: String) throws(SystemError) -> FileIdentity {
    try name.withBytes { (name) throws(SystemError) in try parent.status(of: name).identity }
  }

  private borrowing func rename(_ old: String, to new: String) throws(SystemError) {
    try old.withBytes { (old) throws(SystemError) in
      try new.withBytes { (new) throws(SystemError) in try parent.rename(old, to: new) }
    }
  }

  private borrowing func exchange(_ left: String, _ right: String) throws(SystemError) {
    try left.withBytes { (left) throws(SystemError) in
      try right.withBytes { (right) throws(SystemError) in try parent.exchange(left, right) }
    }
  }
}
