import Base
import SiteModel

/// Finds the articles that a reader of one may want next: of its topics, keywords and column.
///
/// Only the nearest in time of each list are looked at, so that the cost does not grow with the
/// site and an old page changes only when something near it does. A shared topic counts most, then
/// each shared keyword, then the column; among equals the nearest in time comes first.
struct RelatedArticles {
  private let view: SiteView
  private let article: Int
  private var scores: [(article: Int32, score: Int32)] = []

  /// How many articles on either side are looked at in each list.
  private static let reach = 8
  private static let topicScore: Int32 = 4
  private static let keywordScore: Int32 = 3
  private static let columnScore: Int32 = 1

  private init(of article: Int, in view: SiteView) {
    self.article = article
    self.view = view
  }

  /// The most related articles, at most `count`.
  static func find(of article: Int, in view: SiteView, most count: Int) -> [Article.ID] {
    guard count > 0 else { return [] }
    var related = RelatedArticles(of: article, in: view)
    related.collect()
    return related.best(count)
  }

  private mutating func collect() {
    let subject = view.articles[article]
    for topic in subject.topics.indices {
      add(view.topics[view.topicLists[topic].offset].articles, Self.topicScore)
    }
    let site = view.whole
    if !site.pointee.termOfKeyword.isEmpty {
      for keyword in subject.keywords.indices {
        let term = Int(site.pointee.termOfKeyword[keyword])
        if term >= 0 { add(site.pointee.terms[term].articles, Self.keywordScore) }
      }
    }
    // Lists of columns may stand in any order; the neighbours are always in that of time.
    var older = subject.previous
    var newer = subject.next
    for _ in 0..<Self.reach {
      if let id = older {
        add(id)
        older = view.articles[id.offset].previous
      }
      if let id = newer {
        add(id)
        newer = view.articles[id.offset].next
      }
    }
  }

  private mutating func add(_ id: Article.ID) { scores.append((id.index, Self.columnScore)) }

  /// Adds what stands around the article in a list that runs from the newest to the oldest.
  private mutating func add(_ list: IndexRange, _ score: Int32) {
    var (low, high) = (Int(list.start), Int(list.start) + Int(list.count))
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if view.articleLists[middle].offset < article { low = middle + 1 } else { high = middle }
    }
    let first = max(Int(list.start), low - Self.reach)
    let last = min(end, low + Self.reach + 1)
    for place in first..<max(first, last) {
      let id = view.articleLists[place]
      if id.offset != article { scores.append((id.index, score)) }
    }
  }

  private mutating func best(_ count: Int) -> [Article.ID] {
    scores.sort { $0.article < $1.article }
    var sums: [(article: Int32, score: Int32)] = []
    for (article, score) in scores {
      if sums.last?.article == article {
        sums[sums.count - 1].score += score
      } else {
        sums.append((article, score))
      }
    }
    let here = Int32(article)
    sums.sort {
      ($1.score, abs($0.article - here), $0.article) < (
        $0.score, abs($1.article - here), $1.article
      )
    }
    return sums.prefix(count).map { Article.ID(Int($0.article)) }
  }
}
