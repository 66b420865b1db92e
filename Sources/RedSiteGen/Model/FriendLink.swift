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
  /// Places in `Site.links`.
  public var links = IndexRange.empty

  /// An empty group.
  public init(name: Text) { self.name = name }
}
