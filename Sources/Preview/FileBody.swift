import Glibc

/// An open regular file, sent in pieces.
final class FileBody: Sendable {
  let size: Int
  private let descriptor: Int32

  /// Opens a file; nil where it is none, or a link to one.
  init?(path: String) {
    descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// At most `count` bytes from `offset` on; none at the end or where they cannot be read.
  func read(at offset: Int, atMost count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      filled = max(pread(descriptor, room.baseAddress, count, off_t(offset)), 0)
    }
  }
}
