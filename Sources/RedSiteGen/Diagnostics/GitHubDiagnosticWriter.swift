/// Prints diagnostics as workflow commands, which GitHub shows at the lines of a merge request.
///
/// Form and escapes: GitHub Actions documentation, “Workflow commands”, `error`, `warning` and
/// `notice`.
struct GitHubDiagnosticWriter {
  let language: Language

  func write(_ report: DiagnosticReport) -> String {
    report.printed.diagnostics.map(write).joined()
  }

  private func write(_ diagnostic: Diagnostic) -> String {
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties = "file=\(property(diagnostic.location.path))"
    if diagnostic.location.line > 0 {
      properties += ",line=\(diagnostic.location.line),col=\(diagnostic.location.column)"
    }
    properties += ",title=\(property(diagnostic.code.rawValue))"
    var message = diagnostic.message.text(in: language)
    if let help = diagnostic.help { message += "\n" + help.text(in: language) }
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
