/// What a kind of problem means, for somebody who meets it for the first time.
///
/// The message of a diagnostic has room for one sentence; this is the page behind it, printed by
/// `redsite explain` and in `docs/diagnostics.md`. The example really causes the problem and the
/// mended one does not: a test builds both.
package struct DiagnosticExplanation: Sendable, Hashable {
  /// The problem in a few words.
  package var title: Message
  /// What is wrong, how it usually comes about, and why it matters.
  package var meaning: Message
  /// The smallest thing that causes it, in the order in which it is done.
  package var example: [ExampleInput]
  /// What to do about it.
  package var mend: Message
  /// The example put right: files in place of those above, then commands.
  package var mended: [ExampleInput]
}
