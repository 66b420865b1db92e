import Base
import Files
import Glibc
import Synchronization

/// The moment in which readers get the new release, and what is left to do after it.
extension Release {
  /// How the old release was taken away.
  private struct Displacement {
    /// The name the old release has now.
    var name: String
    /// Whether it is the release that this build has compared with.
    var isExpected = true
    /// Whether it took two renames.
    var isTwoSteps = false
  }

  /// Swaps the release with the current one and removes that.
  ///
  /// - Returns: what is to be said; nothing after the swap is an error.
  /// - Throws: why there was no swap; the published site is as it was then.
  borrowing func takePlace(
    of current: borrowing CurrentRelease, ours: PathList, jobs: Int
  ) throws(PublishProblem) -> [ReleaseNotice] {
    let old = try displace(current)
    isPlaced.store(true, ordering: .relaxed)
    var notices: [ReleaseNotice] =
      old.isTwoSteps ? [.swappedInTwoSteps(output: place.given)] : []
    func failure(_ error: SystemError) -> FileSystemFailure {
      FileSystemFailure(.remove, place.parent + "/" + old.name, errorNumber: error.number)
    }
    guard old.isExpected else {
      return notices + [.strangerStays(failure(SystemError(number: ESTALE)))]
    }
    do throws(SystemError) {
      // Removing the old release before the disk knows of the new one would leave neither after a
      // power cut.
      try parent.synchronize()
    } catch {
      return notices + [.oldReleaseStays(failure(error))]
    }
    // Others may have written into the old folder until the swap: a certificate's challenge, an
    // upload. What came late is found by looking again, now that nobody reaches it any more; twice
    // where the system fails, for what fails once seldom fails for good.
    do throws(SystemError) {
      do throws(SystemError) {
        try carryLateFiles(of: current, ours: ours)
      } catch {
        try carryLateFiles(of: current, ours: ours)
      }
    } catch {
      // Without its mark no build takes the folder for its own and removes it with their files.
      try? current.folder.removeFile(Manifest.fileName)
      return notices + [.foreignFilesStay(failure(error))]
    }
    do throws(SystemError) {
      try old.name.withBytes { (name) throws(SystemError) in
        try parent.removeTree(name, jobs: jobs)
      }
    } catch {
      notices.append(.oldReleaseStays(failure(error)))
    }
    return notices
  }

  private borrowing func carryLateFiles(
    of current: borrowing CurrentRelease, ours: PathList
  ) throws(SystemError) {
    try ForeignFiles(in: current.folder, ours: ours).carry(
      from: current.folder, into: staging.folder, restoresMode: staging.restoresMode)
  }

  /// Puts the release in the current one's place, in one step where the file system can.
  ///
  /// Fails, everything back in its place, if the output is no longer the folder this build has
  /// compared with.
  private borrowing func displace(
    _ current: borrowing CurrentRelease
  ) throws(PublishProblem) -> Displacement {
    let expected = try naming { () throws(SystemError) in try current.folder.status().identity }
    if swap == .exchange, try canExchange() {
      guard let doubt = doubt(that: staging.name, is: expected) else {
        return Displacement(name: staging.name)
      }
      do throws(SystemError) { try exchange(staging.name, place.name) } catch {
        return Displacement(name: staging.name, isExpected: false)
      }
      throw doubt
    }
    let previous = staging.previousName
    try naming { () throws(SystemError) in try rename(place.name, to: previous) }
    var reason = doubt(that: previous, is: expected)
    if reason == nil {
      do throws(SystemError) {
        try rename(staging.name, to: place.name)
        return Displacement(name: previous, isTwoSteps: true)
      } catch {
        reason = refusal(error)
      }
    }
    do throws(SystemError) { try rename(previous, to: place.name) } catch {
      throw .offline(
        output: place.given,
        FileSystemFailure(
          .publish, place.parent + "/" + previous, errorNumber: error.number))
    }
    throw reason ?? .notOurs(output: place.given, .wasReplaced)
  }

  /// Swaps the names; false where the file system cannot (NFS, FUSE, old kernels).
  private borrowing func canExchange() throws(PublishProblem) -> Bool {
    do throws(SystemError) {
      try exchange(staging.name, place.name)
      return true
    } catch {
      if [EINVAL, ENOSYS, EOPNOTSUPP].contains(error.number) { return false }
      throw refusal(error)
    }
  }

  /// Why the folder that was taken away may not be the one this build has compared with.
  private borrowing func doubt(
    that name: String, is expected: FileIdentity
  ) -> PublishProblem? {
    do throws(SystemError) {
      let found = try name.withBytes { (name) throws(SystemError) in
        try parent.status(of: name).identity
      }
      return found == expected ? nil : .notOurs(output: place.given, .wasReplaced)
    } catch {
      return refusal(error)
    }
  }

  private borrowing func naming<Result>(
    _ body: () throws(SystemError) -> Result
  ) throws(PublishProblem) -> Result {
    do throws(SystemError) { return try body() } catch { throw refusal(error) }
  }

  private borrowing func refusal(_ error: SystemError) -> PublishProblem {
    // A bind mount shows only now.
    if error.number == EBUSY { return .notOurs(output: place.given, .isMountPoint) }
    return .fileSystem(FileSystemFailure(.publish, place.given, errorNumber: error.number))
  }

  borrowing func rename(_ old: String, to new: String) throws(SystemError) {
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
