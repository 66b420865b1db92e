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

  private func member(_ name: String, _ value: String) -> String { "\"\(name)\":\(quoted(value))" }

  /// A JSON string (RFC 8259 §7).
  private func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
