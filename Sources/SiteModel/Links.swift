import Base

/// One entry of the 友情链接.
package struct FriendLink: Sendable {
  /// The partner's name.
  package var name: Text
  /// The partner's address, or a path of this site, as written.
  package var address: Text
  /// A remark.
  package var note = Text.empty
  /// The partner's logo.
  package var logo: SourceFile.ID?
  /// The order within the group: smaller comes first.
  package var order: Int32 = 0
  /// Came with a preset, to be taken out before the site is public (`sample`).
  package var isSample = false
  /// The day the link was agreed on.
  package var since: CivilDate?
  /// The value of `rel`: how the link relates to us (HTML, link types).
  package var rel = Text.empty
  /// The partner's feed, for readers' programs.
  package var feed = Text.empty
  /// Where the partner shall link back to us: their page, or `address` itself; empty where it need not.
  package var backLink = Text.empty

  /// A link with what every link must have.
  package init(name: Text, address: Text) {
    self.name = name
    self.address = address
  }
}

/// A group of friend links under one heading.
package struct LinkGroup: Sendable {
  /// The heading.
  package var name: Text
  /// How it is shown.
  package var form = Form.list
  /// A remark about the whole group.
  package var note = Text.empty
  /// The order among groups: smaller comes first.
  package var order: Int32 = 0
  /// Places in `Site.links`.
  package var links = IndexRange.empty

  /// An empty group.
  package init(name: Text) { self.name = name }

  /// How a group is shown.
  package enum Form: String, Sendable, CaseIterable {
    /// Names beside each other.
    case list
    /// One line that opens.
    case dropdown
    /// The partners' logos.
    case logos
  }
}

/// An external address at its place in a text, front matter or data file.
package struct ExternalLink: Sendable {
  /// What is asked.
  package var address: WebAddress
  /// The address as written.
  package var written: String
  /// Whether it is a picture that is shown rather than a link that is followed.
  package var isShown = false
  /// The file.
  package var file: SourceFile.ID
  /// The bytes within the file.
  package var range: Range<Int>

  package init(
    address: WebAddress,
    written: String,
    isShown: Bool = false,
    file: SourceFile.ID,
    range: Range<Int>
  ) {
    self.address = address
    self.written = written
    self.isShown = isShown
    self.file = file
    self.range = range
  }
}

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
