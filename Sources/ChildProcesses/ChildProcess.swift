import Base
import Glibc

/// Another program while it runs: what it prints can be read, its input is empty and its complaints
/// go nowhere.
package struct ChildProcess {
  /// Where its output can be read.
  package let output: Int32

  private let process: pid_t

  /// Starts a program.
  ///
  /// - Parameter words: the path of the program and its arguments; no shell looks at them.
  /// - Throws: what the system says where it cannot be started.
  package init(_ words: [String]) throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError.current }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var started: pid_t = 0
    let status = posix_spawn(&started, words[0], &actions, nil, &pointers, environ)
    close(ends[1])
    guard status == 0 else {
      close(ends[0])
      throw SystemError(number: status)
    }
    output = ends[0]
    process = started
  }

  /// Ends the process before its time; `finish` must still be called.
  package func kill() { Glibc.kill(process, SIGKILL) }

  /// Closes the output and waits for the end.
  ///
  /// - Returns: the exit status, or 128 and more for a signal.
  package consuming func finish() -> Int32 {
    close(output)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// Runs a program to its end and takes what it prints.
  ///
  /// - Parameters:
  ///   - words: the path of the program and its arguments; no shell looks at them.
  ///   - limit: the most bytes that are taken; a program that prints more is ended.
  /// - Returns: the exit status (128 and more for a signal) and the output.
  /// - Throws: what the system says where the program cannot be started.
  package static func run(
    _ words: [String], limit: Int
  ) throws(SystemError) -> (status: Int32, output: [UInt8]) {
    let process = try ChildProcess(words)
    var output: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while output.count <= limit {
      let count = read(process.output, &room, room.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      output += room[..<count]
    }
    let isTooLong = output.count > limit
    if isTooLong { process.kill() }
    let status = process.finish()
    return (isTooLong ? 128 + SIGKILL : status, output)
  }
}
