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
