import Base

/// One published text (文章, 稿件): what its front matter says and where its body lies.
///
/// Plain bytes throughout: text is named by place, relations by number.
public struct Article: Sendable {
  /// The article's number; numbers run from the newest article to the oldest.
  public typealias ID = Identifier<Article>

  /// The file it was read from.
  public var file: SourceFile.ID
  /// The column it lives in, which gives its URL.
  public var column: Column.ID
  /// 标题.
  public var title: Text
  /// 副题, below the title.
  public var subtitle = Text.empty
  /// 引题, above the title.
  public var kicker = Text.empty
  /// The time of publication.
  public var published: DateTime
  /// The time of the last change, where one is given.
  public var updated: DateTime?
  /// The day the reported event took place.
  public var eventDate: CivilDate?
  /// The time after which it is no longer on the site.
  public var expires: DateTime?
  /// The last part of its URL, without an ending.
  public var slug: Text
  /// Whether its front matter gives the slug.
  public var hasOwnSlug = false
  /// 信息来源, the unit that publishes or was reprinted from.
  public var source = Text.empty
  /// 原文地址.
  public var sourceURL = Text.empty
  /// 作者.
  public var author = Text.empty
  /// 责任编辑.
  public var editor = Text.empty
  /// 摘要: as written, or taken from the first paragraphs.
  public var summary = Text.empty
  /// Its picture.
  public var image: SourceFile.ID?
  /// What the picture shows, for those who cannot see it.
  public var imageDescription = Text.empty
  /// An address that list entries point to, external or of this site; no page is made then.
  public var link = Text.empty
  /// Its own template, instead of the theme's for articles.
  public var template = Text.empty
  /// The URL of its page, or what `link` leads to.
  public var url = Text.empty
  /// The Markdown body within its file.
  public var body: Text
  /// 置顶: higher comes first, 0 is not pinned.
  public var pinned: Int32 = 0
  /// 头条.
  public var isHeadline = false
  /// Never published, unless drafts are asked for.
  public var isDraft = false
  /// The unit that sent it.
  public var unit: Unit.ID?
  /// Its video.
  public var video: Video.ID?
  /// Its 公文 block.
  public var document: OfficialDocument.ID?
  /// Its free table for the theme.
  public var extra: Extra.ID?
  /// Places in `Site.keywords`.
  public var keywords = IndexRange.empty
  /// Places in `Site.topicLists`.
  public var topics = IndexRange.empty
  /// Places in `Site.contributorLists`.
  public var contributors = IndexRange.empty
  /// Places in `Site.attachments`.
  public var attachments = IndexRange.empty
  /// The next older article of its column.
  public var previous: Article.ID?
  /// The next newer article of its column.
  public var next: Article.ID?

  /// An article with what every article must have.
  public init(
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
  public var hasPage: Bool { link.isEmpty }
}
