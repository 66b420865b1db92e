import Base
import SiteModel

/// How many headlines and articles with pictures the home page may choose from.
private let homeCandidates = 20

/// Fills the lists of columns, the neighbours of articles and the home page's own lists.
///
/// Articles are numbered from the newest on, so walking them in order fills every list in order.
///
/// - Parameters:
///   - site: receives the lists.
///   - furtherColumns: columns that list an article besides its own.
func organizeLists(
  _ site: inout Site, furtherColumns: [(article: Article.ID, column: Column.ID)]
) {
  let own = site.articles.map(\.column)
  var further: [Article.ID: [Column.ID]] = [:]
  for (article, column) in furtherColumns { further[article, default: []].append(column) }

  var lists = [[Article.ID]](repeating: [], count: site.columns.count)
  var allLists = lists
  for (index, column) in own.enumerated() {
    let article = Article.ID(index)
    for column in [column] + (further[article] ?? []) {
      if lists[column.offset].last != article { lists[column.offset].append(article) }
      var above: Column.ID? = column
      while let here = above {
        if allLists[here.offset].last != article { allLists[here.offset].append(article) }
        above = site.columns[here.offset].parent
      }
    }
  }
  for index in site.columns.indices {
    let sort = site.columns[index].sort
    site.columns[index].articles = site.addArticleList(
      sorted(lists[index], by: sort, in: site))
    site.columns[index].allArticles = site.addArticleList(
      sorted(allLists[index], by: sort, in: site))
    linkNeighbours(lists[index], column: Column.ID(index), site: &site)
  }

  for index in site.subsites.indices {
    let home = site.subsites[index].column.offset
    let latest = allLists[home]
    site.subsites[index].latest =
      site.columns[home].sort == .newestFirst
      ? site.columns[home].allArticles : site.addArticleList(latest)
    site.subsites[index].headlines = site.addArticleList(
      newest(of: latest, in: site) { $0.isHeadline })
    site.subsites[index].pictured = site.addArticleList(
      newest(of: latest, in: site) { $0.image != nil })
  }
}

private func newest(
  of latest: [Article.ID], in site: Site, where isWanted: (Article) -> Bool
) -> [Article.ID] {
  var found: [Article.ID] = []
  for article in latest where isWanted(site.articles[article.offset]) {
    found.append(article)
    if found.count == homeCandidates { break }
  }
  return found
}

private func sorted(
  _ list: [Article.ID], by sort: ColumnSort, in site: Site
) -> [Article.ID] {
  switch sort {
  case .newestFirst: return list
  case .oldestFirst: return list.reversed()
  case .title:
    let keys = list.map { HanOrder.sortKey(site.texts.string(site.articles[$0.offset].title)) }
    return list.indices
      .sorted { keys[$0] == keys[$1] ? list[$0] < list[$1] : keys[$0] < keys[$1] }
      .map { list[$0] }
  }
}

/// Links each article with a page of its own to the next older and newer one of its column.
private func linkNeighbours(_ list: [Article.ID], column: Column.ID, site: inout Site) {
  var newer: Article.ID?
  for article in list {
    let here = site.articles[article.offset]
    guard here.column == column, here.hasPage else { continue }
    site.articles[article.offset].next = newer
    if let newer { site.articles[newer.offset].previous = article }
    newer = article
  }
}
