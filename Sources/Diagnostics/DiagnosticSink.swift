import Synchronization

/// Where everything that is found during one run is reported: one sink, handed down to every stage,
/// so that nothing is lost on the way back up.
///
/// Any worker may report at any time. The order of reports does not count, since a
/// `DiagnosticReport` sorts them; a worker that may find much keeps it until it is done.
package final class DiagnosticSink: Sendable {
  private let found = Mutex<[Diagnostic]>([])

  /// A sink into which nothing was reported.
  package init() {}

  /// What was reported so far.
  package var diagnostics: [Diagnostic] { found.withLock { $0 } }

  /// Reports one problem.
  package func report(_ diagnostic: Diagnostic) { found.withLock { $0.append(diagnostic) } }

  /// Reports problems.
  package func report(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    found.withLock { $0 += diagnostics }
  }

  /// Reports what `body` adds to the array that it is lent: readers of single files work so.
  package func gather<Result>(_ body: (inout [Diagnostic]) -> Result) -> Result {
    var diagnostics: [Diagnostic] = []
    defer { report(diagnostics) }
    return body(&diagnostics)
  }

  /// Whether anything keeps the site from being published; with `isStrict`, warnings do too.
  package func hasErrors(isStrict: Bool) -> Bool {
    found.withLock { found in
      found.contains { $0.severity == .error || (isStrict && $0.severity == .warning) }
    }
  }
}
