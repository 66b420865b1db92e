import Base
import Diagnostics
import Publishing
import RedSiteGen
import SiteModel

/// The report as `--result` writes it: one JSON object (`docs/result.schema.json`).
extension RunReport {
  /// The version of the form; a new one where a member means something else than before.
  private static let version = 1

  /// The object, with a line feed at its end.
  package var json: [UInt8] {
    var text = ByteBuffer(capacity: 1 << 12)
    text.append("{\"version\":")
    text.append(decimal: Self.version)
    text.append(jsonMember: "command", command, escaping: .unseen)
    text.append(jsonMember: "program", program.version, escaping: .unseen)
    text.append(jsonMember: "commit", commitText, escaping: .unseen)
    text.append(jsonMember: "started", timeText(started), escaping: .unseen)
    text.append(",\"seconds\":")
    text.append(seconds: seconds)
    text.append(",\"exit_status\":")
    text.append(decimal: Int(exitStatus))
    text.append(",\"published\":")
    text.append(boolean: release != nil)
    text.append(",\"errors\":")
    text.append(decimal: report.errorCount)
    text.append(",\"warnings\":")
    text.append(decimal: report.warningCount)
    appendProblems(to: &text)
    appendStages(to: &text)
    if let facts { append(facts, to: &text) }
    if let release { append(release, to: &text) }
    text.append("}\n")
    return text.makeArray()
  }

  private func appendProblems(to text: inout ByteBuffer) {
    text.append(",\"problems\":[")
    for (index, problem) in problemCounts.enumerated() {
      text.append(index > 0 ? ",{\"code\":" : "{\"code\":")
      text.append(json: problem.code, escaping: .unseen)
      text.append(jsonMember: "severity", problem.severity, escaping: .unseen)
      text.append(",\"count\":")
      text.append(decimal: problem.count)
      text.append("}")
    }
    text.append("]")
  }

  private func appendStages(to text: inout ByteBuffer) {
    text.append(",\"stages\":[")
    for (index, stage) in stageTimes.enumerated() {
      text.append(index > 0 ? ",{\"name\":" : "{\"name\":")
      text.append(json: stage.name, escaping: .unseen)
      text.append(",\"seconds\":")
      text.append(seconds: stage.seconds)
      text.append("}")
    }
    text.append("]")
  }

  private func append(_ facts: SiteFacts, to text: inout ByteBuffer) {
    text.append(jsonMember: "base_url", facts.baseURL, escaping: .unseen)
    text.append(",\"theme\":{\"name\":")
    text.append(json: facts.theme, escaping: .unseen)
    if let digest = facts.themeDigest {
      text.append(jsonMember: "digest", digest, escaping: .unseen)
    }
    text.append("},\"aggregates\":[")
    for (index, age) in facts.aggregates.enumerated() {
      text.append(index > 0 ? ",{\"name\":" : "{\"name\":")
      text.append(json: age.name, escaping: .unseen)
      text.append(jsonMember: "title", age.title, escaping: .unseen)
      if let state = fetched[age.name] {
        text.append(jsonMember: "state", state, escaping: .unseen)
      }
      if let articles = age.articles {
        text.append(",\"articles\":")
        text.append(decimal: articles)
      }
      if let fetched = age.fetched, let seconds = age.age(at: facts.now) {
        text.append(jsonMember: "fetched", timeText(fetched), escaping: .unseen)
        text.append(",\"age_seconds\":")
        text.append(decimal: Int(seconds))
      }
      text.append(",\"stale\":")
      text.append(boolean: age.isStale)
      text.append("}")
    }
    text.append("]")
  }

  private func append(_ release: ReleaseSummary, to text: inout ByteBuffer) {
    text.append(",\"release\":{\"output\":")
    text.append(json: facts?.output ?? "", escaping: .unseen)
    for (name, count) in [
      ("files", release.pages), ("written", release.written), ("unchanged", release.unchanged),
      ("removed", release.removed),
    ] {
      text.append(",\"\(name)\":\(count)")
    }
    if let releaseDigest { text.append(jsonMember: "digest", releaseDigest, escaping: .unseen) }
    text.append("}")
    guard let changes = release.changes, let facts else { return }
    text.append(",\"changes\":{")
    let lists = [
      ("added", changes.added), ("changed", changes.changed), ("removed", changes.removed),
    ]
    for (place, (name, paths)) in lists.enumerated() {
      text.append("\(place > 0 ? "," : "")\"\(name)\":[")
      for (index, path) in paths.enumerated() {
        if index > 0 { text.append(",") }
        text.append(json: facts.url(ofPath: path), escaping: .unseen)
      }
      text.append("]")
    }
    text.append("}")
  }

  private func timeText(_ seconds: Int64) -> String {
    var text = ByteBuffer(capacity: 32)
    text.append(rfc3339: DateTime(unixSeconds: seconds, in: .utc), .utc)
    return text.makeString()
  }
}

extension ByteBuffer {
  /// Appends seconds with three decimals.
  mutating func append(seconds: Double) {
    let thousandths = Int((max(seconds, 0) * 1000).rounded())
    append(decimal: thousandths / 1000)
    append(".")
    let rest = String(thousandths % 1000)
    append(String(repeating: "0", count: 3 - rest.utf8.count) + rest)
  }

  mutating func append(boolean value: Bool) { append(value ? "true" : "false") }

  /// Appends text that needs no escape.
  mutating func append(_ text: String) { text.withBytes { append($0) } }
}
