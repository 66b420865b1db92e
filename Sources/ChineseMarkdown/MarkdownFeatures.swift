/// What a document asks of the parser beyond what every document gets.
struct MarkdownFeatures: OptionSet, Sendable {
  package let rawValue: Int

  /// Bare URLs and e-mail addresses are links.
  static let autolinks = MarkdownFeatures(rawValue: 1)
  /// `[^name]` is a footnote.
  static let footnotes = MarkdownFeatures(rawValue: 2)
  /// `~text~` is struck out as `~~text~~` is.
  static let singleTilde = MarkdownFeatures(rawValue: 4)

  /// How many different sets there are.
  package static let count = 8
}
