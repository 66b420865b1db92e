import Base
import SearchIndex
import SiteModel

/// Reads the pages of articles for the index while they are rendered, for one worker.
struct TextCollector {
  private var indexer = TextIndexer()
  private let view: SiteView

  /// A collector that has read nothing.
  init(_ view: SiteView) { self.view = view }

  /// What was read.
  var texts: IndexedTexts { indexer.texts }

  /// Reads a page, if it is that of an article.
  mutating func add(_ page: Page, _ bytes: Bytes) {
    guard case .article(let id) = page.subject else { return }
    indexer.add(
      id.offset, page: bytes, title: view.text[view.articles[id.offset].title],
      further: view.attachmentTexts(of: id))
  }

  /// Takes up an article without a page: its title leads to another site.
  mutating func addTitle(of id: Article.ID) {
    indexer.add(id.offset, title: view.text[view.articles[id.offset].title])
  }
}

extension Site {
  /// The documents of an article whose text is searched.
  func searchedAttachments(of id: Article.ID) -> [SourceFile.ID] {
    guard !attachmentTexts.isEmpty else { return [] }
    return articles[id.offset].attachments.indices.map { attachments[$0].file }
      .filter { attachmentTexts[$0] != nil }
  }
}

extension SiteView {
  /// The texts of the documents that an article offers, where they are searched.
  func attachmentTexts(of id: Article.ID) -> [Bytes] {
    guard !whole.pointee.attachmentTexts.isEmpty else { return [] }
    return whole.pointee.searchedAttachments(of: id).map {
      text[whole.pointee.attachmentTexts[$0] ?? .empty]
    }
  }
}
