import Base

/// A 专题: an introduction and a banner over articles drawn from any columns.
package struct Topic: Sendable {
  /// Its place in `Site.topics`.
  package typealias ID = Identifier<Topic>

  /// Its `_index.md`.
  package var file: SourceFile.ID
  /// The name of its folder, which articles put under `topics`.
  package var slug: Text
  /// Its name.
  package var title: Text
  /// What it is about.
  package var description = Text.empty
  /// Its kind among those the rules name (ColumnType).
  package var type = Text.empty
  /// Its banner.
  package var image: SourceFile.ID?
  /// What it shows of itself.
  package var face = Face()
  /// Whether its picture bears its title.
  package var hasTitleInImage = false
  /// Its own template, instead of the theme's for topics.
  package var template = Text.empty
  /// The introduction, Markdown within `file`.
  package var body = Text.empty
  /// The order among topics: smaller comes first.
  package var weight: Int32 = 0
  /// The time from which it has been there.
  package var opens: DateTime?
  /// The time from which it is archived: kept, and no longer in front.
  package var archived: DateTime?
  /// Whether it is archived by now.
  package var isArchived = false
  /// Whether the home page shows it.
  package var isOnHome = true
  /// Its pieces, places in `Site.blocks`.
  package var blocks = IndexRange.empty
  /// The number of articles on a page of its list.
  package var pageSize: Int32 = 20
  /// Its free table for the theme.
  package var extra: Extra.ID?
  /// Places in `Site.keywords`.
  package var keywords = IndexRange.empty
  /// Places in `Site.articleLists`, the newest first.
  package var articles = IndexRange.empty
  /// Places in `Site.articleLists`: of those on its first page, what no block shows.
  package var remaining = IndexRange.empty

  /// A topic with what every topic must have.
  package init(file: SourceFile.ID, slug: Text, title: Text) {
    self.file = file
    self.slug = slug
    self.title = title
  }
}
