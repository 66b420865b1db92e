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
    if let help = diagnostic.shownHelp(in: language) { message += "\n" + help.visibleLines }
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

/// Prints diagnostics as a code quality report.
///
/// Form: GitLab documentation, “Code Quality”, report format: an array of objects with
/// `description`, `check_name`, `fingerprint`, `severity` and `location`.
struct GitLabDiagnosticWriter {
  package let language: Language

  package func write(_ selection: DiagnosticSelection, to sink: (String) -> Void) {
    var separator = "["
    for entry in selection.entries {
      sink(separator + text(of: entry))
      separator = ","
    }
    if let remainder = selection.remainder(in: language) {
      let path = selection.entries.first?.diagnostic.location.path ?? ""
      sink(
        separator + item(remainder, "problems-left", remainder, "info", SourceLocation(path: path)))
      separator = ","
    }
    sink(separator == "[" ? "[]\n" : "]\n")
  }

  private func text(of entry: DiagnosticSelection.Entry) -> String {
    let diagnostic = entry.diagnostic
    let severity =
      switch diagnostic.severity {
      case .error: "critical"
      case .warning: "minor"
      case .note: "info"
      }
    let help = diagnostic.shownHelp(in: language).map { "\n" + $0.visibleLines } ?? ""
    // The same problem keeps its fingerprint when lines above it come and go, or others like it.
    let place = diagnostic.location
    let message = diagnostic.shownMessage(in: language).visible
    let identity = [place.path, diagnostic.code.name, place.excerpt, message + help]
    return item(
      entry.message(in: language) + help, diagnostic.code.name,
      identity.joined(separator: "\u{0}"), severity, place)
  }

  private func item(
    _ description: String, _ check: String, _ identity: String, _ severity: String,
    _ place: SourceLocation
  ) -> String {
    let fingerprint = identity.withBytes { Checksum($0).hexadecimal }
    return "{\"description\":\(description.jsonString),"
      + "\"check_name\":\(check.jsonString),"
      + "\"fingerprint\":\"\(fingerprint)\",\"severity\":\"\(severity)\","
      + "\"location\":{\"path\":\(place.path.visible.jsonString),"
      + "\"lines\":{\"begin\":\(max(place.line, 1))}}}"
  }
}
