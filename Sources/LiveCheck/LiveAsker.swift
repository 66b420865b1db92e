import Base
import ChildProcesses
import ExternalSites
import Files

/// Asks a server many questions, by a few curls that each keep their connection.
struct LiveAsker {
  /// The path of curl.
  let program: String
  /// The host that is asked instead of the one of each address, at the same port; nil for that one.
  let server: String?
  /// Where the answers come to.
  let folder: String

  /// How many questions one curl is given.
  private static let batch = 100
  /// How many curls run at once.
  private static let curls = 4
  /// How long a connection and an answer may take, in seconds.
  private static let connectTimeout = 10, timeout = 120

  /// Asks all questions, four batches at a time, and forgets each answer once it was taken.
  ///
  /// - Parameters:
  ///   - questions: what to ask.
  ///   - isTraced: whether the answer tells of the connection too.
  ///   - receive: gets the number of a question and its answer, in their order.
  /// - Throws: what keeps curl from starting, or answers from being kept.
  func ask(
    _ questions: [LiveQuestion], isTraced: Bool = false, receive: (Int, LiveAnswer) -> Void
  ) throws(SystemError) {
    var start = 0
    while start < questions.count {
      var running: [(range: Range<Int>, process: ChildProcess)] = []
      while running.count < Self.curls, start < questions.count {
        let range = start..<min(start + Self.batch, questions.count)
        running.append((range, try begin(questions, range, isTraced: isTraced)))
        start = range.upperBound
      }
      for (range, process) in running {
        let (status, outcomes) = Self.outcomes(of: process)
        for number in range {
          // A question that curl does not speak of ended with it.
          let outcome = outcomes[number] ?? Outcome(curlStatus: max(status, 1))
          receive(number, answer(number, questions[number], outcome))
        }
      }
    }
  }

  private func begin(
    _ questions: [LiveQuestion], _ range: Range<Int>, isTraced: Bool
  ) throws(SystemError) -> ChildProcess {
    let all = range.map { settings(for: questions[$0], number: $0, isTraced: isTraced) }
    let file = "settings-\(range.lowerBound)"
    try FileStore(folder).replace(file, with: Array(all.joined(separator: "next\n").utf8))
    // `--disable` comes first and keeps a personal `.curlrc` out; proxies of the environment stay.
    return try ChildProcess([program, "--disable", "--config", folder + "/" + file])
  }

  /// The lines of curl's settings for one question (curl(1), `--config`).
  private func settings(for question: LiveQuestion, number: Int, isTraced: Bool) -> String {
    var lines = [
      "silent", "globoff", "path-as-is", "suppress-connect-headers", "proto = \"=http,https\"",
      "connect-timeout = \(Self.connectTimeout)", "max-time = \(Self.timeout)",
      "user-agent = \"Mozilla/5.0 (compatible; redsite check-live)\"",
      "url = \(question.url.quoted())", "output = \((folder + "/\(number).body").quoted())",
      "dump-header = \((folder + "/\(number).head").quoted())",
      "write-out = \"\(number) %{exitcode} %{http_code} %{size_download}\\n\"",
    ]
    lines += question.headers.map { "header = \($0.quoted())" }
    if question.takesCompressed { lines.append("compressed") }
    if let server { lines.append("connect-to = \("::\(server):".quoted())") }
    if isTraced { lines += ["verbose", "stderr = \((folder + "/trace").quoted())"] }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What curl says of one question: its own exit status, the server's, how much came.
  private struct Outcome {
    var curlStatus: Int32
    var status = 0
    var transferred = 0
  }

  /// What curl says once it has ended: its exit status, and the outcome of each question by number.
  private static func outcomes(of process: ChildProcess) -> (Int32, [Int: Outcome]) {
    let text = String(decoding: process.readToEnd(), as: UTF8.self)
    let status = process.finish()
    var outcomes: [Int: Outcome] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").compactMap { Int($0) }
      guard words.count == 4 else { continue }
      outcomes[words[0]] = Outcome(
        curlStatus: Int32(words[1]), status: words[2], transferred: words[3])
    }
    return (status, outcomes)
  }

  private func answer(
    _ number: Int, _ question: LiveQuestion, _ outcome: Outcome
  ) -> LiveAnswer {
    var answer = LiveAnswer(question: question)
    if outcome.curlStatus != 0 {
      answer.failure = ExternalFailure(curlStatus: outcome.curlStatus)
    } else {
      (answer.status, answer.transferred) = (outcome.status, outcome.transferred)
      answer.take(head: String(decoding: take("\(number).head"), as: UTF8.self))
      answer.body = take("\(number).body")
    }
    answer.trace = String(decoding: take("trace"), as: UTF8.self)
    return answer
  }

  /// Reads a file that curl wrote, and removes it; empty where it wrote none.
  private func take(_ name: String) -> [UInt8] {
    var buffer = ByteBuffer()
    guard (try? readFile(folder + "/" + name, limit: .max, into: &buffer)) != nil else {
      return []
    }
    FileStore(folder).remove(name)
    return buffer.makeArray()
  }
}
