import Diagnostics
import Publishing
import SiteModel

/// How a build ended.
package struct BuildResult: Sendable {
  /// What was found, also where nothing is wrong.
  package var report: DiagnosticReport
  /// What was published; nil where nothing was.
  package var summary: ReleaseSummary?
  /// What came with a preset and went out with it.
  package var samples = SampleCount()
  /// What a report tells of the site; nil where nobody asked, or there is no site.
  package var facts: SiteFacts?
  /// What the program ends with: 0 fine, 1 problems in content or theme, 64 usage, 70 our own
  /// fault, 74 file system, 75 may pass next time (sysexits.h).
  package var exitStatus: Int32

  package init(report: DiagnosticReport, summary: ReleaseSummary? = nil, exitStatus: Int32) {
    self.report = report
    self.summary = summary
    self.exitStatus = exitStatus
  }

  package init(_ diagnostics: [Diagnostic], isStrict: Bool, summary: ReleaseSummary? = nil) {
    report = DiagnosticReport(diagnostics, strict: isStrict)
    self.summary = summary
    exitStatus = report.hasErrors ? 1 : 0
    // The release is online: `--strict` makes no error of what is said about it.
    if let summary { report = report.adding(summary.notices.map(\.diagnostic)) }
  }

  /// Nothing was done, because the command cannot do what it was asked.
  package init(refusal problem: Diagnostic) {
    report = DiagnosticReport([problem])
    exitStatus = problem.code == .fileSystem ? 74 : 64
  }
}
