import Base

/// Prints diagnostics as workflow commands, which GitHub shows at the lines of a merge request.
///
/// Form and escapes: GitHub Actions documentation, “Workflow commands”, `error`, `warning` and
/// `notice`.
struct GitHubDiagnosticWriter {
  package let language: Language

  package func write(_ selection: DiagnosticSelection, to sink: (String) -> Void) {
    for entry in selection.entries { sink(text(of: entry)) }
    if let remainder = selection.remainder(in: language) {
      sink("::notice::\(escaped(remainder))\n")
    }
  }

  private func text(of entry: DiagnosticSelection.Entry) -> String {
    let diagnostic = entry.diagnostic
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties = "file=\(property(diagnostic.location.path.visible))"
    if diagnostic.location.line > 0 {
      properties += ",line=\(diagnostic.location.line),col=\(diagnostic.location.column)"
    }
    properties += ",title=\(property(diagnostic.code.name))"
    var message = entry.message(in: language)
    if let help = diagnostic.help { message += "\n" + help.text(in: language).visibleLines }
    return "::\(command) \(properties)::\(escaped(message))\n"
  }

  private func escaped(_ text: String) -> String {
    replacing(["%": "%25", "\r": "%0D", "\n": "%0A"], in: text)
  }

  private func property(_ text: String) -> String {
    replacing(["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"], in: text)
  }

  private func replacing(_ escapes: [Unicode.Scalar: String], in text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let escape = escapes[scalar] {
        result += escape
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
