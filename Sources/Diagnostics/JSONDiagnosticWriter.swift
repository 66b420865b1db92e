/// Prints all diagnostics as one JSON object (`docs/diagnostics.schema.json`).
struct JSONDiagnosticWriter {
  package let language: Language

  /// How many bytes are collected before they are handed on.
  private static let pieceBytes = 1 << 16

  package func write(_ report: DiagnosticReport, to sink: (String) -> Void) {
    var text = "{\"version\":1,\"errors\":\(report.errorCount)"
    text += ",\"warnings\":\(report.warningCount),\"diagnostics\":["
    for (index, diagnostic) in report.diagnostics.enumerated() {
      if index > 0 { text += "," }
      write(diagnostic, to: &text)
      if text.utf8.count > Self.pieceBytes {
        sink(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    sink(text + "]}\n")
  }

  private func write(_ diagnostic: Diagnostic, to text: inout String) {
    text += "{\"code\":"
    JSONText.append(diagnostic.code.name, to: &text)
    member("severity", diagnostic.severity.rawValue, to: &text)
    text += ","
    write(diagnostic.location, to: &text)
    member("message", diagnostic.message.text(in: language), to: &text)
    if let help = diagnostic.help { member("help", help.text(in: language), to: &text) }
    if !diagnostic.notes.isEmpty {
      text += ",\"notes\":["
      for (index, note) in diagnostic.notes.enumerated() {
        text += index > 0 ? ",{" : "{"
        if let place = note.location {
          write(place, to: &text)
          text += ","
        }
        text += "\"message\":"
        JSONText.append(note.message.text(in: language), to: &text)
        text += "}"
      }
      text += "]"
    }
    if let fix = diagnostic.fix {
      text += ",\"fix\":{\"start\":\(fix.bytes.lowerBound),\"end\":\(fix.bytes.upperBound)"
      member("replacement", fix.replacement, to: &text)
      text += "}"
    }
    text += "}"
  }

  private func write(_ place: SourceLocation, to text: inout String) {
    text += "\"path\":"
    JSONText.append(place.path, to: &text)
    guard place.line > 0 else { return }
    text += ",\"line\":\(place.line),\"column\":\(place.column)"
    text += ",\"start\":\(place.bytes.lowerBound),\"end\":\(place.bytes.upperBound)"
  }

  private func member(_ name: StaticString, _ value: String, to text: inout String) {
    text += ",\"\(name)\":"
    JSONText.append(value, to: &text)
  }
}
