import Files
import Glibc
import RedSiteGen

/// An open regular file, sent in pieces.
final class FileBody: Sendable {
  let size: Int
  private let descriptor: Int32

  /// Opens a file; nil where it is none, or a link stands in its path below its folder.
  init?(_ place: FilePlace) {
    guard let opened = try? place.open() else { return nil }
    descriptor = opened
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
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
