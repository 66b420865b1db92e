/// Diagnostics in their order.
package struct DiagnosticReport: Sendable {
  /// All problems, sorted by path, place and code, the same ones once.
  package let diagnostics: [Diagnostic]
  /// How many errors there are.
  package let errorCount: Int
  /// How many warnings there are.
  package let warningCount: Int
  /// The most errors that people are shown of one file.
  package static let mostPerFile = 50
  /// The most problems that people are shown.
  package static let most = 1000

  /// A report of these problems; with `strict`, warnings are errors.
  package init(_ diagnostics: [Diagnostic], strict: Bool = false) {
    var sorted = diagnostics
    sorted.sort(by: Diagnostic.precedes)
    if strict {
      for index in sorted.indices where sorted[index].severity == .warning {
        sorted[index].severity = .error
        sorted[index].isPromoted = true
      }
    }
    var kept = 0
    for index in sorted.indices where kept == 0 || sorted[kept - 1] != sorted[index] {
      if kept != index { sorted[kept] = sorted[index] }
      kept += 1
    }
    sorted.removeSubrange(kept...)
    self.diagnostics = sorted
    errorCount = sorted.count { $0.severity == .error }
    warningCount = sorted.count { $0.severity == .warning }
  }

  /// The report with further problems, whose severity stays as it is.
  package func adding(_ further: [Diagnostic]) -> DiagnosticReport {
    DiagnosticReport(diagnostics + further)
  }

  /// Whether anything keeps the site from being published.
  package var hasErrors: Bool { errorCount > 0 }
}
