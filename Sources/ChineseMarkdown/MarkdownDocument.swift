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

  /// What is known of its 落款; nil, as for most, where none is looked for.
  var signature: SignatureRequest? { get }

  /// Sees HTML of the writer that becomes part of the page as it is.
  mutating func see(rawHTML: Bytes)
}

extension MarkdownDocument {
  package var signature: SignatureRequest? { nil }

  /// Passes over it.
  package mutating func see(rawHTML: Bytes) {}
}

/// A document that belongs to no site: destinations stay as they are, problems are collected.
package struct StandaloneDocument: MarkdownDocument {
  /// The problems found so far.
  package private(set) var problems: [MarkdownProblem] = []

  /// A document without problems yet.
  package init() {}

  /// No file is beside it.
  package func holdsFile(_ path: String) -> Bool { false }

  /// Leaves the destination as it is.
  package mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    url.append(destination.bytes)
    return ResolvedDestination(isExternal: destination.form == .web)
  }

  /// Keeps the problem.
  package mutating func report(_ problem: MarkdownProblem) { problems.append(problem) }
}

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

/// HTML around and in an `<img>`, for images of which a browser chooses one of several sizes.
package struct ImageMarkup: Sendable {
  /// What stands before the `<img>`, HTML.
  package var before: String
  /// Further attributes of it, each with a space before it.
  package var attributes: String
  /// What stands after it, HTML.
  package var after: String
  /// The URL of the image alone, in its largest size; nil where that shows no more.
  package var enlarged: String?

  package init(before: String, attributes: String, after: String, enlarged: String?) {
    self.before = before
    self.attributes = attributes
    self.after = after
    self.enlarged = enlarged
  }
}

/// What the place of a document knows about a link or image.
package struct ResolvedDestination: Sendable {
  /// Whether only the text of the link or image is written.
  package var isRefused: Bool
  /// Whether it leads out of the site.
  package var isExternal: Bool
  /// Whether its URL is that of a notice, shown before the address itself.
  package var hasNotice = false
  /// The size of an image in pixels, if known.
  package var size: (width: Int, height: Int)?
  /// What makes an image one of several sizes, if there are some.
  package var markup: ImageMarkup?

  /// A place that exists.
  package init(isExternal: Bool = false, size: (width: Int, height: Int)? = nil) {
    self.isRefused = false
    self.isExternal = isExternal
    self.size = size
  }

  /// Nothing to point to: only the text is written.
  package static var refused: ResolvedDestination {
    var result = ResolvedDestination()
    result.isRefused = true
    return result
  }
}
