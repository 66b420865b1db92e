/// An address in front matter or a data file that is a path of this site.
package struct InternalLink: Sendable {
  /// What it is the address of.
  package var owner: Owner
  /// The path as written, perhaps with a query and a fragment.
  package var path: String
  /// The file that says so.
  package var file: SourceFile.ID
  /// Where in that file.
  package var range: Range<Int>

  /// What has an address.
  package enum Owner: Sendable, Hashable {
    /// An article without a page of its own.
    case article(Article.ID)
    /// A friend link, by its place in `Site.links`.
    case friendLink(Int)
  }

  /// An address at its place.
  package init(owner: Owner, path: String, file: SourceFile.ID, range: Range<Int>) {
    self.owner = owner
    self.path = path
    self.file = file
    self.range = range
  }
}
