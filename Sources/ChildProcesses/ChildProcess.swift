import Base
import Glibc

/// Another program while it runs: what it prints can be read, its input is empty and its complaints
/// go nowhere unless given.
package struct ChildProcess {
  /// Where its output can be read.
  package let output: Int32

  private let process: pid_t

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - words: the path of the program and its arguments; no shell looks at them.
  ///   - input: what it reads, a descriptor that stays the caller's; nothing unless given.
  ///   - errors: where it complains, a descriptor that stays the caller's; nowhere unless given.
  ///   - environment: variables besides those of this process, as in `NAME=value`.
  /// - Throws: what the system says where it cannot be started.
  package init(
    _ words: [String], input: Int32? = nil, errors: Int32? = nil, environment: [String] = []
  ) throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError.current }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    if let errors {
      posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    var pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var variables = Self.environment(with: environment)
    defer { for variable in variables { free(variable) } }
    var started: pid_t = 0
    let status = posix_spawn(&started, words[0], &actions, nil, &pointers, &variables)
    close(ends[1])
    guard status == 0 else {
      close(ends[0])
      throw SystemError(number: status)
    }
    output = ends[0]
    process = started
  }

  /// The variables of this process with others in the place of their like, ending in nil.
  private static func environment(with others: [String]) -> [UnsafeMutablePointer<CChar>?] {
    let names = others.map { $0.prefix { $0 != "=" } + "=" }
    var variables: [UnsafeMutablePointer<CChar>?] = []
    var place = environ
    while let variable = place.pointee {
      let text = String(cString: variable)
      if !names.contains(where: { text.hasPrefix($0) }) { variables.append(strdup(text)) }
      place += 1
    }
    return variables + others.map { strdup($0) } + [nil]
  }

  /// What is left of its output, up to its end.
  package func readToEnd() -> [UInt8] {
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(output, &room, room.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += room[..<count]
    }
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
  ///   - input: what it reads, a descriptor that stays the caller's; nothing unless given.
  ///   - errors: where it complains, a descriptor that stays the caller's; nowhere unless given.
  ///   - environment: variables besides those of this process, as in `NAME=value`.
  /// - Returns: the exit status (128 and more for a signal) and the output.
  /// - Throws: what the system says where the program cannot be started.
  package static func run(
    _ words: [String], limit: Int, input: Int32? = nil, errors: Int32? = nil,
    environment: [String] = []
  ) throws(SystemError) -> (status: Int32, output: [UInt8]) {
    var output: [UInt8] = []
    let status = try stream(
      words, input: input, errors: errors, environment: environment
    ) { piece in
      output += piece
      return output.count <= limit
    }
    return (status, output)
  }

  /// Runs a program and hands on what it prints, piece by piece.
  ///
  /// - Parameters:
  ///   - words: the path of the program and its arguments; no shell looks at them.
  ///   - input: what it reads, a descriptor that stays the caller's; nothing unless given.
  ///   - errors: where it complains, a descriptor that stays the caller's; nowhere unless given.
  ///   - environment: variables besides those of this process, as in `NAME=value`.
  ///   - take: receives a piece and says whether more is wanted; otherwise the program is ended.
  /// - Returns: the exit status, 128 and more for a signal, also for that of an end before its time.
  /// - Throws: what the system says where the program cannot be started.
  package static func stream(
    _ words: [String], input: Int32? = nil, errors: Int32? = nil, environment: [String] = [],
    take: (ArraySlice<UInt8>) -> Bool
  ) throws(SystemError) -> Int32 {
    let process = try ChildProcess(
      words, input: input, errors: errors, environment: environment)
    var room = [UInt8](repeating: 0, count: 1 << 16)
    var isEnded = false
    while !isEnded {
      let count = read(process.output, &room, room.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      isEnded = !take(room[..<count])
    }
    if isEnded { process.kill() }
    let status = process.finish()
    return isEnded ? 128 + SIGKILL : status
  }
}
