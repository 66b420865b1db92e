/// The names of feeds, beside the page they are the feed of.
public enum FeedNames {
  /// The name of an RSS feed.
  public static let rss = "rss.xml"
  /// The name of an Atom feed.
  public static let atom = "atom.xml"
}
