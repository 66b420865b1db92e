import Base
import Files

/// One file that will exist: its URL, what it shows and which part of a list.
package struct Page: Sendable {
  /// What the page shows.
  package var kind: PageKind
  /// The number of the thing it shows, in the array of its kind.
  package var subject: Int32
  /// The URL from the site's host on, percent-encoded, as in `/xuexi/`.
  package var url: Text
  /// The file's path in the output, as in `xuexi/index.html`.
  package var path: Text
  /// The part of its list that it shows.
  package var listing: Listing?

  /// A page.
  package init(kind: PageKind, subject: Int, url: Text, path: Text, listing: Listing? = nil) {
    self.kind = kind
    self.subject = Int32(subject)
    self.url = url
    self.path = path
    self.listing = listing
  }
}

/// One page of a list that is cut from its oldest end, so that old pages never change.
package struct Listing: Sendable {
  /// Which array `items` are places in.
  package var source: Source
  /// What this page shows.
  package var items: IndexRange
  /// How many things the whole list has.
  package var total: Int32
  /// 0 for `index.html`; n for `page-n.html`, of which 1 is the oldest.
  package var number: Int32
  /// How many `page-n.html` there are.
  package var olderPages: Int32
  /// The URL of the first page.
  package var firstURL: Text

  package init(
    source: Source,
    items: IndexRange,
    total: Int32,
    number: Int32,
    olderPages: Int32,
    firstURL: Text
  ) {
    self.source = source
    self.items = items
    self.total = total
    self.number = number
    self.olderPages = olderPages
    self.firstURL = firstURL
  }

  /// The array that a list's places are in.
  package enum Source: Sendable {
    /// `Site.articleLists`.
    case articleLists
    /// The numbers of topics themselves.
    case topics
  }
}

/// The kinds of pages a site has, each with its template.
package enum PageKind: UInt8, Sendable, CaseIterable {
  /// The home page.
  case home
  /// A column.
  case column
  /// An article.
  case article
  /// The list of topics.
  case topics
  /// A topic.
  case topic
  /// All years of the archive.
  case archive
  /// One year of the archive.
  case archiveYear
  /// One month of the archive.
  case archiveMonth
  /// The friend links.
  case links
  /// The page that finds articles.
  case search
  /// What readers see before they follow a link to another site.
  case leaving
  /// The list of units.
  case units
  /// A unit.
  case unit
  /// The list of keywords.
  case keywords
  /// The articles with a keyword.
  case keyword
  /// The list of sources.
  case sources
  /// The articles of a source.
  case source
  /// Everything there is, for people: 网站地图.
  case siteMap
  /// What a server shows for an unknown address.
  case notFound
  /// An old URL.
  case redirect

  /// The template that shows pages of this kind.
  package var template: String {
    switch self {
    case .home: "home.html"
    case .column: "column.html"
    case .article: "article.html"
    case .topics: "topics.html"
    case .topic: "topic.html"
    case .archive: "archive.html"
    case .archiveYear: "archive_year.html"
    case .archiveMonth: "archive_month.html"
    case .links: "links.html"
    case .search: "search.html"
    case .leaving: "leaving.html"
    case .units: "units.html"
    case .unit: "unit.html"
    case .keywords, .sources: "terms.html"
    case .keyword, .source: "term.html"
    case .siteMap: "sitemap.html"
    case .notFound: "404.html"
    case .redirect: "redirect.html"
    }
  }
}

/// Every file that will exist, and the site with the URLs the plan gave it.
package struct SitePlan: Sendable {
  /// The site; articles, columns and all else now have their URLs.
  package var site: Site
  /// The pages to render.
  package var pages: [Page]
  /// The files for programs to write.
  package var machineFiles: [MachineFile]
  /// The pages that site maps list, as places in `pages`, those of one site map after those of
  /// the one before.
  package var siteMapPages: [Int32]
  /// The files to copy.
  package var copies: [FileCopy]
  /// The path and the slug of every article whose slug was made, in the modes that make them.
  package var slugs: [(path: String, slug: String)]
  /// The path of every page and copied file.
  package var paths: OutputPaths

  package init(
    site: Site,
    pages: [Page],
    machineFiles: [MachineFile],
    siteMapPages: [Int32],
    copies: [FileCopy],
    slugs: [(path: String, slug: String)],
    paths: OutputPaths
  ) {
    self.site = site
    self.pages = pages
    self.machineFiles = machineFiles
    self.siteMapPages = siteMapPages
    self.copies = copies
    self.slugs = slugs
    self.paths = paths
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

  package init(source: FilePlace, content: [UInt8]? = nil, path: String) {
    self.source = source
    self.content = content
    self.path = path
  }
}
