import Base

/// What the renderer must know about the place of a document, and where it tells its problems.
///
/// The caller's own value, one per document: it knows the page, the other pages and the files
/// beside it.
package protocol MarkdownDocument: MarkdownPlace {
  /// Says where a link or image leads.
  ///
  /// Called once for each, in the order of the text (footnotes last), only for destinations that
  /// `LinkPolicy` lets through.
  ///
  /// - Parameters:
  ///   - destination: what the writer wrote, and where.
  ///   - url: receives the URL for the page, as UTF-8 and not yet escaped; percent signs that
  ///     are already there stay.
  /// - Returns: what else is known about it, or `.refused` to write only its text. Who refuses
  ///   reports.
  mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination

  /// Receives a problem that the renderer found.
  mutating func report(_ problem: MarkdownProblem)
}
