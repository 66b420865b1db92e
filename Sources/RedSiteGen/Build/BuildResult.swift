/// How a build ended.
public struct BuildResult: Sendable {
  /// What was found, also where nothing is wrong.
  public var report: DiagnosticReport
  /// What was published; nil where nothing was.
  public var summary: ReleaseSummary?
  /// What the program ends with: 0 fine, 1 problems in content or theme, 64 usage, 70 our own
  /// fault, 74 file system (sysexits.h).
  public var exitStatus: Int32

  init(_ diagnostics: [Diagnostic], isStrict: Bool, summary: ReleaseSummary? = nil) {
    report = DiagnosticReport(diagnostics, strict: isStrict)
    self.summary = summary
    exitStatus = report.hasErrors ? 1 : 0
  }
}
