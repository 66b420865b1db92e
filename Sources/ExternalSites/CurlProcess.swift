import Base
import Glibc
import SiteModel

/// One request, made by a `curl` of its own.
///
/// A child process rather than a library: TLS, proxies, international names and HTTP/2 come with
/// the system's curl and its security updates, and a build that asks nothing links none of it.
struct CurlProcess {
  /// What curl has written so far.
  private(set) var received: [UInt8] = []
  /// Where its output can be read; for `poll`.
  let output: Int32
  /// By when it must have ended, in seconds of the monotonic clock.
  let deadline: Double

  private let process: pid_t

  /// How much of a response is read at most.
  private static let mostBytes = 64 << 10

  /// Starts a request, or throws what kept curl from starting.
  init(
    _ address: WebAddress, _ method: LinkInquiry.Method, program: String, userAgent: String,
    timeout: Int, now: Double
  ) throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError.current }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words =
      [program] + Self.arguments(address, method, userAgent: userAgent, timeout: timeout)
    var pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var started: pid_t = 0
    let status = posix_spawn(&started, program, &actions, nil, &pointers, environ)
    close(ends[1])
    guard status == 0 else {
      close(ends[0])
      throw SystemError(number: status)
    }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    output = ends[0]
    process = started
    deadline = now + Double(timeout) + 2
  }

  /// `--disable` comes first and keeps a personal `.curlrc` out; proxies of the environment stay.
  private static func arguments(
    _ address: WebAddress, _ method: LinkInquiry.Method, userAgent: String, timeout: Int
  ) -> [String] {
    let common = [
      "--disable", "--silent", "--globoff", "--suppress-connect-headers", "--proto",
      "=http,https", "--max-time", "\(timeout)", "--user-agent", userAgent,
    ]
    switch method {
    case .head: return common + ["--head", "--url", address.text]
    case .get: return common + ["--include", "--range", "0-1023", "--url", address.text]
    }
  }

  /// Reads what has come; true once nothing more is wanted.
  mutating func receive() -> Bool {
    var room = [UInt8](repeating: 0, count: 1 << 12)
    while received.count < Self.mostBytes {
      let count = read(output, &room, room.count)
      if count > 0 {
        received += room[..<count]
      } else if count == 0 {
        return true
      } else if errno == EINTR {
        continue
      } else {
        return errno != EAGAIN
      }
      if ResponseHead(received) != nil { return true }
    }
    return true
  }

  /// Ends the process, also before its time, and says what came of the request.
  func finish(isLate: Bool) -> Result<ResponseHead, ExternalFailure> {
    close(output)
    let head = ResponseHead(received)
    // With the head complete the rest is not wanted.
    if isLate || head != nil || received.count >= Self.mostBytes { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    if let head { return .success(head) }
    if isLate { return .failure(.timedOut) }
    let hasExited = status & 0x7F == 0
    return .failure(ExternalFailure(curlStatus: hasExited ? (status >> 8) & 0xFF : 0))
  }
}
