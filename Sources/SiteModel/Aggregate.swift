import Diagnostics

/// Another site whose newest articles are listed here (`[[aggregate]]`).
///
/// `redsite fetch` brings its list of articles; a build reads only what was brought.
package struct Aggregate: Sendable {
  /// The name of its file, `<name>.json` in ``folder``.
  package var name: String
  /// What it is called: the source of its articles.
  package var title: String
  /// Where its list of articles is: a web address, or a path from the site's root.
  package var origin: Origin
  /// The column that lists its articles.
  package var column: ParsedBlock.Named
  /// How many of its articles are listed at most.
  package var limit = 20
  /// How many of them are listed of one host at most; nil for as many as ``limit`` says.
  ///
  /// A list that is itself of many sites is kept from being filled by one of them.
  package var perSite: Int?
  /// Only articles of these columns of that site are listed, by title, with `*`; all unless given.
  package var columns: [String] = []
  /// Only articles with one of these keywords are listed, with `*`; all unless given.
  package var keywords: [String] = []
  /// After how many days without a successful fetch its list counts as old; 0 for never.
  package var staleAfter = 7
  /// The folder of the lists: a path from the site's root, or an absolute one.
  package var folder = Aggregate.usualFolder
  /// The hosts whose pages its list may link to, with `*`; unless given those that
  /// ``origin`` says.
  package var hosts: [String] = []
  /// Where it is declared, for messages.
  package var location: SourceLocation

  /// Where a list of articles is.
  package enum Origin: Sendable, Hashable {
    /// A web address.
    case web(String)
    /// A path from the site's root.
    case file(String)
  }

  /// A site with what every one must have.
  package init(
    name: String, title: String, origin: Origin, column: ParsedBlock.Named,
    location: SourceLocation
  ) {
    self.name = name
    self.title = title
    self.origin = origin
    self.column = column
    self.location = location
  }

  /// The folder of the lists where the command line names no other, from the site's root.
  package static let usualFolder = "data/aggregate"

  /// The path of its list: from the site's root, or an absolute one.
  package var path: String { "\(folder)/\(name).json" }

  /// The path of the note on how its list was fetched, beside it.
  package var notePath: String { "\(folder)/\(name).fetched.json" }
}

/// How old the list of another site is.
package struct AggregateAge: Sendable, Hashable {
  /// The name of the aggregate.
  package var name: String
  /// What its site is called.
  package var title: String
  /// When it was last known to be what that site has, in seconds since 1970; nil where nobody noted
  /// it.
  package var fetched: Int64?
  /// How many articles it has that can be used, of which not all are listed; nil for no list.
  package var articles: Int?
  /// Whether it counts as old at the time that the site is looked at.
  package var isStale = false

  package init(
    name: String, title: String, fetched: Int64? = nil, articles: Int? = nil
  ) {
    self.name = name
    self.title = title
    self.fetched = fetched
    self.articles = articles
  }

  /// How long ago that was, in seconds; nil where nobody noted it.
  ///
  /// A clock that was wrong makes none younger than now.
  package func age(at now: Int64) -> Int64? { fetched.map { max(0, now - $0) } }
}
