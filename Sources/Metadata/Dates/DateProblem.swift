import Diagnostics

/// Why a text is not a date, and which part of it is to blame.
package struct DateProblem: Error, Sendable, Hashable {
  /// `dateFormat` or `dateOutOfRange`.
  package var code: DiagnosticCode
  /// The offending part, in bytes from the start of the text.
  package var part: Range<Int>
  /// What is wrong.
  package var message: Message
  /// What to write instead.
  package var help: Message

  package init(
    _ code: DiagnosticCode, _ part: Range<Int>, _ message: Message, _ help: Message? = nil
  ) {
    self.code = code
    self.part = part
    self.message = message
    self.help = help ?? Self.acceptedForms
  }

  /// The forms in which dates are accepted.
  package static let acceptedForms = Message(
    "可以写成 2026-07-01、2026/07/01、2026.07.01、2026年7月1日 或 20260701，后面可加时间，如 2026-07-01 09:30",
    "write 2026-07-01, 2026/07/01, 2026.07.01, 2026年7月1日 or 20260701, "
      + "with a time after it if you like, as in 2026-07-01 09:30")
}
