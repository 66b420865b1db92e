import Base
import CSystem
import Glibc

/// Comparing and copying whole files with little memory.
extension Descriptor {
  /// How much of a file is in memory at a time.
  private static let chunkBytes = 64 * 1024

  /// Whether the file holds exactly `bytes`; unreadable counts as different.
  package borrowing func holds(_ bytes: Bytes) -> Bool {
    guard let status = try? status(), status.isRegularFile, status.st_size == bytes.count else {
      return false
    }
    return withUnsafeTemporaryAllocation(
      byteCount: min(max(bytes.count, 1), Self.chunkBytes), alignment: 16
    ) { room in
      var done = 0
      while done < bytes.count {
        let wanted = min(room.count, bytes.count - done)
        let part = UnsafeMutableRawBufferPointer(rebasing: room[..<wanted])
        guard let count = try? read(into: part), count == wanted,
          Bytes(UnsafeRawBufferPointer(part)).equals(bytes[slice: done..<(done + wanted)])
        else { return false }
        done += wanted
      }
      return true
    }
  }

  /// Whether two files hold the same bytes from where they stand; unreadable counts as different.
  package borrowing func holdsSame(as other: borrowing Descriptor) -> Bool {
    guard let status = try? status(), let otherStatus = try? other.status(),
      otherStatus.isRegularFile, status.st_size == otherStatus.st_size
    else { return false }
    let chunk = Self.chunkBytes
    return withUnsafeTemporaryAllocation(byteCount: 2 * chunk, alignment: 16) { room in
      let mine = UnsafeMutableRawBufferPointer(rebasing: room[..<chunk])
      let theirs = UnsafeMutableRawBufferPointer(rebasing: room[chunk...])
      while true {
        guard let count = try? read(into: mine), let otherCount = try? other.read(into: theirs),
          count == otherCount,
          Bytes(UnsafeRawBufferPointer(mine))[slice: 0..<count].equals(
            Bytes(UnsafeRawBufferPointer(theirs))[slice: 0..<count])
        else { return false }
        if count == 0 { return true }
      }
    }
  }

  /// Appends all bytes of `source`, from where it stands.
  package borrowing func copy(from source: borrowing Descriptor) throws(SystemError) {
    // Inside the kernel where it can: on XFS and Btrfs the copy then shares its blocks. Calls that
    // refuse (another file system, an old kernel) fail before the first byte; the loop takes over.
    while true {
      let count = csystem_copy_range(source.number, number, 1 << 30)
      if count <= 0 { break }
    }
    try withUnsafeTemporaryAllocation(byteCount: Self.chunkBytes, alignment: 16) {
      (room) throws(SystemError) in
      while true {
        let count = try source.read(into: room)
        if count == 0 { return }
        try write(Bytes(UnsafeRawBufferPointer(room))[slice: 0..<count])
      }
    }
  }
}
