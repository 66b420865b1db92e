import Diagnostics

/// Another site whose newest articles are listed here (`[[aggregate]]`).
///
/// `redsite fetch` brings its list of articles; a build reads only what was brought.
package struct Aggregate: Sendable {
  /// The name of its file, `data/aggregate/<name>.json`.
  package var name: String
  /// What it is called: the source of its articles.
  package var title: String
  /// Where its list of articles is: a web address, or a path from the site's root.
  package var origin: Origin
  /// The column that lists its articles.
  package var column: ParsedBlock.Named
  /// How many of its articles are listed at most.
  package var limit = 20
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

  /// The path of its file, from the site's root.
  package var path: String { "data/aggregate/\(name).json" }
}
