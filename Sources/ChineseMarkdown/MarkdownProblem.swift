/// Something wrong in the Markdown of a document.
package struct MarkdownProblem: Sendable, Hashable {
  /// What is wrong.
  package var kind: Kind
  /// The bytes it is about, from the start of the source that was rendered.
  package var range: Range<Int>

  /// The kinds of problem.
  package enum Kind: Sendable, Hashable {
    /// A link or image whose scheme is not allowed, with its destination; its text was written.
    case unsafeLink(String)
    /// Raw HTML that was written as text, with its beginning.
    case rawHTML(String)
    /// More of something than a document may have; nothing was written.
    case limit(MarkdownLimit, found: Int, allowed: Int)
  }

  /// A problem at some bytes.
  package init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
