import Base
import Glibc

/// Another program, run to its end.
package enum ChildProcess {
  /// Runs a program and takes what it prints.
  ///
  /// - Parameters:
  ///   - words: the path of the program and its arguments; no shell looks at them.
  ///   - limit: the most bytes that are taken; a program that prints more is ended.
  /// - Returns: the exit status (128 and more for a signal) and the output.
  /// - Throws: what the system says where the program cannot be started or read.
  package static func run(
    _ words: [String], limit: Int
  ) throws(SystemError) -> (status: Int32, output: [UInt8]) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError.current }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process: pid_t = 0
    let spawned = posix_spawn(&process, words[0], &actions, nil, &pointers, environ)
    close(ends[1])
    guard spawned == 0 else { throw SystemError(number: spawned) }
    var output: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(ends[0], &room, room.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      output += room[..<count]
      if output.count > limit {
        kill(process, SIGKILL)
        break
      }
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return (output.count > limit ? 128 + SIGKILL : exit, output)
  }
}
