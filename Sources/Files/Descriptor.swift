import Base
import CSystem
import Glibc

/// A file or folder held open; closed when the value ends.
package struct Descriptor: ~Copyable, Sendable {
  /// The kernel's number for it.
  package let number: Int32

  /// Takes over what an opening call returned.
  package init(_ number: Int32) throws(SystemError) {
    guard number >= 0 else { throw SystemError.current }
    self.number = number
  }

  deinit { _ = Glibc.close(number) }

  /// Opens a path of the outside world, following links as every program does.
  package init(path: String, _ flags: Int32) throws(SystemError) {
    try self.init(SystemError.retrying { Glibc.open(path, flags | O_CLOEXEC) })
  }

  /// Closes a written file, hearing of errors the file system kept until now.
  package consuming func close() throws(SystemError) {
    let number = number
    discard self
    // Linux has closed the descriptor even when it reports EINTR; a second call could hit
    // another thread's file.
    if Glibc.close(number) != 0, errno != EINTR { throw SystemError.current }
  }

  /// Kind, size, owner and place of the open file.
  package borrowing func status() throws(SystemError) -> stat {
    var status = stat()
    _ = try SystemError.retrying { fstat(number, &status) }
    return status
  }

  /// Writes all bytes, however many calls it takes.
  package borrowing func write(_ bytes: Bytes) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let rest = bytes[slice: done..<bytes.count]
      done += try SystemError.retrying {
        rest.withUnsafeBufferPointer { Glibc.write(number, $0.baseAddress, $0.count) }
      }
    }
  }

  /// Reads until `room` is full or the file ends; returns how many bytes came.
  package borrowing func read(into room: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    var done = 0
    while done < room.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: room[done...])
      let count = try SystemError.retrying { Glibc.read(number, rest.baseAddress, rest.count) }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// Sets the permission bits, whatever the umask left of them.
  package borrowing func setMode(_ mode: mode_t) throws(SystemError) {
    _ = try SystemError.retrying { fchmod(number, mode) }
  }

  /// Waits until the disk holds the file.
  package borrowing func synchronize() throws(SystemError) {
    do throws(SystemError) {
      _ = try SystemError.retrying { fsync(number) }
    } catch {
      // Some file systems cannot sync a folder and say EINVAL; there is nothing to wait for then.
      if error.number != EINVAL { throw error }
    }
  }

  /// Waits until the disk holds everything that was written to the file's file system.
  package borrowing func synchronizeFileSystem() throws(SystemError) {
    _ = try SystemError.retrying { csystem_sync_file_system(number) }
  }
}

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
