import Base
import ChildProcesses
import Glibc
import SiteModel

/// One request, made by a `curl` of its own.
///
/// A child process rather than a library: TLS, proxies, international names and HTTP/2 come with
/// the system's curl and its security updates, and a build that asks nothing links none of it.
struct CurlProcess {
  /// What curl has written so far.
  private(set) var received: [UInt8] = []
  /// By when it must have ended, in seconds of the monotonic clock.
  let deadline: Double

  private let process: ChildProcess

  /// Where its output can be read; for `poll`.
  var output: Int32 { process.output }

  /// How much of a response is read at most.
  private static let mostBytes = 64 << 10

  /// Starts a request, or throws what kept curl from starting.
  init(
    _ address: WebAddress, _ method: LinkRequest.Method, program: String, userAgent: String,
    timeout: Int, now: Double
  ) throws(SystemError) {
    process = try ChildProcess(
      [program] + Self.arguments(address, method, userAgent: userAgent, timeout: timeout))
    _ = fcntl(process.output, F_SETFL, O_NONBLOCK)
    deadline = now + Double(timeout) + 2
  }

  /// `--disable` comes first and keeps a personal `.curlrc` out; proxies of the environment stay.
  private static func arguments(
    _ address: WebAddress, _ method: LinkRequest.Method, userAgent: String, timeout: Int
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
    let head = ResponseHead(received)
    // With the head complete the rest is not wanted.
    if isLate || head != nil || received.count >= Self.mostBytes { process.kill() }
    let status = process.finish()
    if let head { return .success(head) }
    if isLate { return .failure(.timedOut) }
    return .failure(ExternalFailure(curlStatus: status < 128 ? status : 0))
  }
}

/// The first lines of an HTTP response, as far as they matter here.
package struct ResponseHead: Sendable, Hashable {
  /// The status, 200 to 599 (RFC 9110 §15).
  var status: Int
  /// `Location`, in whatever encoding the server uses.
  var location: [UInt8]?
  /// `Retry-After` in seconds; the form with a date is not read.
  var retryAfter: Double?
  /// How many bytes it takes, with interim responses before it.
  private(set) var length = 0

  /// The head at the beginning of what a server sent, or nil where it is not complete yet.
  ///
  /// Interim responses (1xx) before it are passed over. Lines end with CRLF or LF.
  package init?(_ bytes: [UInt8]) {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      var line = bytes[start..<end]
      if line.last == 0x0D { line.removeLast() }
      start = end + 1
      guard line.isEmpty else {
        lines.append(line)
        continue
      }
      if let head = ResponseHead(lines: lines) {
        self = head
        length = start - bytes.startIndex
        return
      }
      lines.removeAll()
    }
    return nil
  }

  /// The header fields of the last of several heads, their names in small letters, in their order:
  /// interim responses, and those that lead on, stand before it.
  package static func fields(ofLastIn heads: String) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    for line in heads.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("HTTP/") {
        fields = []
      } else if let colon = line.firstIndex(of: ":") {
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        fields.append((line[..<colon].lowercased(), String(value)))
      }
    }
    return fields
  }

  private init?(lines: [ArraySlice<UInt8>]) {
    guard let first = lines.first, first.starts(with: "HTTP/".utf8),
      let space = first.firstIndex(of: 0x20),
      let status = Int(String(decoding: first[(space + 1)...].prefix(3), as: UTF8.self)),
      (200...999).contains(status)
    else { return nil }
    self.status = status
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
      switch name {
      case "location": location = Array(value)
      case "retry-after":
        retryAfter = Int(String(decoding: value, as: UTF8.self)).map { Double(max($0, 0)) }
      default: break
      }
    }
  }
}
