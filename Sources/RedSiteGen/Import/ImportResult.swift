/// What became of what was to be imported.
public struct ImportResult: Sendable {
  /// Each document or old article and its new file, from the site's folder.
  public var imported: [(origin: String, article: String)] = []
  /// What was left out, or is to be looked at.
  public var report = DiagnosticReport([])
  /// What the program ends with.
  public var exitStatus: Int32 = 0

  /// Nothing imported yet.
  init() {}

  /// Nothing could be imported.
  init(_ diagnostics: [Diagnostic], status: Int32) {
    report = DiagnosticReport(diagnostics)
    exitStatus = status
  }
}
