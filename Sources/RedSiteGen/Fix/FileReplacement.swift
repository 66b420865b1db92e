import Base
import Glibc

/// Replaces a file's bytes in one step: a file beside it is written, then renamed over it.
///
/// - Parameters:
///   - path: the file; its mode is kept.
///   - bytes: what it holds afterwards.
/// - Throws: why it could not be done; the file is then as it was.
func replaceFile(_ path: String, with bytes: [UInt8]) throws(SystemError) {
  var status = stat()
  _ = try SystemError.retrying { lstat(path, &status) }
  var template = Array((path + ".fix-XXXXXX").utf8CString)
  let descriptor = try SystemError.retrying { mkstemp(&template) }
  do throws(SystemError) {
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      let position = start
      start += try SystemError.retrying {
        bytes.withUnsafeBytes { rest in
          write(descriptor, rest.baseAddress.map { $0 + position }, rest.count - position)
        }
      }
    }
    _ = try SystemError.retrying { fchmod(descriptor, status.st_mode & 0o7777) }
    _ = try SystemError.retrying { fsync(descriptor) }
    _ = try SystemError.retrying { rename(template, path) }
  } catch {
    unlink(template)
    throw error
  }
}
