/// The names of feeds, beside the page they are the feed of.
package enum FeedNames {
  /// The name of an RSS feed.
  package static let rss = "rss.xml"
  /// The name of an Atom feed.
  package static let atom = "atom.xml"
}
