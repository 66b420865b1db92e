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
  /// Its keeper is there before it is, so that there is no moment in which a kill leaves it behind;
  /// the name is as good as unique, so that the keeper can remove nothing but this folder.
  ///
  /// - Throws: what the system says where it cannot be made.
  package init() throws(SystemError) {
    let place = environmentVariable("TMPDIR") ?? ""
    guard let parent = realpath(place.isEmpty ? "/tmp" : place, nil) else {
      throw SystemError.current
    }
    defer { free(parent) }
    let name = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    path = String(cString: parent) + "/redsite-" + name
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError.current }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    do throws(SystemError) {
      // The end of its input is the end of this process, or of the need.
      keeper = try ChildProcess(
        [
          "/bin/sh", "-c",
          "trap '' INT TERM HUP QUIT; while read -r line; do :; done; rm -rf -- \"$0\"", path,
        ], input: ends[0])
    } catch {
      close(ends[1])
      throw error
    }
    rope = ends[1]
    guard mkdir(path, 0o700) == 0 else {
      let error = SystemError.current
      remove()
      throw error
    }
  }

  /// Removes the folder, and waits until it is gone.
  package consuming func remove() {
    close(rope)
    _ = keeper.finish()
  }
}
