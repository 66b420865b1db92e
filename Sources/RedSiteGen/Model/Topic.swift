import Base

/// A 专题: an introduction and a banner over articles drawn from any columns.
public struct Topic: Sendable {
  /// Its place in `Site.topics`.
  public typealias ID = Identifier<Topic>

  /// Its `_index.md`.
  public var file: SourceFile.ID
  /// The name of its folder, which articles put under `topics`.
  public var slug: Text
  /// Its name.
  public var title: Text
  /// What it is about.
  public var description = Text.empty
  /// Its kind among those the rules name (ColumnType).
  public var type = Text.empty
  /// Its banner.
  public var image: SourceFile.ID?
  /// Its own template, instead of the theme's for topics.
  public var template = Text.empty
  /// The URL of its page.
  public var url = Text.empty
  /// The introduction, Markdown within `file`.
  public var body = Text.empty
  /// The order among topics: smaller comes first.
  public var weight: Int32 = 0
  /// The time from which it has been there.
  public var opens: DateTime?
  /// The time from which it is archived: kept, and no longer in front.
  public var archived: DateTime?
  /// Whether it is archived by now.
  public var isArchived = false
  /// Whether the home page shows it.
  public var isOnHome = true
  /// Its pieces, places in `Site.blocks`.
  public var blocks = IndexRange.empty
  /// The number of articles on a page of its list.
  public var pageSize: Int32 = 20
  /// Its free table for the theme.
  public var extra: Extra.ID?
  /// Places in `Site.keywords`.
  public var keywords = IndexRange.empty
  /// Places in `Site.articleLists`, the newest first.
  public var articles = IndexRange.empty

  /// A topic with what every topic must have.
  public init(file: SourceFile.ID, slug: Text, title: Text) {
    self.file = file
    self.slug = slug
    self.title = title
  }
}
