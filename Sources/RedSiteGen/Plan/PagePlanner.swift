import Base
import Diagnostics
import SiteModel

/// Collects the pages of a site while URLs are being made.
struct PagePlanner: ~Copyable {
  var site: Site
  var pages: [Page] = []
  var generatedFiles: [GeneratedFile] = []
  var siteMapPages: [Int32] = []
  var copies: [FileCopy] = []
  var owners: OutputOwners
  let diagnostics: DiagnosticSink
  let locator: SourceLocator
  private var text: TextBuilder
  private var slugs: [(path: String, slug: String)] = []
  private let addresses: SiteAddresses

  init(site: Site, diagnostics: DiagnosticSink) {
    self.diagnostics = diagnostics
    locator = SourceLocator(files: site.files, texts: site.texts)
    text = TextBuilder(segment: site.texts.nextSegment, capacity: 64 * site.articles.count)
    addresses = site.addresses
    owners = OutputOwners(
      locator: locator, diagnostics: diagnostics,
      expected: site.articles.count + site.articles.count / 4)
    pages.reserveCapacity(site.articles.count + site.articles.count / 4)
    self.site = site
    slugs = ArticleSlugs.assign(&self.site, text: &text)
  }

  /// The planned site; articles, columns and the rest have their URLs.
  consuming func finish() -> SitePlan {
    owners.checkFolders()
    owners.checkCompressedForms()
    var site = self.site
    let (pages, generatedFiles) = (self.pages, self.generatedFiles)
    let (siteMapPages, slugs) = (self.siteMapPages, self.slugs)
    let (copies, paths) = (self.copies, owners.paths)
    site.texts.add(text.finish())
    return SitePlan(
      site: site, pages: pages, generatedFiles: generatedFiles, siteMapPages: siteMapPages,
      copies: copies, slugs: slugs,
      paths: OutputPaths(addresses: addresses, paths: paths))
  }

  /// The text of a URL for a path in the output, `index.html` left out.
  mutating func url(ofPath path: String) -> Text {
    text.add { $0.append(urlOfPath: path, at: addresses) }
  }

  /// The text of the URL of a path as it is asked for, with nothing left out.
  mutating func url(ofAddress path: String) -> Text {
    let (base, rest) = addresses.place(ofPath: path)
    return text.add { url in
      url.append(contentsOf: base)
      rest.withBytes { url.append(percentEncodingPath: $0) }
    }
  }

  /// Every file planned so far.
  var outputPaths: OutputPaths { OutputPaths(addresses: addresses, paths: owners.paths) }

  /// The bytes of a text of the site or of the plan.
  func string(_ text: Text) -> String {
    text.segment == self.text.segment ? self.text.string(text) : site.texts.string(text)
  }

  /// Adds text that belongs to the plan.
  mutating func add(_ string: String) -> Text { text.add(string) }

  /// Plans one page at `path`, unless somebody has it.
  ///
  /// - Returns: its URL, or nil where the path has another owner.
  @discardableResult
  mutating func addPage(
    _ subject: Page.Subject, path: String, listPage: ListPage? = nil, owner: OutputOwner
  ) -> Text? {
    guard owners.claim(path, for: owner) else { return nil }
    let url = url(ofPath: path)
    let content = subject.content
    pages.append(
      Page(
        subject: subject, subsite: content.subsite(in: site), template: content.template(in: site),
        url: url, path: text.add(path), listPage: listPage))
    return url
  }

  /// Plans the pages of a list in `folder` (empty, or ending in `/`), cut from its oldest end.
  ///
  /// `index.html` shows the newest `pageSize … 2 × pageSize − 1` things, each older page exactly
  /// `pageSize`; page 1 is the oldest, so a page once full never changes.
  ///
  /// - Parameters:
  ///   - subject: what the pages show.
  ///   - folder: where they are.
  ///   - source: the array that `items` are places in.
  ///   - items: the whole list, the newest first.
  ///   - firstItems: what the first page shows instead of its part of the list: 置顶.
  ///   - pageSize: how many things a page shows.
  ///   - owner: whose pages they are.
  /// - Returns: the URL of the first page, or nil where its path has another owner.
  mutating func addListPages(
    _ subject: Page.Subject, folder: String, source: ListPage.Source, items: IndexRange,
    firstItems: ((IndexRange, inout Site) -> IndexRange)? = nil, pageSize: Int,
    owner: OutputOwner
  ) -> Text? {
    let total = Int(items.count)
    let older = max(0, total / max(pageSize, 1) - 1)
    let newest = total - older * pageSize
    let firstURL = url(ofPath: folder + "index.html")
    func listPage(_ items: IndexRange, number: Int) -> ListPage {
      ListPage(
        source: source, items: items, total: Int32(total), number: Int32(number),
        olderPages: Int32(older), firstURL: firstURL)
    }
    var first = items.prefix(newest)
    if let firstItems { first = firstItems(first, &site) }
    let url = addPage(
      subject, path: folder + "index.html", listPage: listPage(first, number: 0),
      owner: owner)
    guard url != nil else { return nil }
    for number in stride(from: older, to: 0, by: -1) {
      let start = Int(items.start) + newest + (older - number) * pageSize
      addPage(
        subject, path: "\(folder)page-\(number).html",
        listPage: listPage(IndexRange(start: start, count: pageSize), number: number), owner: owner)
    }
    return url
  }

  /// A problem with a URL that front matter asks for.
  mutating func report(
    _ code: DiagnosticCode, _ file: SourceFile.ID, _ range: Range<Int>?, _ message: Message,
    help: Message
  ) {
    let location = range.map { locator.location(file, $0) } ?? locator.location(file)
    diagnostics.report(Diagnostic(code, at: location, message, help: help))
  }
}
