import Base

/// A link to a place within a text, to be checked once the text is known.
struct FragmentLink {
  /// The name of the place, without `#`.
  var fragment: String
  /// The path before it as written; empty for a place in the same text.
  var path: String
  /// The text it leads into; nil for the same text.
  var text: LinkedText?
  /// Whether it leads to an article without a page.
  var leadsToLink = false
  /// The bytes of the destination in the body that it stands in.
  var range: Range<Int>
}
