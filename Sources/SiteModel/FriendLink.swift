import Base

/// One entry of the 友情链接.
package struct FriendLink: Sendable {
  /// The partner's name.
  package var name: Text
  /// The partner's address.
  package var url: Text
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
  /// Where the partner shall link back to us: their page, or `url` itself; empty where it need not.
  package var backLink = Text.empty

  /// A link with what every link must have.
  package init(name: Text, url: Text) {
    self.name = name
    self.url = url
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
