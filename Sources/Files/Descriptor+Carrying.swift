import Base
import Glibc

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
