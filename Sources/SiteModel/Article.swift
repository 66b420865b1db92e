import Base

/// One published text (文章, 稿件): what its front matter says and where its body lies.
///
/// Plain bytes throughout: text is named by place, relations by number.
package struct Article: Sendable {
  /// The article's number; numbers run from the newest article to the oldest.
  package typealias ID = Identifier<Article>

  /// The file it was read from.
  package var file: SourceFile.ID
  /// The column it lives in, which gives its URL.
  package var column: Column.ID
  /// 标题.
  package var title: Text
  /// 副题, below the title.
  package var subtitle = Text.empty
  /// 引题, above the title.
  package var kicker = Text.empty
  /// The time of publication.
  package var published: DateTime
  /// The time of the last change, where one is given.
  package var updated: DateTime?
  /// The day the reported event took place.
  package var eventDate: CivilDate?
  /// The time after which it is no longer on the site.
  package var expires: DateTime?
  /// The last part of its URL, without an ending.
  package var slug: Text
  /// Whether its front matter gives the slug.
  package var hasOwnSlug = false
  /// 信息来源, the unit that publishes or was reprinted from.
  package var source = Text.empty
  /// 原文地址.
  package var sourceURL = Text.empty
  /// 作者.
  package var author = Text.empty
  /// 责任编辑.
  package var editor = Text.empty
  /// 摘要: as written, or taken from the first paragraphs.
  package var summary = Text.empty
  /// Its picture.
  package var image: SourceFile.ID?
  /// What the picture shows, for those who cannot see it.
  package var imageDescription = Text.empty
  /// An address that list entries point to, external or of this site; no page is made then.
  package var link = Text.empty
  /// Its own template, instead of the theme's for articles.
  package var template = Text.empty
  /// The URL of its page, or what `link` leads to.
  package var url = Text.empty
  /// The Markdown body within its file.
  package var body: Text
  /// 置顶: higher comes first, 0 is not pinned.
  package var pinned: Int32 = 0
  /// 头条.
  package var isHeadline = false
  /// Never published, unless drafts are asked for.
  package var isDraft = false
  /// Came with a preset, to be taken out before the site is public (`sample`).
  package var isSample = false
  /// The unit that sent it.
  package var unit: Unit.ID?
  /// Its video.
  package var video: Video.ID?
  /// Its 公文 block.
  package var document: OfficialDocument.ID?
  /// Its free table for the theme.
  package var extra: Extra.ID?
  /// Places in `Site.keywords`.
  package var keywords = IndexRange.empty
  /// Places in `Site.topicLists`.
  package var topics = IndexRange.empty
  /// Places in `Site.contributorLists`.
  package var contributors = IndexRange.empty
  /// Places in `Site.attachments`.
  package var attachments = IndexRange.empty
  /// The next older article of its column.
  package var previous: Article.ID?
  /// The next newer article of its column.
  package var next: Article.ID?

  /// An article with what every article must have.
  package init(
    file: SourceFile.ID, column: Column.ID, title: Text, published: DateTime, slug: Text,
    body: Text
  ) {
    self.file = file
    self.column = column
    self.title = title
    self.published = published
    self.slug = slug
    self.body = body
  }

  /// Whether it has a page of its own.
  package var hasPage: Bool { link.isEmpty }
}
