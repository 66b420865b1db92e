/// Prints all diagnostics as one JSON object (`docs/diagnostics.schema.json`).
struct JSONDiagnosticWriter {
  let language: Language

  func write(_ report: DiagnosticReport) -> String {
    var text = "{\"version\":1,\"errors\":\(report.errorCount)"
    text += ",\"warnings\":\(report.warningCount),\"diagnostics\":["
    text += report.diagnostics.map(write).joined(separator: ",")
    return text + "]}\n"
  }

  private func write(_ diagnostic: Diagnostic) -> String {
    var members = [
      member("code", diagnostic.code.rawValue),
      member("severity", diagnostic.severity.rawValue),
    ]
    members += location(diagnostic.location)
    members.append(member("message", diagnostic.message.text(in: language)))
    if let help = diagnostic.help { members.append(member("help", help.text(in: language))) }
    if !diagnostic.notes.isEmpty {
      let notes = diagnostic.notes.map { note in
        object(
          (note.location.map(location) ?? [])
            + [member("message", note.message.text(in: language))])
      }
      members.append("\"notes\":[\(notes.joined(separator: ","))]")
    }
    if let fix = diagnostic.fix {
      members.append(
        "\"fix\":"
          + object([
            "\"start\":\(fix.bytes.lowerBound)", "\"end\":\(fix.bytes.upperBound)",
            member("replacement", fix.replacement),
          ]))
    }
    return object(members)
  }

  private func location(_ location: SourceLocation) -> [String] {
    var members = [member("path", location.path)]
    if location.line > 0 {
      members += [
        "\"line\":\(location.line)", "\"column\":\(location.column)",
        "\"start\":\(location.bytes.lowerBound)", "\"end\":\(location.bytes.upperBound)",
      ]
    }
    return members
  }

  private func object(_ members: [String]) -> String { "{\(members.joined(separator: ","))}" }

  private func member(_ name: String, _ value: String) -> String {
    "\"\(name)\":\(JSONText.quoted(value))"
  }
}
