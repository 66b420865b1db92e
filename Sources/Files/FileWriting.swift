import Base
import Glibc

/// Whether there is anything at a path.
package func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// Makes the folders above an absolute path that are not there.
package func makeFolders(above path: String) throws(SystemError) {
  var folder = ""
  for part in path.split(separator: "/").dropLast() {
    folder += "/" + part
    try makeFolder(folder)
  }
}

/// Copies a file to a place where nothing is yet.
package func copyNewFile(_ source: String, to target: String) throws(SystemError) {
  let original = try Descriptor(path: source, O_RDONLY | O_NOFOLLOW)
  let file = try Descriptor(
    SystemError.retrying { open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) })
  try file.copy(from: original)
  try file.close()
}

/// Makes a folder that may be there.
package func makeFolder(_ path: String) throws(SystemError) {
  if mkdir(path, 0o755) != 0, errno != EEXIST { throw SystemError.current }
}

/// Writes a file that must not be there yet.
package func writeBytes(_ bytes: [UInt8], to path: String) throws(SystemError) {
  let file = try Descriptor(
    SystemError.retrying { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) })
  try bytes.withBytes { (bytes) throws(SystemError) in try file.write(bytes) }
  try file.close()
}
/// Replaces a file's bytes in one step: a file beside it is written, then renamed over it.
///
/// - Parameters:
///   - path: the file; its mode is kept.
///   - bytes: what it holds afterwards.
/// - Throws: why it could not be done; the file is then as it was.
package func replaceFile(_ path: String, with bytes: [UInt8]) throws(SystemError) {
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
