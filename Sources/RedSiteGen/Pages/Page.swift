import Base
import Diagnostics
import SiteModel

/// One file that will exist: its URL, what it shows and which part of a list.
package struct Page: Sendable {
  /// What the page shows.
  package var subject: Subject
  /// The site that it belongs to.
  package var subsite: Subsite.ID
  /// The template that front matter names, empty for the theme's own.
  package var template: Text
  /// The URL from the site's host on, percent-encoded, as in `/xuexi/`.
  package var url: Text
  /// The file's path in the output, as in `xuexi/index.html`.
  package var path: Text
  /// The part of its list that it shows.
  package var listPage: ListPage?
  /// The part of the site that navigation marks while it is shown, a place in `SitePlan.sections`.
  package var section: Int32

  /// What is known about pages of its kind.
  var content: any PageContent { subject.content }
  /// Its kind.
  var kind: PageKind { type(of: content).kind }
}

extension Page {
  /// A part of the site that has an entry of its own in the navigation.
  package enum Section: Sendable, Hashable {
    /// None of them.
    case none
    /// The home page.
    case home
    /// The topics.
    case topics
    /// A top column with all below it.
    case column(Column.ID)
  }

  /// Whether search engines are asked to leave it alone: a public notice while it runs.
  func isUnlisted(in site: Site) -> Bool {
    guard !site.notices.isEmpty, case .article(let article) = subject else { return false }
    return site.isUnlisted(article)
  }

  /// The file that is edited to change it, as in `content/xuexi/_index.md`; nil where there is none.
  package func sourcePath(in site: Site) -> String? { content.sourcePath(in: site) }

  /// The path within `content/` that links to it may name; nil where there is none, and for the
  /// older pages of a list.
  package func contentPath(in site: Site) -> String? {
    listPage?.number ?? 0 == 0 ? content.contentPath(in: site) : nil
  }

  /// What the list that it shows is called.
  package func listName(in site: Site) -> Message { content.listName(in: site) }
}

/// One page of a list that is cut from its oldest end, so that old pages never change.
package struct ListPage: Sendable {
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

  /// How many of the newest things of a list its first page shows: `pageSize … 2 × pageSize − 1`
  /// of them, so that all older pages are full.
  static func newestCount(of total: Int, pageSize: Int) -> Int {
    total - max(0, total / max(pageSize, 1) - 1) * pageSize
  }

  /// The array that a list's places are in.
  package enum Source: Sendable {
    /// `Site.articleLists`.
    case articleLists
    /// The numbers of topics themselves.
    case topics
    /// `InteractiveParts.messageLists`.
    case wallMessages
  }
}
