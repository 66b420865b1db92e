import Base

/// Renders the Markdown of articles, columns and topics for one worker.
///
/// Bodies are rendered straight into the page; nothing of their HTML is kept.
final class BodyRenderer {
  /// What was found wrong, in the order of rendering.
  private(set) var diagnostics: [Diagnostic] = []

  private var renderer: MarkdownRenderer
  private let paths: OutputPaths

  /// A renderer for one worker.
  ///
  /// - Parameters:
  ///   - configuration: how Markdown is read.
  ///   - paths: every file of the output, for links that give a URL.
  init(configuration: SiteConfiguration, paths: OutputPaths) {
    let rawHTML: MarkdownOptions.RawHTML =
      configuration.markdown.rawHTML == .allow ? .allow : .escape
    renderer = MarkdownRenderer(options: MarkdownOptions(.site, rawHTML: rawHTML))
    self.paths = paths
  }

  /// Appends the HTML of a body.
  func append(_ body: Text, file: SourceFile.ID, view: SiteView, to page: inout ByteBuffer) {
    let source = view.text[body]
    guard source.count > 0 else { return }
    var document = SiteDocument(file: file, body: body, view: view, paths: paths)
    renderer.render(source, document: &document, into: &page)
    diagnostics += document.diagnostics
  }
}
