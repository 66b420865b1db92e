import Diagnostics

/// What became of one document: its HTML, or why there is none.
package struct DocumentResult: Sendable {
  /// What was found.
  package var report: DiagnosticReport
  /// The HTML; nil where an error kept it from being made.
  package var html: [UInt8]?
  /// What the program ends with.
  package var exitStatus: Int32

  init(_ diagnostics: [Diagnostic], html: [UInt8]? = nil, exitStatus: Int32? = nil) {
    report = DiagnosticReport(diagnostics)
    self.html = report.hasErrors ? nil : html
    self.exitStatus = exitStatus ?? (report.hasErrors ? 1 : 0)
  }
}
