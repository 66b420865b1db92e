import Foundation
import Testing

/// Sessions at a terminal, as they are written down in `Transcripts`.
///
/// `$` stands before a command, what it prints below it, `?` before the status it ends with.
/// `«*»` is any text of one line; alone on a line, any lines. Files before the first command, each
/// below a line `-- path --`, are there when it starts; `#` begins a remark.
@Suite struct TranscriptTests {
  static let folder = Program.folder.appending(path: "Transcripts")

  static let names: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }()

  @Test func thereAreTranscripts() { #expect(Self.names.count >= 5) }

  @Test(arguments: names) func saysWhatIsWritten(_ name: String) throws {
    let file = Self.folder.appending(path: name)
    var transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
    #expect(!transcript.steps.isEmpty)
    let scratch = try ScratchFolder()
    try scratch.write(transcript.files)
    for index in transcript.steps.indices {
      let step = transcript.steps[index]
      let outcome = try Program.run(
        "set -o pipefail; " + step.command, in: scratch.url,
        environment: ["REPOSITORY": Program.folder.path(percentEncoded: false) + "../.."])
      let isAsWritten = step.allows(outcome)
      if Program.isRecording {
        if !isAsWritten { transcript.steps[index].record(outcome) }
      } else {
        #expect(
          isAsWritten,
          """
          \(name): $ \(step.command)
          \(outcome.output)? \(outcome.status)
          instead of
          \(step.output)? \(step.status)
          """)
      }
    }
    if Program.isRecording {
      try transcript.text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record(
        "recorded \(name); look at the differences, then run the tests without recording")
    }
  }
}

/// A written session.
struct Transcript {
  /// One command with what it should print.
  struct Step {
    /// Remarks and empty lines before the command.
    var remarks: String
    var command: String
    var output = ""
    var status: Int32 = 0

    /// Whether what happened is what is written.
    func allows(_ outcome: Program.Outcome) -> Bool {
      guard outcome.status == status else { return false }
      let found =
        outcome.output.hasSuffix("\n") || outcome.output.isEmpty
        ? outcome.output : outcome.output + "\n"
      return Self.matches(
        found.split(separator: "\n", omittingEmptySubsequences: false)[...],
        output.split(separator: "\n", omittingEmptySubsequences: false)[...])
    }

    mutating func record(_ outcome: Program.Outcome) {
      output = outcome.output
      if !output.isEmpty, !output.hasSuffix("\n") { output += "\n" }
      status = outcome.status
    }

    private static func matches(_ lines: ArraySlice<Substring>, _ wanted: ArraySlice<Substring>)
      -> Bool
    {
      guard let first = wanted.first else { return lines.isEmpty }
      if first == "«*»" {
        return lines.indices.contains { matches(lines[$0...], wanted.dropFirst()) }
          || matches([], wanted.dropFirst())
      }
      guard let line = lines.first, isLine(line, like: first) else { return false }
      return matches(lines.dropFirst(), wanted.dropFirst())
    }

    private static func isLine(_ line: Substring, like wanted: Substring) -> Bool {
      let parts = wanted.split(separator: "«*»", omittingEmptySubsequences: false)
      guard parts.count > 1 else { return line == wanted }
      guard line.hasPrefix(parts[0]) else { return false }
      var rest = line.dropFirst(parts[0].count)
      for part in parts.dropFirst().dropLast() {
        guard let range = rest.range(of: part) else { return false }
        rest = rest[range.upperBound...]
      }
      return rest.hasSuffix(parts[parts.count - 1])
    }
  }

  /// The files that are there at the start, with their headers.
  var files = ""
  var steps: [Step] = []

  /// What stands before the first file or command.
  private var head = ""

  init(_ text: String) {
    var remarks = ""
    var isInOutput = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isInOutput, line.hasPrefix("? "), let status = Int32(line.dropFirst(2)) {
        steps[steps.count - 1].status = status
        isInOutput = false
      } else if isInOutput {
        steps[steps.count - 1].output += line + "\n"
      } else if line.hasPrefix("$ ") {
        steps.append(Step(remarks: remarks, command: String(line.dropFirst(2))))
        remarks = ""
        isInOutput = true
      } else if steps.isEmpty, !files.isEmpty || line.hasPrefix("-- ") {
        files += line + "\n"
      } else if steps.isEmpty {
        head += line + "\n"
      } else {
        remarks += line + "\n"
      }
    }
  }

  /// The session as it is written down.
  var text: String {
    head + files
      + steps.map { "\($0.remarks)$ \($0.command)\n\($0.output)? \($0.status)\n" }.joined()
  }
}
