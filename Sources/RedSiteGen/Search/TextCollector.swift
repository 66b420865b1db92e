import Base
import SearchIndex
import SiteModel

/// Reads the pages of articles for the index while they are rendered, for one worker.
struct TextCollector {
  private var indexer = TextIndexer()
  private let articles: UnsafeBufferPointer<Article>
  private let text: TextView

  /// A collector that has read nothing.
  init(_ view: SiteView) {
    articles = view.articles
    text = view.text
  }

  /// What was read.
  var texts: IndexedTexts { indexer.texts }

  /// Reads a page, if it is that of an article.
  mutating func add(_ page: Page, _ bytes: Bytes) {
    guard case .article(let id) = page.subject else { return }
    indexer.add(id.offset, page: bytes, title: text[articles[id.offset].title])
  }

  /// Takes up an article without a page: its title leads to another site.
  mutating func addTitle(of id: Article.ID) {
    indexer.add(id.offset, title: text[articles[id.offset].title])
  }
}
