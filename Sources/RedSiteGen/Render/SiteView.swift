import Base
import Jinja
import SiteModel

/// A site as the workers that render it read it: borrowed arrays and plain numbers.
///
/// Valid only within `FrozenSite.withHost`.
package struct SiteView {
  package let text: TextView
  let articles: UnsafeBufferPointer<Article>
  let columns: UnsafeBufferPointer<Column>
  let topics: UnsafeBufferPointer<Topic>
  let articleLists: UnsafeBufferPointer<Article.ID>
  let columnLists: UnsafeBufferPointer<Column.ID>
  let topicLists: UnsafeBufferPointer<Topic.ID>
  let keywords: UnsafeBufferPointer<Text>
  let articleURLs: UnsafeBufferPointer<Text>
  let columnURLs: UnsafeBufferPointer<Text>
  let topicURLs: UnsafeBufferPointer<Text>
  let assetURLs: UnsafeBufferPointer<Text>
  // For what pages read seldom: these may touch reference counts.
  /// The whole site.
  let whole: UnsafePointer<Site>
  /// All of its URLs.
  let urls: UnsafePointer<SiteURLs>
  /// All that is planned.
  let plan: UnsafePointer<SitePlan>
  /// The `extra` tables.
  let extras: UnsafeBufferPointer<FrozenValue>
  let zone: ZoneOffset
  let origin: Bytes
  /// What knows the headings and the length of texts; the host that holds this view holds it.
  unowned(unsafe) let bodies: BodyRenderer
  /// The page being rendered.
  package var page: Page

  /// A view for one worker.
  ///
  /// - Parameters:
  ///   - arrays: the frozen site.
  ///   - text: its texts.
  ///   - bodies: the worker's own.
  ///   - page: the page that is rendered first.
  init(_ arrays: FrozenSite.Arrays, text: TextView, bodies: BodyRenderer, page: Page) {
    self.text = text
    articles = arrays.articles
    columns = arrays.columns
    topics = arrays.topics
    articleLists = arrays.articleLists
    columnLists = arrays.columnLists
    topicLists = arrays.topicLists
    keywords = arrays.keywords
    articleURLs = arrays.articleURLs
    columnURLs = arrays.columnURLs
    topicURLs = arrays.topicURLs
    assetURLs = arrays.assetURLs
    extras = arrays.extras
    origin = arrays.origin
    whole = arrays.whole
    urls = arrays.urls
    plan = arrays.plan
    zone = whole.pointee.configuration.zone
    self.bodies = bodies
    self.page = page
  }

  /// The number of the site that the page belongs to, in `Site.subsites`.
  var subsite: Int { page.subsite.offset }

  /// Text as a value.
  func value(_ text: Text) -> Value { .text(self.text[text]) }

  /// A time as a value.
  func value(_ date: DateTime) -> Value { .date(date, zone) }

  /// A day as a value.
  func value(_ date: CivilDate?) -> Value {
    date.map { .date(DateTime(date: $0), zone) } ?? .none
  }

  /// The URL of a picture, or empty text.
  func value(image: SourceFile.ID?) -> Value {
    guard let image else { return .text(.empty) }
    return value(assetURLs[image.offset])
  }

  /// The URL of a picture of a face, or empty text.
  func value(picture: Face.Picture?) -> Value {
    guard case .file(let file)? = picture else { return .text(.empty) }
    return value(image: file)
  }

  /// An object as a value, or none.
  func value<Subject>(_ object: TemplateObject, _ id: Identifier<Subject>?) -> Value {
    id.map { object.value($0) } ?? .none
  }

  /// An `extra` table, an empty one where there is none.
  func value(extra: Extra.ID?, in arena: ValueArena) -> Value {
    guard let extra else { return arena.mapping([]) }
    return extras[extra.offset].value
  }

  /// Whether a URL leads out of this site and its subsites.
  func isExternal(_ url: Text) -> Bool { isExternal(text[url]) }

  /// Whether a URL leads out of this site and its subsites; their own begin with the path or
  /// with their address.
  func isExternal(_ url: Bytes) -> Bool {
    guard url.first != 0x2F, !url.starts(with: origin) else { return false }
    return !whole.pointee.subsites.contains { subsite in
      !subsite.host.isEmpty && url.starts(with: subsite.host.utf8)
    }
  }

  /// The page that readers see before they follow a link to `address`; nil where there is none.
  func interstitialURL(of address: Bytes) -> Bytes? {
    guard !plan.pointee.interstitialPages.all.isEmpty,
      let page = plan.pointee.interstitialPages.page(of: Checksum(address))
    else { return nil }
    return text[page.address].equals(address) ? text[page.url] : nil
  }

  /// The absolute form of a URL of this site.
  func permalink(_ url: Text, in arena: ValueArena) -> Value {
    guard text[url].first == 0x2F else { return value(url) }
    return arena.text { buffer in
      buffer.append(origin)
      buffer.append(text[url])
    }
  }
}

extension SiteView {
  /// The keywords of the main site.
  var siteKeywords: Value {
    TemplateSequence.siteKeywords.run(
      IndexRange(start: 0, count: whole.pointee.configuration.keywords.count))
  }

  /// The URL of the feed beside a page; empty where feeds are off or it would have no articles.
  func feedURL(of page: Text, hasArticles: IndexRange? = nil, in arena: ValueArena) -> Value {
    guard whole.pointee.configuration.feeds.isEnabled, hasArticles?.count != 0 else {
      return .text(.empty)
    }
    return arena.text { buffer in
      buffer.append(text[page])
      buffer.append(contentsOf: FeedNames.rss)
    }
  }
}
