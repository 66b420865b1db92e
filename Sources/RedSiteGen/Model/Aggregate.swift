/// Another site whose newest articles are listed here (`[[aggregate]]`).
///
/// `redsite fetch` brings its list of articles; a build reads only what was brought.
public struct Aggregate: Sendable {
  /// The name of its file, `data/aggregate/<name>.json`.
  public var name: String
  /// What it is called: the source of its articles.
  public var title: String
  /// Where its list of articles is: a web address, or a path from the site's root.
  public var origin: Origin
  /// The column that lists its articles.
  public var column: ParsedBlock.Named
  /// How many of its articles are listed at most.
  public var limit = 20
  /// The hosts whose pages its list may link to, with `*`; unless given those that
  /// ``origin`` says.
  public var hosts: [String] = []
  /// Where it is declared, for messages.
  public var location: SourceLocation

  /// Where a list of articles is.
  public enum Origin: Sendable, Hashable {
    /// A web address.
    case web(String)
    /// A path from the site's root.
    case file(String)
  }

  /// A site with what every one must have.
  public init(
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
  public var path: String { "data/aggregate/\(name).json" }
}
