import Base
import Jinja
import SiteModel

/// A site as the workers that render it read it: borrowed arrays and plain numbers.
///
/// Reading through it touches no reference count, so workers share the site without waiting for
/// each other. Valid only within `Site.withView`.
package struct SiteView {
  package let text: TextView
  let articles: UnsafeBufferPointer<Article>
  let columns: UnsafeBufferPointer<Column>
  let topics: UnsafeBufferPointer<Topic>
  let articleLists: UnsafeBufferPointer<Article.ID>
  let columnLists: UnsafeBufferPointer<Column.ID>
  let topicLists: UnsafeBufferPointer<Topic.ID>
  let keywords: UnsafeBufferPointer<Text>
  let assetURLs: UnsafeBufferPointer<Text>
  /// The whole site, for what pages read seldom: this may touch reference counts.
  let whole: UnsafePointer<Site>
  /// The `extra` tables.
  let extras: UnsafeBufferPointer<FrozenValue>
  let zone: ZoneOffset
  let origin: Bytes
  /// The page being rendered.
  private(set) var page: Page
  /// The number of the site that the page belongs to, in `Site.subsites`.
  private(set) var subsite: Int
  /// What knows the headings and the length of texts; the host that holds this view holds it.
  var bodies: Unmanaged<BodyRenderer>?

  /// Turns to another page.
  mutating func show(_ page: Page) {
    self.page = page
    subsite = whole.pointee.subsite(of: page).offset
  }

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

  /// An object as a value, or none.
  func value<Subject>(_ object: TemplateObject, _ id: Identifier<Subject>?) -> Value {
    guard let id else { return .none }
    return .object(ObjectReference(type: object.id, index: id.index))
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
  func leavingURL(of address: Bytes) -> Bytes? {
    guard !whole.pointee.leavingPages.isEmpty,
      let place = whole.pointee.leavingPageOfAddress[Checksum(address).value]
    else { return nil }
    let page = whole.pointee.leavingPages[Int(place)]
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

extension Site {
  /// Lends a view of the site to one worker.
  ///
  /// - Parameters:
  ///   - page: the first page that is rendered.
  ///   - extras: the `extra` tables, by `Extra.ID`.
  ///   - body: receives the view, which must not outlive the call.
  /// - Returns: what `body` returns.
  func withView<Result>(
    page: Page, extras: [FrozenValue], _ body: (SiteView) -> Result
  ) -> Result {
    let origin = configuration.origin
    return origin.withBytes { origin in
      texts.withView { text in
        withUnsafePointer(to: self) { whole in
          articles.withUnsafeBufferPointer { articles in
            columns.withUnsafeBufferPointer { columns in
              topics.withUnsafeBufferPointer { topics in
                articleLists.withUnsafeBufferPointer { articleLists in
                  columnLists.withUnsafeBufferPointer { columnLists in
                    topicLists.withUnsafeBufferPointer { topicLists in
                      keywords.withUnsafeBufferPointer { keywords in
                        assetURLs.withUnsafeBufferPointer { assetURLs in
                          extras.withUnsafeBufferPointer { extras in
                            body(
                              SiteView(
                                text: text, articles: articles, columns: columns,
                                topics: topics, articleLists: articleLists,
                                columnLists: columnLists, topicLists: topicLists,
                                keywords: keywords, assetURLs: assetURLs, whole: whole,
                                extras: extras, zone: configuration.zone, origin: origin,
                                page: page, subsite: subsite(of: page).offset))
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
