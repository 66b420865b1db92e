import Base
import Files
import Glibc

/// The file of a list that was fetched, written whole or not at all.
///
/// The bytes go to a hidden file beside it, which no build reads, and take its name when the disk
/// holds them. A lock on the folder keeps two programs apart, so whatever hidden file of this
/// kind is found under it was left by one that was killed.
enum FetchedFile {
  private static let mark = ".fetching-"

  /// Puts bytes in the place of a file, or makes it and the two folders above it.
  static func store(_ bytes: [UInt8], at path: String) throws(SystemError) {
    let folder = ContentPath.folder(of: path)
    try makeFolder(ContentPath.folder(of: folder))
    try makeFolder(folder)
    let lock = try Descriptor(path: folder, O_RDONLY | O_DIRECTORY)
    // Some network file systems lock no folders; then there is nothing to tell a leftover by.
    if flock(lock.number, LOCK_EX) == 0 { removeLeftovers(in: folder) }
    let temporary = "\(folder)/\(mark)\(getpid())-\(ContentPath.name(of: path))"
    do throws(SystemError) {
      let file = try Descriptor(
        SystemError.retrying {
          open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        })
      try bytes.withBytes { (bytes) throws(SystemError) in try file.write(bytes) }
      try file.synchronize()
      try file.close()
      _ = try SystemError.retrying { rename(temporary, path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func removeLeftovers(in folder: String) {
    // A folder that cannot be listed keeps them until the next time.
    let names = (try? entryNames(in: folder)) ?? []
    for name in names where name.hasPrefix(mark) { unlink(folder + "/" + name) }
  }
}
