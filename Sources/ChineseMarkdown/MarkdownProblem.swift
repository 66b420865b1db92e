/// Something wrong in the Markdown of a document.
package struct MarkdownProblem: Sendable {
  /// What is wrong.
  package var kind: Kind
  /// The bytes it is about, from the start of the source that was rendered.
  package var range: Range<Int>
  /// The correction, in bytes of the same source; only where it is certain.
  package var fix: (range: Range<Int>, replacement: String)?

  /// The kinds of problem.
  package enum Kind: Sendable, Hashable {
    /// A link or image whose scheme is not allowed, with its destination; its text was written.
    case unsafeLink(String)
    /// Raw HTML that was written as text, with its beginning.
    case rawHTML(String)
    /// More of something than a document may have; nothing was written.
    case limit(MarkdownLimit, found: Int, allowed: Int)
    /// A writing habit, with the mended line, whether the mend is certain, and whether the site
    /// wants an error of it.
    case habit(WritingHabit.Kind, line: String, isCertain: Bool, isError: Bool)
    /// A link or picture that leads nowhere: `[附件]()`.
    case emptyLink(isImage: Bool)
    /// A picture that says nothing to those who do not see it.
    case missingDescription
  }

  /// A problem at some bytes.
  package init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
