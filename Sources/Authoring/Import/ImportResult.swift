import Diagnostics

/// What became of what was to be imported.
package struct ImportResult: Sendable {
  /// Each document or old article and its new file, from the site's folder.
  package var imported: [(origin: String, article: String)] = []
  /// What was left out, or is to be looked at.
  package var report = DiagnosticReport([])
  /// What the program ends with.
  package var exitStatus: Int32 = 0

  /// Nothing imported yet.
  init() {}

  /// Nothing could be imported.
  init(_ diagnostics: [Diagnostic], status: Int32) {
    report = DiagnosticReport(diagnostics)
    exitStatus = status
  }
}
