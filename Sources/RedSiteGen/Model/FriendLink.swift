import Base

/// One entry of the 友情链接.
public struct FriendLink: Sendable {
  /// The partner's name.
  public var name: Text
  /// The partner's address.
  public var url: Text
  /// A remark.
  public var note = Text.empty
  /// The partner's logo.
  public var logo: SourceFile.ID?
  /// The order within the group: smaller comes first.
  public var order: Int32 = 0
  /// The day the link was agreed on.
  public var since: CivilDate?
  /// The value of `rel`: how the link relates to us (HTML, link types).
  public var rel = Text.empty
  /// The partner's feed, for readers' programs.
  public var feed = Text.empty
  /// Where the partner shall link back to us: their page, or `url` itself; empty where it need not.
  public var backLink = Text.empty

  /// A link with what every link must have.
  public init(name: Text, url: Text) {
    self.name = name
    self.url = url
  }
}

/// A group of friend links under one heading.
public struct LinkGroup: Sendable {
  /// The heading.
  public var name: Text
  /// How it is shown.
  public var form = Form.list
  /// A remark about the whole group.
  public var note = Text.empty
  /// The order among groups: smaller comes first.
  public var order: Int32 = 0
  /// Places in `Site.links`.
  public var links = IndexRange.empty

  /// An empty group.
  public init(name: Text) { self.name = name }

  /// How a group is shown.
  public enum Form: String, Sendable, CaseIterable {
    /// Names beside each other.
    case list
    /// One line that opens.
    case dropdown
    /// The partners' logos.
    case logos
  }
}
