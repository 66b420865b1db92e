import Synchronization

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

  /// Adds notes to the problems of some files, by the path of the file.
  package func add(_ notes: [String: [Diagnostic.Note]]) {
    guard !notes.isEmpty else { return }
    found.withLock { found in
      for index in found.indices {
        guard let further = notes[found[index].location.path] else { continue }
        found[index].notes += further
      }
    }
  }

  /// Whether anything keeps the site from being published; with `isStrict`, warnings do too.
  package func hasErrors(isStrict: Bool) -> Bool {
    found.withLock { found in
      found.contains { $0.severity == .error || (isStrict && $0.severity == .warning) }
    }
  }
}

extension DiagnosticReport {
  /// The report with the problems of some codes only.
  package func only(_ codes: Set<DiagnosticCode>) -> DiagnosticReport {
    DiagnosticReport(diagnostics.filter { codes.contains($0.code) })
  }
}

extension DiagnosticReport {
  /// The report with the paths of files counted from above the site, as services name files.
  ///
  /// - Parameters:
  ///   - prefix: the site's folder from there, ending in `/`.
  ///   - isOfSite: whether what stands in the place of a path is one of the site's.
  /// - Returns: the report in which those have other paths.
  package func below(_ prefix: String, where isOfSite: (String) -> Bool) -> DiagnosticReport {
    DiagnosticReport(
      diagnostics.map { diagnostic in
        guard isOfSite(diagnostic.location.path) else { return diagnostic }
        var diagnostic = diagnostic
        diagnostic.location.path = prefix + diagnostic.location.path
        return diagnostic
      })
  }
}
