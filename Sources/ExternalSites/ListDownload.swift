import Base
import ChildProcesses
import Diagnostics
import Files
import Glibc
import Metadata

/// A list of articles that is asked for.
struct ListRequest {
  /// Where it is.
  var address: String
  /// The `ETag` of what is there; empty for none.
  var entityTag = ""
  /// The `Last-Modified` of what is there; empty for none.
  var lastModified = ""
}

/// What a server said to a request.
enum ListAnswer {
  /// A list, and what to send next time.
  case list([UInt8], entityTag: String, lastModified: String)
  /// What is there is still what the server has.
  case unchanged
  /// There is none; another time there may be one where it `isPassing`.
  case failed(Message, isPassing: Bool)
}

/// Asks for several lists together, by one `curl --parallel`: each has 10 seconds, all have 30.
struct ListDownload {
  /// The path of curl.
  let program: String
  /// How long one list may take, in seconds.
  var timeout = 10
  /// How long all may take, in seconds.
  var wholeTimeout = 30.0

  /// curl writes to the disk what it receives; at this many bytes a second a host that never ends
  /// fills no more than 20 MB of it, and a list of the largest size comes in half a second.
  private static let bytesPerSecond = 2 << 20

  /// Asks for all lists.
  ///
  /// - Returns: the answers in the order of the requests.
  /// - Throws: what the system says where curl cannot be started, or there is no place to write to.
  func run(_ requests: [ListRequest]) throws(SystemError) -> [ListAnswer] {
    guard !requests.isEmpty else { return [] }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    // `--silent` alone does not keep curl 7.88 from its meter of parallel transfers.
    var words = [
      program, "--disable", "--no-progress-meter", "--parallel", "--parallel-immediate",
      "--parallel-max", "300",
    ]
    for (index, request) in requests.enumerated() {
      if index > 0 { words.append("--next") }
      words += arguments(for: request, place: folder.path + "/\(index)", index: index)
    }
    let (output, isLate) = try output(of: words)
    // A line for each list that came to an end: its place, curl's status, the status of HTTP.
    var ends: [Int: (curl: Int32, http: Int)] = [:]
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 3, let index = Int(words[0]), let curl = Int32(words[1]),
        let http = Int(words[2])
      else { continue }
      ends[index] = (curl, http)
    }
    return requests.indices.map { index in
      guard let end = ends[index] else {
        let failure = isLate ? ExternalFailure.timedOut : .program(0)
        return .failed(failure.message, isPassing: failure.isPassing)
      }
      return answer(curl: end.curl, http: end.http, place: folder.path + "/\(index)")
    }
  }

  private func arguments(for request: ListRequest, place: String, index: Int) -> [String] {
    var words = [
      "--silent", "--globoff", "--location", "--max-redirs", "5", "--proto", "=http,https",
      "--max-time", "\(timeout)", "--limit-rate", "\(Self.bytesPerSecond)",
      "--max-filesize", "\(Limits.textFileBytes)", "--user-agent", "redsite fetch",
      "--header", "Accept: application/feed+json, application/json, */*;q=0.1",
      "--output", place, "--dump-header", place + ".head",
      // Standard error is not kept back: what has ended is known also where curl is ended.
      "--write-out", "%{stderr}\\n\(index) %{exitcode} %{http_code}\\n",
    ]
    for (name, value) in [
      ("If-None-Match", request.entityTag), ("If-Modified-Since", request.lastModified),
    ] where !value.isEmpty {
      words += ["--header", "\(name): \(value)"]
    }
    return words + ["--url", request.address]
  }

  /// What curl writes to standard error, until it ends or the time for all is over.
  private func output(
    of words: [String]
  ) throws(SystemError) -> (bytes: [UInt8], isLate: Bool) {
    let process = try ChildProcess(
      ["/bin/sh", "-c", "exec \"$0\" \"$@\" 2>&1 >/dev/null"] + words)
    _ = fcntl(process.output, F_SETFL, O_NONBLOCK)
    let start = ContinuousClock.now
    var output: [UInt8] = []
    var isLate = false
    var room = [UInt8](repeating: 0, count: 1 << 12)
    while true {
      let left = wholeTimeout - start.duration(to: .now) / .seconds(1)
      guard left > 0 else {
        process.kill()
        isLate = true
        break
      }
      var request = pollfd(fd: process.output, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, Int32(left * 1000) + 1) > 0 else { continue }
      let count = read(process.output, &room, room.count)
      if count > 0 { output += room[..<count] }
      if count == 0 { break }
    }
    _ = process.finish()
    return (output, isLate)
  }

  private func answer(curl: Int32, http: Int, place: String) -> ListAnswer {
    guard curl == 0 else {
      // Of a list without a length only the time ends what is too large.
      if curl == 63 || isTooLarge(place) { return .failed(Self.tooLarge, isPassing: false) }
      if curl == 47 {
        return .failed(
          Message("跳转了五次以上", "it leads on more than five times"), isPassing: false)
      }
      let failure = ExternalFailure(curlStatus: curl)
      return .failed(failure.message, isPassing: failure.isPassing)
    }
    switch http {
    case 304: return .unchanged
    case 200:
      var buffer = ByteBuffer()
      do throws(FileProblem) {
        try readFile(place, limit: Limits.textFileBytes, into: &buffer)
      } catch {
        // An answer without a body leaves no file.
        if case .tooLarge = error { return .failed(Self.tooLarge, isPassing: false) }
        return .list([], entityTag: "", lastModified: "")
      }
      let head = Self.lastHead(of: place + ".head")
      return .list(
        buffer.makeArray(), entityTag: head["etag"] ?? "",
        lastModified: head["last-modified"] ?? "")
    default: return .failed(Self.reason(http), isPassing: http == 408 || http == 429 || http >= 500)
    }
  }

  private func isTooLarge(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > Limits.textFileBytes
  }

  private static let tooLarge = Message(
    "文件超过 \(Limits.textFileBytes >> 20) MB", "it is larger than \(Limits.textFileBytes >> 20) MB")

  /// The status with what it means for whoever keeps this site.
  private static func reason(_ status: Int) -> Message {
    let meaning: (String, String) =
      switch status {
      case 401, 403: ("对方不让程序读取", "that site does not let programs read it")
      case 404, 410: ("这个网址没有文件", "there is no file at that address")
      case 429: ("对方说问得太勤", "that site is asked too often")
      case 500...: ("对方网站出错", "its server fails")
      default: ("对方没有给出目录", "that site gives no list")
      }
    return Message("HTTP \(status)，\(meaning.0)", "HTTP \(status), \(meaning.1)")
  }

  /// The header fields of the last response, by name in small letters, without those that could not
  /// be sent again as they are.
  private static func lastHead(of path: String) -> [String: String] {
    var buffer = ByteBuffer()
    guard (try? readFile(path, limit: Limits.textFileBytes, into: &buffer)) != nil else {
      return [:]
    }
    var fields: [String: String] = [:]
    for (name, value) in ResponseHead.fields(ofLastIn: buffer.makeString())
    where value.utf8.count <= 256 && value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      fields[name] = value.withoutOuterSpaces
    }
    return fields
  }
}
