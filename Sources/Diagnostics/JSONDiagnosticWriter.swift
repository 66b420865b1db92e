import Base

/// Prints all diagnostics as one JSON object (`docs/diagnostics.schema.json`).
struct JSONDiagnosticWriter {
  package let language: Language

  /// How many bytes are collected before they are handed on.
  private static let pieceBytes = 1 << 16

  package func write(_ report: DiagnosticReport, to sink: (String) -> Void) {
    var text = ByteBuffer(capacity: 2 * Self.pieceBytes)
    text.append("{\"version\":1,\"errors\":")
    text.append(decimal: report.errorCount)
    text.append(",\"warnings\":")
    text.append(decimal: report.warningCount)
    text.append(",\"diagnostics\":[")
    for (index, diagnostic) in report.diagnostics.enumerated() {
      if index > 0 { text.append(",") }
      write(diagnostic, to: &text)
      if text.count > Self.pieceBytes {
        sink(text.makeString())
        text.removeAll()
      }
    }
    text.append("]}\n")
    sink(text.makeString())
  }

  private func write(_ diagnostic: Diagnostic, to text: inout ByteBuffer) {
    text.append("{\"code\":")
    text.append(json: diagnostic.code.name, escaping: .unseen)
    member("severity", diagnostic.severity.rawValue, to: &text)
    text.append(",")
    write(diagnostic.location, to: &text)
    member("message", diagnostic.shownMessage(in: language), to: &text)
    if let help = diagnostic.shownHelp(in: language) { member("help", help, to: &text) }
    if !diagnostic.notes.isEmpty {
      text.append(",\"notes\":[")
      for (index, note) in diagnostic.notes.enumerated() {
        text.append(index > 0 ? ",{" : "{")
        if let place = note.location {
          write(place, to: &text)
          text.append(",")
        }
        text.append("\"message\":")
        text.append(json: diagnostic.shown(note, in: language), escaping: .unseen)
        text.append("}")
      }
      text.append("]")
    }
    if let fix = diagnostic.shownFix {
      text.append(",\"fix\":{")
      write(fix.bytes, to: &text)
      member("replacement", fix.replacement, to: &text)
      text.append("}")
    }
    text.append("}")
  }

  private func write(_ place: SourceLocation, to text: inout ByteBuffer) {
    text.append("\"path\":")
    text.append(json: place.path, escaping: .unseen)
    guard place.line > 0 else { return }
    text.append(",\"line\":")
    text.append(decimal: place.line)
    text.append(",\"column\":")
    text.append(decimal: place.column)
    text.append(",")
    write(place.bytes, to: &text)
  }

  private func write(_ range: Range<Int>, to text: inout ByteBuffer) {
    text.append("\"start\":")
    text.append(decimal: range.lowerBound)
    text.append(",\"end\":")
    text.append(decimal: range.upperBound)
  }

  private func member(_ name: StaticString, _ value: String, to text: inout ByteBuffer) {
    text.append(jsonMember: name, value, escaping: .unseen)
  }
}
