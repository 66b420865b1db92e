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
  /// Whether its text ends with a 落款.
  package var signature = SignatureRule.automatic
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

/// Whether the end of a text is looked at for a 落款: who signs, and when.
package enum SignatureRule: Sendable {
  /// Front matter does not say; organize replaces it by what column and 公文 block mean.
  case automatic
  /// One is looked for.
  case byShape
  /// Front matter says that there is one.
  case required
  /// Front matter says that there is none, or nothing speaks for one.
  case none
}

/// A file offered for download with an article.
package struct Attachment: Sendable {
  /// What the reader is told it is; the file's name unless given.
  package var title: Text
  /// The file.
  package var file: SourceFile.ID
  /// The file's ending in lower case, without a dot.
  package var type: Text
  /// Its size in bytes.
  package var size: Int

  /// A file offered for download.
  package init(title: Text, file: SourceFile.ID, type: Text, size: Int) {
    self.title = title
    self.file = file
    self.type = type
    self.size = size
  }
}

/// The video of an article: a file of the site, or an address of another site.
package struct Video: Sendable {
  /// Its place in `Site.videos`.
  package typealias ID = Identifier<Video>

  /// The file, for videos of the site.
  package var file: SourceFile.ID?
  /// The address, for those of other sites, which pages link to and never embed.
  package var address = Text.empty
  /// The picture shown before it plays.
  package var poster: SourceFile.ID?
  /// Its length as people write it, as in `12:30`.
  package var duration = Text.empty
  /// Its captions (WebVTT).
  package var captions: SourceFile.ID?

  /// A video without anything.
  package init() {}
}

/// The 公文 block of an article: what identifies an official document and whether it still holds.
package struct OfficialDocument: Sendable {
  /// Its place in `Site.documents`.
  package typealias ID = Identifier<OfficialDocument>

  /// 发文字号.
  package var number = Text.empty
  /// 索引号.
  package var index = Text.empty
  /// 发文机关.
  package var issuer = Text.empty
  /// 发文机关标志, the red head of the sheet; empty after organize where it may not be shown.
  package var head = Text.empty
  /// 成文日期.
  package var signedOn: CivilDate?
  /// 有效性.
  package var status = Status.inForce
  /// Whether its front matter gives the status.
  package var hasOwnStatus = false
  /// Where the file has the number, the day it was signed on and the head.
  package var numberRange = 0..<0, signedRange = 0..<0, headRange = 0..<0
  /// The documents that this one replaces, places in `Site.articleLists`.
  package var replaces = IndexRange.empty
  /// The documents that replaced this one, places in `Site.articleLists`.
  package var replacedBy = IndexRange.empty

  /// Whether a document holds, in the words that pages print.
  package enum Status: String, Sendable, CaseIterable {
    /// It holds.
    case inForce = "现行"
    /// It holds as changed by a later one.
    case amended = "修改"
    /// It no longer holds.
    case repealed = "废止"
  }

  /// A block without any value.
  package init() {}
}

/// Which articles are on the site besides those whose time it is.
package struct ArticleVisibility: Sendable, Hashable {
  /// Whether drafts are.
  package var includesDrafts = false
  /// Whether those whose time has not come are.
  package var includesFuture = false

  /// Neither drafts nor later articles.
  package init() {}

  /// Why an article is not on the site at a time; nil where it is.
  package func hides(_ article: Article, now: DateTime) -> HiddenReason? {
    if article.isDraft, !includesDrafts { return .draft }
    if article.published > now, !includesFuture { return .future }
    if let expires = article.expires, expires <= now { return .expired }
    return nil
  }
}
