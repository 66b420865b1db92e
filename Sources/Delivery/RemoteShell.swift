import Base
import ChildProcesses
import Diagnostics
import Glibc

/// A shell at the place where a site is published, running `RemoteProgram`: on a server through
/// SSH, or on this machine.
final class RemoteShell {
  private let process: ChildProcess
  /// Where requests are written: a socket, as writing to a closed one is no signal.
  private let requests: Int32
  private let reach: ServerReach
  private var received: [UInt8] = []
  private var place = 0

  /// Starts the shell and waits until it answers.
  ///
  /// - Throws: why the server was not reached.
  init(_ reach: ServerReach) throws(DeliveryProblem) {
    self.reach = reach
    var ends: [Int32] = [-1, -1]
    guard
      socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends)
        == 0
    else { throw .system(.current, "socketpair") }
    defer { close(ends[0]) }
    requests = ends[1]
    do throws(SystemError) {
      process = try ChildProcess(reach.shell, input: ends[0], errors: reach.complaints.descriptor)
    } catch {
      close(ends[1])
      throw .system(error, reach.shell[0])
    }
    try send(RemoteProgram.text)
    while try line() != "redsite-ready" {}
  }

  /// Asks for something.
  ///
  /// - Parameters:
  ///   - request: its word.
  ///   - values: a line each.
  ///   - hear: receives lines of the answer as they come, and says whether they are part of it.
  /// - Returns: the lines of the answer, and whether it was done.
  /// - Throws: what became of the connection where there is no answer.
  func ask(
    _ request: String, _ values: [String] = [], hear: (String) -> Bool = { _ in true }
  ) throws(DeliveryProblem) -> (lines: [String], isDone: Bool) {
    try send(([request] + values).map { $0 + "\n" }.joined())
    var lines: [String] = []
    while true {
      let line = try line()
      if line.hasPrefix("redsite-done ") { return (lines, line == "redsite-done 0") }
      if hear(line) { lines.append(line) }
    }
  }

  /// Asks for something that can only fail where the system there refuses it; `step` says in
  /// messages what is done.
  func perform(
    _ request: String, _ values: [String] = [], step: Message
  ) throws(DeliveryProblem) -> [String] {
    let (lines, isDone) = try ask(request, values)
    if !isDone { throw failed(step, lines) }
    return lines
  }

  /// The problem of a step that was refused there.
  func failed(_ step: Message, _ lines: [String] = []) -> DeliveryProblem {
    DeliveryProblem(
      .system,
      Message(
        "\(reach.description)：\(step.chinese)没有做成",
        "\(reach.description): could not \(step.english)"),
      help: Message(
        "请看下面那台机器说的原因（磁盘满了、没有权限）；读者看到的网站没有改动",
        "see what that machine says below (a full disk, no permission); readers see what they saw"),
      details: reach.complaints.take() + lines.suffix(5))
  }

  private func send(_ text: String) throws(DeliveryProblem) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(requests, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      // Why it went away is read where its answer is.
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private func line() throws(DeliveryProblem) -> String {
    while true {
      if let end = received[place...].firstIndex(of: Ascii.lineFeed) {
        defer { place = end + 1 }
        return String(decoding: received[place..<end], as: UTF8.self)
      }
      received.removeFirst(place)
      place = 0
      var room = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(process.output, &room, room.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw reach.problem(status: nil) }
      received += room[..<count]
    }
  }

  /// Ends the shell, and with it the lock.
  deinit {
    close(requests)
    _ = process.finish()
  }
}
