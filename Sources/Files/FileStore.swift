import Base
import CSystem
import Glibc

/// Writes files below a folder, each whole or not at all.
///
/// The bytes go to a hidden file beside the place, which no build reads, and take their name when
/// the disk holds them: nobody meets an empty file or half of one, not after a kill or a power cut
/// either. Below the folder no link is followed, so that content cannot lead a writer out of it.
package struct FileStore: Sendable {
  /// The path of the folder, which may be reached through links.
  package let folder: String

  /// A store of what lies below a folder.
  package init(_ folder: String) { self.folder = folder }

  /// A store of what lies below a folder, which is made where it is missing.
  package init(making folder: String) throws(SystemError) {
    self.folder = folder
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      path += "/" + part
      if !isFolder(path) { _ = try SystemError.retrying { mkdir(path, 0o755) } }
    }
  }

  /// Whether there is anything at a path.
  package func contains(_ path: String) -> Bool { access(folder + "/" + path, F_OK) == 0 }

  /// Writes a file where there is nothing yet (otherwise `EEXIST`), and the folders above it.
  package func create(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
    try write(path, replaces: false) { (file) throws(SystemError) in try file.write(bytes) }
  }

  /// Writes a file in place of the one that may be there, whose permissions it gets.
  package func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    try write(path, replaces: true) { (file) throws(SystemError) in try file.write(bytes) }
  }

  /// Copies a file to a path where there is nothing yet.
  package func copy(_ source: FilePlace, to path: String) throws(SystemError) {
    let original = try Descriptor(source.open())
    try write(path, replaces: false) { (file) throws(SystemError) in try file.copy(from: original) }
  }

  /// Gives a file or folder a path where there is nothing yet.
  package func move(_ old: String, to new: String) throws(SystemError) {
    let from = try parent(of: old)
    let target = try parent(of: new)
    try Self.rename(
      ContentPath.name(of: old), of: from, to: ContentPath.name(of: new), of: target)
  }

  /// Removes a file; one that is not there or cannot be removed is left.
  package func remove(_ path: String) {
    guard let parent = try? parent(of: path) else { return }
    unlinkat(parent.number, ContentPath.name(of: path), 0)
  }

  /// The folder that a path lies in, made where it is missing.
  private func parent(of path: String) throws(SystemError) -> Descriptor {
    let root = try Descriptor(path: folder, O_RDONLY | O_DIRECTORY)
    let above = ContentPath.folder(of: path)
    return try (above.isEmpty ? "." : above).withBytes { (above) throws(SystemError) in
      try root.openFolder(making: above, restoresMode: false)
    }
  }

  private func write(
    _ path: String, replaces: Bool, _ fill: (borrowing Descriptor) throws(SystemError) -> Void
  ) throws(SystemError) {
    let name = ContentPath.name(of: path)
    let parent = try parent(of: path)
    // Under the lock a hidden file was left by a program that was killed. Some network file systems
    // lock no folders: there the name is of this process alone.
    let isLocked = flock(parent.number, LOCK_EX) == 0
    let partial = ".redsite-partial" + (isLocked ? "" : "-\(getpid())")
    unlinkat(parent.number, partial, 0)
    var old = stat()
    let isThere = fstatat(parent.number, name, &old, AT_SYMLINK_NOFOLLOW) == 0
    guard replaces || !isThere else { throw SystemError(number: EEXIST) }
    do throws(SystemError) {
      let file = try Descriptor(
        SystemError.retrying {
          openat(
            parent.number, partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        })
      try fill(file)
      if isThere, old.st_mode & S_IFMT == S_IFREG { try file.setMode(old.st_mode & 0o7777) }
      try file.synchronize()
      try file.close()
      if replaces {
        _ = try SystemError.retrying { renameat(parent.number, partial, parent.number, name) }
      } else {
        try Self.rename(partial, of: parent, to: name, of: parent)
      }
    } catch {
      unlinkat(parent.number, partial, 0)
      throw error
    }
  }

  /// Renames to a name that nothing has.
  private static func rename(
    _ old: String, of from: borrowing Descriptor, to new: String, of target: borrowing Descriptor
  ) throws(SystemError) {
    let (from, target) = (from.number, target.number)
    do throws(SystemError) {
      _ = try SystemError.retrying { csystem_rename_new(from, old, target, new) }
    } catch {
      // NFS and some others cannot refuse in the same step.
      guard error.number == EINVAL || error.number == ENOSYS else { throw error }
      guard faccessat(target, new, F_OK, AT_SYMLINK_NOFOLLOW) != 0 else {
        throw SystemError(number: EEXIST)
      }
      _ = try SystemError.retrying { renameat(from, old, target, new) }
    }
  }
}

extension Descriptor {
  fileprivate borrowing func write(_ bytes: [UInt8]) throws(SystemError) {
    try bytes.withBytes { (bytes) throws(SystemError) in try write(bytes) }
  }
}
