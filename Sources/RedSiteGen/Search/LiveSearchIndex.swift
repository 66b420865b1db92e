import Base
import SearchIndex
import SiteModel

/// The index of texts of a site that is kept in memory and changes: `serve` answers from it.
///
/// A segment is made when one of its files is asked for, which renders the pages of its articles; after
/// an edit of one text that page alone is read again. Used by the one thread that owns the site.
package final class LiveSearchIndex {
  private var indexer = TextIndexer()
  /// Where the text of each article is in `indexer`, and the page of each article in the plan.
  private var entries: [Int32] = []
  private var pages: [Int32] = []
  /// The shards of the segments that were made, by folder.
  private var shards: [String: [[UInt8]]] = [:]
  /// Counts the states of the site: a file of one is not taken for one of another.
  private var version: UInt32 = 1

  /// An index of nothing yet.
  package init() {}

  /// Forgets everything: the site is another one.
  package func removeAll() {
    version += 1
    indexer = TextIndexer()
    entries = []
    pages = []
    shards = [:]
  }

  /// Forgets the text of an article, which has changed.
  package func remove(_ article: Article.ID) {
    version += 1
    shards = [:]
    if entries.indices.contains(article.offset) { entries[article.offset] = -1 }
  }

  /// The bytes of a file of the index; nil for any other path.
  ///
  /// - Parameters:
  ///   - path: the path in the output.
  ///   - plan: the site.
  ///   - view: its texts.
  ///   - render: the bytes of a page, nil where it cannot be made.
  /// - Returns: the file.
  package func file(
    at path: String, of plan: borrowing SitePlan, in view: SiteView, render: (Page) -> [UInt8]?
  ) -> [UInt8]? {
    for host in plan.search.hosts where path.hasPrefix(host.folder) {
      if path == host.indexPath {
        var list = SegmentList()
        for segment in host.segments { list.append(segment, version: version) }
        return Array(list.text.utf8)
      }
      if path == host.charactersPath { return Array(HanVariants.file.utf8) }
      for file in host.attachments where host.textPath(of: file, in: plan.site) == path {
        return Array(view.text[plan.site.attachmentTexts[file] ?? .empty])
      }
      for segment in host.segments where path.hasPrefix(segment.folder) {
        for number in 0..<segment.rowFileCount where segment.rowsPath(number) == path {
          return Array(SearchRows(segment, file: number, in: view).text.utf8)
        }
        let name = path.dropFirst(segment.folder.count)
        guard name.hasSuffix(".bin"), let number = Int(name.dropLast(4), radix: 16),
          number < segment.shardCount, segment.shardPath(number) == path
        else { continue }
        if let known = shards[segment.folder] { return known[number] }
        let made = make(segment, of: plan, in: view, render: render)
        shards[segment.folder] = made
        return made[number]
      }
    }
    return nil
  }

  private func make(
    _ segment: SearchedSegment, of plan: borrowing SitePlan, in view: SiteView,
    render: (Page) -> [UInt8]?
  ) -> [[UInt8]] {
    if entries.isEmpty {
      entries = Array(repeating: -1, count: plan.site.articles.count)
      pages = entries
      for (place, page) in plan.pages.enumerated() {
        if case .article(let id) = page.subject { pages[id.offset] = Int32(place) }
      }
    }
    for article in segment.articles where entries[article.offset] < 0 {
      let title = view.text[view.articles[article.offset].title]
      if pages[article.offset] < 0 {
        indexer.add(article.offset, title: title)
      } else if let page = render(plan.pages[Int(pages[article.offset])]) {
        page.withBytes {
          indexer.add(
            article.offset, page: $0, title: title, further: view.attachmentTexts(of: article))
        }
      } else {
        continue
      }
      entries[article.offset] = Int32(indexer.texts.entries.count - 1)
    }
    let index = IndexSegment(
      segment.articles.map { entries[$0.offset] < 0 ? nil : (0, Int(entries[$0.offset])) },
      of: [indexer.texts], shards: segment.shardCount)
    var room = IndexSegment.Room()
    var buffer = ByteBuffer(capacity: 1 << 14)
    return (0..<segment.shardCount).map { shard in
      buffer.removeAll()
      index.write(shard: shard, version: version, into: &buffer, &room)
      return buffer.makeArray()
    }
  }
}
