import Base
import Diagnostics
import SiteModel

/// Collects the pages of a site while URLs are being made.
struct PagePlanner: ~Copyable {
  let site: Site
  var urls: SiteURLs
  var pages: [Page] = []
  private var sections: [Page.Section] = [.none]
  private var sectionPlaces: [Page.Section: Int32] = [.none: 0]
  /// The places of columns among the sections, -1 for those that are none by now.
  private var columnSections: [Int32]
  var redirects: [RedirectTarget] = []
  var queryRedirects: [(path: Text, query: String, redirect: Redirect)] = []
  var interstitialPages = InterstitialPages()
  var searchYears: [SearchYear] = []
  var records = PublicRecords()
  var search = SearchPlan()
  var special = SpecialPages()
  var generatedFiles: [GeneratedFile] = []
  var siteMapPages: [Int32] = []
  var copies: [FileCopy] = []
  var owners: OutputOwners
  /// What the site adds to the working calendar.
  let ownCalendar: OwnCalendar
  let diagnostics: DiagnosticSink
  let locator: SourceLocator
  private var text: TextBuilder
  private let addresses: SiteAddresses

  init(site: Site, calendar: OwnCalendar, diagnostics: DiagnosticSink) {
    ownCalendar = calendar
    self.diagnostics = diagnostics
    locator = SourceLocator(files: site.files, texts: site.texts)
    text = TextBuilder(segment: site.texts.nextSegment, capacity: 64 * site.articles.count)
    addresses = site.addresses
    owners = OutputOwners(
      locator: locator, diagnostics: diagnostics,
      expected: site.articles.count + site.articles.count / 4)
    pages.reserveCapacity(site.articles.count + site.articles.count / 4)
    columnSections = Array(repeating: -1, count: site.columns.count)
    self.site = site
    urls = SiteURLs(for: site)
  }

  /// The planned site.
  consuming func finish() -> SitePlan {
    owners.checkFolders()
    owners.checkCompressedForms()
    let (redirects, queryRedirects) = (resolvedRedirects(), resolvedQueryRedirects())
    let (site, urls, pages, sections) = (self.site, self.urls, self.pages, self.sections)
    let (interstitialPages, searchYears) = (self.interstitialPages, self.searchYears)
    let (generatedFiles, records, search) = (self.generatedFiles, self.records, self.search)
    let special = self.special
    let (siteMapPages, copies, paths) = (self.siteMapPages, self.copies, outputPaths)
    var texts = site.texts
    texts.add(text.finish())
    return SitePlan(
      site: site, urls: urls, texts: texts, pages: pages, sections: sections,
      redirects: redirects,
      queryRedirects: queryRedirects, interstitialPages: interstitialPages,
      searchYears: searchYears, search: search, records: records, special: special,
      generatedFiles: generatedFiles, siteMapPages: siteMapPages, copies: copies, paths: paths)
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
        url: url, path: text.add(path), listPage: listPage,
        section: place(of: content.section(in: site))))
    return url
  }

  private mutating func place(of section: Page.Section) -> Int32 {
    // Most pages are articles of a column, and a dictionary is slow for them.
    if case .column(let column) = section {
      if columnSections[column.offset] < 0 {
        columnSections[column.offset] = Int32(sections.count)
        sections.append(section)
      }
      return columnSections[column.offset]
    }
    if let known = sectionPlaces[section] { return known }
    let place = Int32(sections.count)
    sectionPlaces[section] = place
    sections.append(section)
    return place
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
    firstItems: IndexRange? = nil, pageSize: Int, owner: OutputOwner
  ) -> Text? {
    let total = Int(items.count)
    let newest = ListPage.newestCount(of: total, pageSize: pageSize)
    let older = (total - newest) / max(pageSize, 1)
    let firstURL = url(ofPath: folder + "index.html")
    func listPage(_ items: IndexRange, number: Int) -> ListPage {
      ListPage(
        source: source, items: items, total: Int32(total), number: Int32(number),
        olderPages: Int32(older), firstURL: firstURL)
    }
    let first = firstItems ?? items.prefix(newest)
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
