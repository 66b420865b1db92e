import Base
import Glibc

/// A folder that is there for as long as it is needed and not longer, whatever happens.
///
/// A process of its own waits for the end of this one, or of the need, and removes the folder: also
/// where this one crashes or is killed.
package struct TemporaryFolder {
  /// Its absolute path, readable by nobody else.
  package let path: String
  private let keeper: ChildProcess
  private let rope: Int32

  /// Makes a folder.
  ///
  /// - Throws: what the system says where it cannot be made.
  package init() throws(SystemError) {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var template = Array(((place.isEmpty ? "/tmp" : place) + "/redsite-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil, let path = realpath(template, nil) else {
      throw SystemError.current
    }
    self.path = String(cString: path)
    free(path)
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      let error = SystemError.current
      rmdir(self.path)
      throw error
    }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    do throws(SystemError) {
      // The end of its input is the end of this process, or of the need.
      keeper = try ChildProcess(
        [
          "/bin/sh", "-c",
          "trap '' INT TERM HUP QUIT; while read -r line; do :; done; rm -rf -- \"$0\"",
          self.path,
        ], input: ends[0])
      rope = ends[1]
    } catch {
      close(ends[1])
      rmdir(self.path)
      throw error
    }
  }

  /// Removes the folder, and waits until it is gone.
  package consuming func remove() {
    close(rope)
    _ = keeper.finish()
  }
}
