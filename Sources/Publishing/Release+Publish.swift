import Base
import Files
import Glibc
import Synchronization

extension Release {
  /// Publishes a file with the given bytes; any worker may call this.
  ///
  /// A file that the current release has with the same bytes is not written at all.
  ///
  /// - Parameters:
  ///   - path: the path below the output, without a leading slash.
  ///   - bytes: the whole file.
  /// - Returns: whether it had to be written.
  /// - Throws: the first problem of the release, to every worker from then on.
  package borrowing func publish(
    _ path: Bytes, _ bytes: Bytes
  ) throws(PublishProblem) -> PublishOutcome {
    try check(path)
    if let old = openCurrent(path), old.holds(bytes) { return record(path, .unchanged) }
    do throws(SystemError) {
      let file = try create(path)
      try file.write(bytes)
      try file.close()
    } catch { throw failure(at: path, error) }
    return record(path, .written)
  }

  /// Publishes a copy of a file; any worker may call this.
  ///
  /// Copies in pieces, or inside the kernel where it can, so a large attachment costs no memory.
  ///
  /// - Parameters:
  ///   - path: the path below the output, without a leading slash.
  ///   - source: the file to copy; a device, or a symbolic link below its folder, is refused.
  /// - Returns: whether it had to be written.
  /// - Throws: the first problem of the release, to every worker from then on.
  package borrowing func publishFile(
    _ path: Bytes, copyOf source: FilePlace
  ) throws(PublishProblem) -> PublishOutcome {
    try check(path)
    let outcome: Result<PublishOutcome, SystemError>
    do throws(SystemError) {
      let original = try Descriptor(source.open())
      if let old = openCurrent(path) {
        if original.holdsSame(as: old) { return record(path, .unchanged) }
        if lseek(original.number, 0, SEEK_SET) != 0 { throw SystemError.current }
      }
      outcome = Result { () throws(SystemError) in
        let file = try create(path)
        try file.copy(from: original)
        try file.close()
        return .written
      }
    } catch {
      throw fail(
        .fileSystem(FileSystemFailure(.read, source.absolutePath, errorNumber: error.number)))
    }
    switch outcome {
    case .success(let outcome): return record(path, outcome)
    case .failure(let error): throw failure(at: path, error)
    }
  }

  /// Takes over a file of the current release whose name says what is in it; any worker may call
  /// this.
  ///
  /// - Parameter path: the path below the output, without a leading slash.
  /// - Returns: whether the current release has it; otherwise it has to be published.
  /// - Throws: the first problem of the release, to every worker from then on.
  package borrowing func keep(_ path: Bytes) throws(PublishProblem) -> Bool {
    try check(path)
    guard currentHolds(path) else { return false }
    _ = record(path, .unchanged)
    return true
  }

  /// Whether the current release has a file.
  package borrowing func has(_ path: String) -> Bool { path.withBytes { currentHolds($0) } }

  private borrowing func currentHolds(_ path: Bytes) -> Bool {
    switch current {
    case .some(let release):
      guard release.manifest?.paths.contains(path) == true, let file = release.open(path) else {
        return false
      }
      return (try? file.status())?.isRegularFile == true
    case .none: return false
    }
  }

  private borrowing func check(_ path: Bytes) throws(PublishProblem) {
    if hasFailed.load(ordering: .relaxed), let problem = ledger.withLock({ $0.problem }) {
      throw problem
    }
    if !path.isPublishablePath { throw fail(.unusablePath(path.string)) }
  }

  private borrowing func openCurrent(_ path: Bytes) -> Descriptor? {
    switch current {
    case .some(let release): release.open(path)
    case .none: nil
    }
  }

  /// Creates a file of the new release, and its folder if that was missing.
  private borrowing func create(_ path: Bytes) throws(SystemError) -> Descriptor {
    let file = try createOpen(path)
    if staging.restoresMode { try file.setMode(0o644) }
    return file
  }

  private borrowing func createOpen(_ path: Bytes) throws(SystemError) -> Descriptor {
    // Trying first needs no table of folders that exist: one path in hundreds is the first of its
    // folder, and a failed open costs a microsecond.
    let flags = O_WRONLY | O_CREAT | O_EXCL
    do throws(SystemError) {
      return try staging.folder.openBelow(path, flags, mode: 0o644)
    } catch { if error.number != ENOENT { throw error } }
    let (folderPath, name) = path.splitPath
    let folder = try staging.folder.openFolder(
      making: folderPath, restoresMode: staging.restoresMode)
    return try folder.openBelow(name, flags, mode: 0o644)
  }

  private borrowing func record(_ path: Bytes, _ outcome: PublishOutcome) -> PublishOutcome {
    ledger.withLock { $0.record(path, outcome) }
    return outcome
  }

  private borrowing func failure(at path: Bytes, _ error: SystemError) -> PublishProblem {
    switch error.number {
    // Nobody else writes into the staging folder: the plan gave one place to two files.
    case EEXIST, EISDIR, ENOTDIR: fail(.unusablePath(path.string))
    default:
      fail(
        .fileSystem(
          FileSystemFailure(.write, place.path(path.string), errorNumber: error.number)))
    }
  }

  /// Keeps the first problem for all workers; returns that one.
  borrowing func fail(_ problem: PublishProblem) -> PublishProblem {
    hasFailed.store(true, ordering: .relaxed)
    return ledger.withLock { ledger in
      ledger.problem = ledger.problem ?? problem
      return ledger.problem ?? problem
    }
  }
}

extension Release {
  /// Gives every unchanged file its place in the new release, with its old time and inode.
  ///
  /// Files are linked a folder at a time, the folders spread over the workers: opening both folders
  /// once keeps every link to one call, and two workers seldom wait for one folder.
  borrowing func linkUnchanged(
    _ files: PathList, from current: borrowing CurrentRelease, jobs: Int
  ) throws(PublishProblem) {
    let groups = files.folderGroups()
    let problems = withWorkers(count: groups.count, jobs: jobs, batch: 1) { _, queue in
      do throws(PublishProblem) {
        while let batch = queue.take() {
          for index in batch { try link(files, groups[index], from: current) }
        }
        return PublishProblem?.none
      } catch { return fail(error) }
    }
    for case .some(let problem) in problems { throw problem }
  }

  private borrowing func link(
    _ files: PathList, _ group: Range<Int>, from current: borrowing CurrentRelease
  ) throws(PublishProblem) {
    if hasFailed.load(ordering: .relaxed) { return }
    var place = group.lowerBound
    do throws(SystemError) {
      try files.withPath(group.lowerBound) { (first) throws(SystemError) in
        let folderPath = first.splitPath.folder
        let source = try current.folder.openBelow(folderPath, O_RDONLY | O_DIRECTORY)
        let target = try staging.folder.openFolder(
          making: folderPath, restoresMode: staging.restoresMode)
        while place < group.upperBound {
          try files.withPath(place) { (path) throws(SystemError) in
            try source.carry(path.splitPath.name, into: target)
          }
          place += 1
        }
      }
    } catch {
      throw .fileSystem(
        FileSystemFailure(
          .link, self.place.path(files.string(place)), errorNumber: error.number))
    }
  }
}

extension PathList {
  /// Runs of paths that lie in one folder, cut so that several workers have something to do.
  fileprivate func folderGroups(maxCount: Int = 512) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    for index in 0..<count {
      let isLast = index + 1 == count
      let ends =
        isLast || index + 1 - start == maxCount
        || withPath(index) { path in
          !withPath(index + 1) { $0.splitPath.folder.equals(path.splitPath.folder) }
        }
      if ends {
        groups.append(start..<(index + 1))
        start = index + 1
      }
    }
    return groups
  }
}
