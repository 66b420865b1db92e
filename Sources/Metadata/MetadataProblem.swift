import Base
import Diagnostics

/// A problem by its bytes, before it is known in which file and on which line it is.
///
/// The readers work on byte ranges alone, so the same reader can try a mended copy of the text
/// and its findings can be carried back to the original.
struct MetadataProblem: Error {
  package var code: DiagnosticCode
  package var range: Range<Int>
  package var message: Message
  package var help: Message?
  package var fix: Diagnostic.Fix?

  init(
    _ code: DiagnosticCode, at range: Range<Int>, _ message: Message, help: Message? = nil,
    fix: Diagnostic.Fix? = nil
  ) {
    self.code = code
    self.range = range
    self.message = message
    self.help = help
    self.fix = fix
  }

  package func diagnostic(in file: Bytes, path: String) -> Diagnostic {
    diagnostic(FilePlaces(file, path: path))
  }

  package func diagnostic(_ places: FilePlaces) -> Diagnostic {
    Diagnostic(code, at: places.location(range), message, help: help, fix: fix)
  }
}
