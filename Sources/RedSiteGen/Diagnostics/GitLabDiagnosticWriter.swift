import Base

/// Prints diagnostics as a code quality report.
///
/// Form: GitLab documentation, “Code Quality”, report format: an array of objects with
/// `description`, `check_name`, `fingerprint`, `severity` and `location`.
struct GitLabDiagnosticWriter {
  let language: Language

  func write(_ report: DiagnosticReport) -> String {
    "[" + report.diagnostics.map(write).joined(separator: ",") + "]\n"
  }

  private func write(_ diagnostic: Diagnostic) -> String {
    let severity =
      switch diagnostic.severity {
      case .error: "critical"
      case .warning: "minor"
      case .note: "info"
      }
    var message = diagnostic.message.text(in: language)
    if let help = diagnostic.help { message += "\n" + help.text(in: language) }
    // The same problem keeps its fingerprint when lines above it come and go.
    let place = diagnostic.location
    let identity = [place.path, diagnostic.code.rawValue, place.excerpt, message]
    var text = identity.joined(separator: "\u{0}")
    let fingerprint = text.withUTF8 { Checksum($0).hexadecimal }
    return "{\"description\":\(JSONText.quoted(message)),"
      + "\"check_name\":\(JSONText.quoted(diagnostic.code.rawValue)),"
      + "\"fingerprint\":\"\(fingerprint)\",\"severity\":\"\(severity)\","
      + "\"location\":{\"path\":\(JSONText.quoted(place.path)),"
      + "\"lines\":{\"begin\":\(max(place.line, 1))}}}"
  }
}
