/// How Markdown becomes HTML.
package struct MarkdownOptions: Sendable {
  /// Which language is read and written.
  package var dialect: Dialect
  /// What happens to raw HTML; `.gfm` always lets it through.
  package var rawHTML: RawHTML
  /// The words that the renderer itself writes.
  package var labels: MarkdownLabels
  /// What is done about writing habits; nothing in `.gfm`.
  package var habits = HabitPolicy.mend
  /// Whether a picture without a description is a problem.
  package var wantsDescriptions = false
  /// Whether bare URLs and e-mail addresses become links (GFM 0.29 §6.9).
  package var linksBareURLs = true
  /// Whether `.gfm` disarms the nine tags of GFM 0.29 §6.11.
  package var filtersTags = true

  /// The languages the renderer knows.
  package enum Dialect: Sendable {
    /// GitHub Flavored Markdown 0.29, byte for byte as the reference program writes it.
    case gfm
    /// GFM with all that a Chinese site adds to it (`docs/markdown.md`).
    case site
  }

  /// What happens to raw HTML in a document of a site.
  package enum RawHTML: Sendable {
    /// It is shown as text and reported; comments are dropped.
    case escape
    /// It is copied. For sites whose writers may do anything.
    case allow
  }

  /// Options for a dialect.
  package init(
    _ dialect: Dialect, rawHTML: RawHTML = .escape, labels: MarkdownLabels = .chinese
  ) {
    self.dialect = dialect
    self.rawHTML = rawHTML
    self.labels = labels
  }

  /// Exactly GFM 0.29.
  package static let gfm = MarkdownOptions(.gfm)
  /// A Chinese site, raw HTML shown as text.
  package static let site = MarkdownOptions(.site)
}
