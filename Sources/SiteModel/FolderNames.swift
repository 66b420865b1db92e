/// The folders of a site that the program itself gives a meaning.
package enum FolderNames {
  /// `content/topics/`, and the URL of the list of topics.
  package static let topics = "topics"
  /// The URL of the archive.
  package static let archive = "archive"
  /// The URL of the friend links.
  package static let links = "links"
  /// Where the pages are that say that a link leaves the site.
  package static let leaving = "go"
  /// Where the page is that finds articles.
  package static let search = "search"
  /// The URL of the list of units.
  package static let units = "units"
  /// The URL of the list of keywords.
  package static let keywords = "keywords"
  /// The URL of the list of sources.
  package static let sources = "sources"
  /// The URL of the site map for people.
  package static let siteMap = "sitemap"
  /// Where a theme's assets are published.
  package static let assets = "assets"
}
