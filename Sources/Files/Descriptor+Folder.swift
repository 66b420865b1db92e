import Base
import CSystem
import Glibc

/// Reaching files below an open folder, never through a symbolic link.
extension Descriptor {
  /// Opens `path` below this folder; a link anywhere in it is an error (`ELOOP`, `ENOTDIR`).
  package borrowing func openBelow(
    _ path: Bytes, _ flags: Int32, mode: mode_t = 0
  ) throws(SystemError) -> Descriptor {
    let opened = path.withCString { text in
      var result: Int32
      repeat {
        result = csystem_open_below(number, text, flags, mode)
      } while result < 0 && errno == EINTR
      return result
    }
    // Kernels before 5.6 lack the call, some sandboxes forbid it.
    if opened < 0, errno == ENOSYS || errno == EPERM {
      return try openBelowByWalking(path, flags, mode: mode)
    }
    return try Descriptor(opened)
  }

  /// Does what `openBelow` does with one plain call for each component.
  package borrowing func openBelowByWalking(
    _ path: Bytes, _ flags: Int32, mode: mode_t = 0
  ) throws(SystemError) -> Descriptor {
    var rest = path
    var folder = try openChild(Bytes("."), O_RDONLY | O_DIRECTORY)
    while let slash = rest.firstIndex(of: 0x2F, from: 0) {
      folder = try folder.openChild(rest[slice: 0..<slash], O_RDONLY | O_DIRECTORY)
      rest = rest[slice: (slash + 1)..<rest.count]
    }
    return try folder.openChild(rest, flags, mode: mode)
  }

  /// Opens one name of this folder, not through a link.
  private borrowing func openChild(
    _ name: Bytes, _ flags: Int32, mode: mode_t = 0
  ) throws(SystemError) -> Descriptor {
    let opened = try name.withCString { (text) throws(SystemError) in
      try SystemError.retrying { openat(number, text, flags | O_NOFOLLOW | O_CLOEXEC, mode) }
    }
    return try Descriptor(opened)
  }

  /// Opens the folder at `path`, making it and its parents where they are missing.
  package borrowing func openFolder(
    making path: Bytes, mode: mode_t = 0o755, restoresMode: Bool
  ) throws(SystemError) -> Descriptor {
    do throws(SystemError) {
      return try openBelow(path, O_RDONLY | O_DIRECTORY)
    } catch { if error.number != ENOENT { throw error } }
    let (parentPath, name) = path.splitPath
    let parent = try openFolder(making: parentPath, restoresMode: restoresMode)
    do throws(SystemError) {
      try parent.makeFolder(name, mode: mode, restoresMode: restoresMode)
    } catch {
      // Another worker was faster.
      if error.number != EEXIST { throw error }
    }
    return try parent.openBelow(name, O_RDONLY | O_DIRECTORY)
  }

  /// Makes a folder here; `restoresMode` undoes what the umask takes away.
  package borrowing func makeFolder(
    _ name: Bytes, mode: mode_t, restoresMode: Bool
  ) throws(SystemError) {
    try check(name) { mkdirat(number, $0, mode) }
    if restoresMode { try check(name) { fchmodat(number, $0, mode, 0) } }
  }

  /// Kind, size, owner and place of a name of this folder; a link is described itself.
  package borrowing func status(of name: Bytes) throws(SystemError) -> stat {
    var status = stat()
    try check(name) { fstatat(number, $0, &status, AT_SYMLINK_NOFOLLOW) }
    return status
  }

  /// Whether this folder has something of that name.
  ///
  /// What the system does not say is not taken for no: a disk that fails must not pass for a folder
  /// without a manifest.
  package borrowing func contains(_ name: Bytes) throws(SystemError) -> Bool {
    do throws(SystemError) {
      _ = try status(of: name)
      return true
    } catch {
      if error.number == ENOENT { return false }
      throw error
    }
  }

  /// Gives the file `name` of this folder the same name in another one.
  package borrowing func link(
    _ name: Bytes, into target: borrowing Descriptor
  ) throws(SystemError) {
    let targetNumber = target.number
    try check(name) { linkat(number, $0, targetNumber, $0, 0) }
  }

  /// Gives `name` of this folder the name `newName`, replacing at most an empty folder.
  package borrowing func rename(_ name: Bytes, to newName: Bytes) throws(SystemError) {
    try check(name) { old in newName.withCString { renameat(number, old, number, $0) } }
  }

  /// Swaps two names of this folder in one step.
  package borrowing func exchange(_ left: Bytes, _ right: Bytes) throws(SystemError) {
    try check(left) { first in right.withCString { csystem_exchange(number, first, $0) } }
  }

  /// Removes a file of this folder.
  package borrowing func removeFile(_ name: Bytes) throws(SystemError) {
    try check(name) { unlinkat(number, $0, 0) }
  }

  /// Removes an empty folder of this folder.
  package borrowing func removeFolder(_ name: Bytes) throws(SystemError) {
    try check(name) { unlinkat(number, $0, AT_REMOVEDIR) }
  }

  private borrowing func check(
    _ name: Bytes, _ call: (UnsafePointer<CChar>) -> Int32
  ) throws(SystemError) {
    _ = try name.withCString { (text) throws(SystemError) in
      try SystemError.retrying { call(text) }
    }
  }
}

/// Giving a file of one tree its place in another.
extension Descriptor {
  /// Links `name` of this folder into `target`, or copies it where links are refused.
  ///
  /// File systems without hard links, files at their limit of links, and files of another owner
  /// (`protected_hardlinks`) all refuse; a copy keeps permissions and time.
  package borrowing func carry(
    _ name: Bytes, into target: borrowing Descriptor
  ) throws(SystemError) {
    do throws(SystemError) {
      try link(name, into: target)
    } catch {
      switch error.number {
      case EPERM, EXDEV, EMLINK, EOPNOTSUPP, ENOSYS, EACCES:
        try copy(name, into: target)
      default: throw error
      }
    }
  }

  /// Copies the file or symbolic link `name` of this folder into `target`.
  package borrowing func copy(_ name: Bytes, into target: borrowing Descriptor) throws(SystemError)
  {
    let status = try status(of: name)
    if status.isSymbolicLink { return try copyLink(name, into: target) }
    guard status.isRegularFile else { throw SystemError(number: EPERM) }
    let source = try openBelow(name, O_RDONLY | O_NONBLOCK)
    let copy = try target.openBelow(name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    try copy.copy(from: source)
    try copy.setMode(status.st_mode & 0o7777)
    let times = [status.st_atim, status.st_mtim]
    _ = try SystemError.retrying { futimens(copy.number, times) }
    try copy.close()
  }

  private borrowing func copyLink(
    _ name: Bytes, into target: borrowing Descriptor
  ) throws(SystemError) {
    let targetNumber = target.number
    try name.withCString { (text) throws(SystemError) in
      try withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) {
        (room) throws(SystemError) in
        guard let start = room.baseAddress else { preconditionFailure("room for a path") }
        let count = try SystemError.retrying { readlinkat(number, text, start, room.count - 1) }
        room[count] = 0
        _ = try SystemError.retrying { symlinkat(start, targetNumber, text) }
      }
    }
  }
}
