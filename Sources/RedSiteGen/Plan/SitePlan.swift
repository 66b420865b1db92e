import Base
import Files
import SiteModel

/// Every file that will exist, and the URL of everything on the site.
package struct SitePlan: Sendable {
  /// The site as organize made it.
  package private(set) var site: Site
  /// The URL of everything on it.
  package let urls: SiteURLs
  /// The text of everything: what the site has, and what the plan made.
  package private(set) var texts: TextStore
  /// The pages to render.
  package let pages: [Page]
  /// The parts of the site that have an entry in the navigation and pages; the first is none.
  package let sections: [Page.Section]
  /// What the pages of old URLs show.
  package let redirects: [RedirectPage]
  /// Old URLs with a query, which only a web server can answer.
  package let queryRedirects: [QueryRedirect]
  /// What the pages show that say that a link leaves the site.
  package let interstitialPages: InterstitialPages
  /// The years that have a file of titles for searching, the newest first, and their articles.
  package let searchYears: [SearchYear]
  /// The index of all texts.
  package let search: SearchPlan
  /// The records that are public.
  package let records: PublicRecords
  /// What columns of special kinds show.
  package let special: SpecialPages
  /// The files for programs to write.
  package let generatedFiles: [GeneratedFile]
  /// The pages that site maps list, as places in `pages`, those of one site map after those of
  /// the one before.
  package let siteMapPages: [Int32]
  /// The files that may be copied.
  package let copies: [FileCopy]
  /// The path of every page and copied file.
  package let paths: OutputPaths
  /// The hosts that `_headers` and `_redirects` are made for; none where the site wants no such files.
  var hosts: [ServedHost] = []

  /// Gives an article of the plan another text, for a preview while it is being written; whatever
  /// else follows from the text stays as it was.
  ///
  /// - Parameters:
  ///   - file: the article's file.
  ///   - bytes: all of the file.
  ///   - bodyStart: where in it the body begins.
  ///   - summary: what the text gives as its summary.
  /// - Returns: whether the plan has an article of that file.
  package mutating func replaceText(
    of file: SourceFile.ID, bytes: [UInt8], bodyStart: Int, summary: String
  ) -> Bool {
    guard let index = site.articles.firstIndex(where: { $0.file == file }) else { return false }
    let segment = texts.nextSegment
    texts.add(bytes)
    texts.add(Array(summary.utf8))
    // The site now names texts that came after those of the plan.
    site.texts = texts
    site.files[file.offset].text = Text(
      segment: segment, offset: 0, count: UInt32(bytes.count))
    site.articles[index].body = Text(
      segment: segment, offset: UInt32(bodyStart), count: UInt32(bytes.count - bodyStart))
    site.articles[index].summary = Text(
      segment: segment + 1, offset: 0, count: UInt32(summary.utf8.count))
    return true
  }
}

/// The page of an old URL, which sends readers on.
package struct RedirectPage: Sendable {
  /// The URL that it leads to.
  package var url: Text
  /// What that page is called.
  package var title: Text
}

/// An old URL with a query, as `/show.asp?id=12`: no file answers it.
package struct QueryRedirect: Sendable {
  /// The URL without the query.
  package var path: Text
  /// The query as browsers send it.
  package var query: String
  /// The URL that it leads to.
  package var url: Text
}

/// The page that says, before a reader follows a link, that it leads to another site.
package struct InterstitialPage: Sendable {
  /// The address the link leads to, as written.
  package var address: Text
  /// Its host.
  package var host: Text
  /// The URL of the page itself.
  package var url: Text
}

/// The pages that say that a link leaves the site, found by its address.
package struct InterstitialPages: Sendable {
  /// All of them, in the order of the plan.
  package private(set) var all: [InterstitialPage] = []
  /// The place in `all` of an address, by its checksum.
  private var places: [UInt64: Int32] = [:]

  /// The page of the address with a checksum, if there is one.
  ///
  /// Two addresses can have one checksum, so who asks compares them.
  func page(of checksum: Checksum) -> InterstitialPage? {
    places[checksum.value].map { all[Int($0)] }
  }

  /// Adds the page of an address.
  mutating func add(_ page: InterstitialPage, of checksum: Checksum) {
    places[checksum.value] = Int32(all.count)
    all.append(page)
  }
}

/// The articles of a year, for those who search.
package struct SearchYear: Sendable {
  /// The year.
  package var year: Int
  /// The numbers of its articles.
  package var articles: IndexRange
}

extension SitePlan {
  /// The files to copy, of those of `content/` only what is meant to go out as it is.
  func copies(of meant: MeantFiles) -> [FileCopy] {
    copies.filter { copy in copy.asset.map { meant.goesOutAsItIs($0, in: site) } ?? true }
  }
}

/// A file to publish as it is.
package struct FileCopy: Sendable {
  /// Where it is on disk.
  package var source: FilePlace
  /// The bytes, where they are not those on disk.
  package var content: [UInt8]?
  /// The path in the output.
  package var path: String
  /// The file of `content/` that it is a copy of, which goes out only where it is meant to; nil
  /// for what always does.
  package var asset: SourceFile.ID?

  package init(
    source: FilePlace, content: [UInt8]? = nil, path: String, asset: SourceFile.ID? = nil
  ) {
    self.source = source
    self.content = content
    self.path = path
    self.asset = asset
  }
}
