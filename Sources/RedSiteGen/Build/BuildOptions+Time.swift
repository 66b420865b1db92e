import Base
import Diagnostics
import Glibc
import Metadata

extension BuildOptions {
  /// The time the site is looked at; a day stands for its end, when all of it has come out.
  ///
  /// - Parameters:
  ///   - zone: the site's.
  ///   - diagnostics: receives what is wrong with `asOf`.
  /// - Returns: the time, nil where `asOf` is none.
  func now(in zone: ZoneOffset, _ diagnostics: DiagnosticSink) -> DateTime? {
    guard let asOf else { return DateTime(unixSeconds: Int64(time(nil)), in: zone) }
    switch parseDateTime(asOf, zone: zone) {
    case .success(let (time, hasTime)):
      return hasTime ? time : DateTime(wallSeconds: time.wallSeconds + 86_399)
    case .failure(let problem):
      diagnostics.report(
        Diagnostic(
          problem.code, at: SourceLocation(path: "--as-of"), problem.message,
          help: problem.help))
      return nil
    }
  }
}
