import Base
import Diagnostics
import SiteModel

extension Diagnostic {
  /// A name in front matter that leads nowhere, with the nearest name that would.
  ///
  /// - Parameters:
  ///   - code: the kind of problem.
  ///   - kind: what the name should be the name of.
  ///   - reference: the name as written.
  ///   - location: its place.
  ///   - candidates: the names that exist.
  ///   - remedy: what to do where no name is near.
  /// - Returns: the diagnostic.
  static func unknown(
    _ code: DiagnosticCode, _ kind: Message, _ reference: Reference, at location: SourceLocation,
    candidates: some Sequence<String>, remedy: Message
  ) -> Diagnostic {
    let nearest = nearestName(to: reference.name, among: candidates)
    return Diagnostic(
      code, at: location,
      Message(
        "没有名为“\(reference.name)”的\(kind.chinese)",
        "there is no \(kind.english) named “\(reference.name)”"),
      help: nearest.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") } ?? remedy)
  }
}
