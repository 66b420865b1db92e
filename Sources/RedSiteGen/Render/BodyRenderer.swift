import Base
import ChineseMarkdown
import Diagnostics
import SiteModel

/// Renders the Markdown of articles, columns and topics for one worker.
///
/// Bodies are rendered straight into the page; nothing of their HTML is kept.
package final class BodyRenderer {
  private var diagnostics: [Diagnostic] = []
  /// What the texts so far name.
  var named = NamedFiles()
  /// The pictures of the site, shared by all workers.
  package let pictures: SitePictures
  /// The pictures in each way that pages so far show them.
  package var namedPictures: Set<PictureUse> { named.pictures }

  private var renderer: MarkdownRenderer
  private let paths: OutputPaths
  /// Made for the first link of a text that has a path.
  private var resolver: LinkResolver?
  /// The places of the texts that fragments led into so far; nil for one beyond a limit.
  private var anchors: [LinkedText: TextAnchors?] = [:]
  private var scratch = ByteBuffer(capacity: 16)
  /// The headings that `readOutline` read last.
  var outline: [OutlineEntry] = []
  /// The text that `outline` is of.
  var outlineText: LinkedText?

  /// A renderer for one worker.
  ///
  /// - Parameters:
  ///   - configuration: how Markdown is read.
  ///   - paths: every file of the output, for links that give a URL.
  ///   - pictures: the pictures of the site.
  init(configuration: SiteConfiguration, paths: OutputPaths, pictures: SitePictures) {
    self.pictures = pictures
    renderer = MarkdownRenderer(options: MarkdownOptions(of: configuration))
    self.paths = paths
  }

  /// What was found wrong since the last call, in the order of rendering.
  package func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }

  /// Appends the HTML of a text, with what is known of its signature.
  func append(
    _ text: LinkedText, signature: SignatureRequest?, view: SiteView, to page: inout ByteBuffer
  ) {
    let source = view.text[text.body]
    guard source.count > 0 else { return }
    WorkInFlight.begin(view.whole.pointee.files[text.file.offset].path)
    var document = SiteDocument(
      text, signature: signature, view: view, resolver: resolver(for: view))
    let start = page.count
    let isWhole = renderer.render(source, document: &document, into: &page)
    named.formUnion(document.named)
    named.isWhole = named.isWhole && isWhole
    if isWhole, !document.fragments.isEmpty {
      if document.fragments.contains(where: { $0.text == nil }) {
        anchors[text] = .some(
          page.withBytes { TextAnchors(html: $0[slice: start..<$0.count]) })
      }
      for link in document.fragments {
        guard
          let problem = problem(
            with: link, from: text, view: view, suggests: document.suggests)
        else { continue }
        document.report(problem, at: link.range)
      }
    }
    diagnostics += document.diagnostics
  }

  /// Appends a text that a page of its own has, too: what is wrong with it is said there.
  func appendAgain(
    _ text: LinkedText, signature: SignatureRequest?, view: SiteView, to page: inout ByteBuffer
  ) {
    let known = diagnostics.count
    append(text, signature: signature, view: view, to: &page)
    diagnostics.removeSubrange(known...)
  }

  /// Checks the fragments of addresses in front matter and data files.
  func checkInternalLinks(of view: SiteView) {
    let site = view.whole
    let locator = SourceLocator(files: site.pointee.files, texts: site.pointee.texts)
    for link in site.pointee.internalLinks where link.path.utf8.contains(0x23) {
      let written = link.path
      let text = written.withBytes { LinkText($0) }
      let file = site.pointee.files[link.file.offset]
      let resolver = resolver(for: view)
      guard let anchor = text.anchor,
        case .success(let destination) = resolver.resolve(text.path, in: file.linkFolder),
        let fragment = resolver.fragment(anchor, of: destination, path: text.path, range: 0..<0),
        let problem = problem(with: fragment, from: nil, view: view, suggests: true)
      else { continue }
      diagnostics.append(
        problem.diagnostic(link.path, at: locator.location(link.file, link.range)))
    }
  }

  /// The headings of a text, in order.
  func makeOutline(of text: LinkedText, in view: SiteView) -> [OutlineEntry] {
    scratch.removeAll()
    var document = AnchorDocument(place: Self.place(of: text, in: view))
    guard renderer.render(view.text[text.body], document: &document, into: &scratch) else {
      return []
    }
    let headings = renderer.headings
    return renderer.headingText.withBytes { text in
      headings.map {
        OutlineEntry(
          level: $0.level, identifier: text[slice: $0.identifier].string,
          title: text[slice: $0.text].string)
      }
    }
  }

  /// 字数 of a text.
  func wordCount(of text: LinkedText, in view: SiteView) -> Int {
    renderer.wordCount(of: view.text[text.body], place: Self.place(of: text, in: view))
  }

  private static func place(of text: LinkedText, in view: SiteView) -> ContentPlace {
    let files = view.whole.pointee.files
    return ContentPlace(files: files, of: files[text.file.offset])
  }

  /// The lines of the signature of an article; none where it has none.
  func signature(ofArticle index: Int, in view: SiteView) -> [String] {
    let article = ArticleContent(article: Article.ID(index))
    guard let request = article.signature(in: view), let text = article.body(in: view) else {
      return []
    }
    return renderer.signature(
      of: view.text[text.body], request, place: Self.place(of: text, in: view))
  }

  private func resolver(for view: SiteView) -> LinkResolver {
    if let resolver { return resolver }
    let made = LinkResolver(
      site: view.whole, urls: view.urls, texts: view.plan.pointee.texts, paths: paths)
    resolver = made
    return made
  }

  private func problem(
    with link: FragmentLink, from own: LinkedText?, view: SiteView, suggests: Bool
  ) -> LinkProblem? {
    if link.leadsToLink { return .noPage(link.path) }
    guard let text = link.text ?? own, let anchors = anchors(of: text, view: view),
      !anchors.names.contains(link.fragment)
    else { return nil }
    return .missingHeading(
      link.fragment, in: link.path,
      nearest: suggests ? anchors.nearest(to: link.fragment) : nil)
  }

  /// The places of a text; nil where the text is beyond a limit, which is reported with it.
  private func anchors(of text: LinkedText, view: SiteView) -> TextAnchors? {
    if let known = anchors[text] { return known }
    scratch.removeAll()
    var document = AnchorDocument(place: Self.place(of: text, in: view))
    let isWhole = renderer.render(view.text[text.body], document: &document, into: &scratch)
    let found = isWhole ? scratch.withBytes { TextAnchors(html: $0) } : nil
    anchors[text] = .some(found)
    return found
  }
}

/// A heading of a text, for its table of contents.
struct OutlineEntry {
  /// 1 to 6.
  var level: Int
  /// The `id` in the page.
  var identifier: String
  /// The words without markup.
  var title: String
}

extension BodyRenderer {
  /// Reads the headings of an article into `outline`, unless they are there already.
  ///
  /// Renders the text once more than its page does: only pages that show a table of contents
  /// ask, and usually before the text itself is written.
  ///
  /// - Returns: how many headings there are.
  func readOutline(ofArticle index: Int, in view: SiteView) -> Int {
    let article = view.articles[index]
    let text = LinkedText(file: article.file, body: article.body)
    if outlineText != text {
      outlineText = text
      outline = makeOutline(of: text, in: view)
    }
    return outline.count
  }
}
