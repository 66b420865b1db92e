import Base

/// What a link or an image of a document points to, as its writer put it.
package struct MarkdownDestination {
  /// The destination with entities and backslashes resolved, trimmed, free of control characters.
  package var bytes: Bytes
  /// Whether it is followed or shown.
  package var use: Use
  /// What kind of URL it is.
  package var form: Form
  /// The bytes of the source where it stands; those of its line where it is not found again.
  package var range: Range<Int>

  /// What a destination is for.
  package enum Use: Sendable {
    /// A reader follows it.
    case link
    /// It is shown in the page.
    case image
  }

  /// The kinds of URL that are let through.
  package enum Form: Sendable {
    /// `http:` or `https:`.
    case web
    /// `mailto:` or `tel:`.
    case contact
    /// A path, relative or from the root, perhaps with a query and fragment.
    case path
    /// Only a fragment: a place in the same page.
    case fragment
  }
}
