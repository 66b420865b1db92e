/// Something wrong in the Markdown of a document.
public struct MarkdownProblem: Sendable, Hashable {
  /// What is wrong.
  public var kind: Kind
  /// The bytes it is about, from the start of the source that was rendered.
  public var range: Range<Int>

  /// The kinds of problem.
  public enum Kind: Sendable, Hashable {
    /// A link or image whose scheme is not allowed, with its destination; its text was written.
    case unsafeLink(String)
    /// Raw HTML that was written as text, with its beginning.
    case rawHTML(String)
    /// More of something than a document may have; nothing was written.
    case limit(MarkdownLimit, found: Int, allowed: Int)
  }

  /// A problem at some bytes.
  public init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
