/// The folders of a site that the program itself gives a meaning.
public enum FolderNames {
  /// `content/topics/`, and the URL of the list of topics.
  public static let topics = "topics"
  /// The URL of the archive.
  public static let archive = "archive"
  /// The URL of the friend links.
  public static let links = "links"
  /// Where the pages are that say that a link leaves the site.
  public static let leaving = "go"
  /// Where the page is that finds articles.
  public static let search = "search"
  /// The URL of the list of units.
  public static let units = "units"
  /// The URL of the list of keywords.
  public static let keywords = "keywords"
  /// The URL of the list of sources.
  public static let sources = "sources"
  /// The URL of the site map for people.
  public static let siteMap = "sitemap"
  /// Where a theme's assets are published.
  public static let assets = "assets"
}
