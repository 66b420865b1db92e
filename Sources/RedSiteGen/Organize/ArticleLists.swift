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
    site.columns[index].firstPage = firstPage(of: site.columns[index], in: &site)
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

/// The first page's part of a column's list, with the 置顶 articles moved or added to its front.
///
/// Only the first page knows of 置顶: a pinned article keeps its place in the older pages, so
/// pinning never changes them.
private func firstPage(of column: Column, in site: inout Site) -> IndexRange {
  guard !column.isHome else { return .empty }
  let first = column.listed.prefix(
    ListPage.newestCount(of: Int(column.listed.count), pageSize: Int(column.pageSize)))
  guard column.sort == .newestFirst else { return first }
  let pinned = site.articleLists[column.listed.indices]
    .filter { site.articles[$0.offset].pinned > 0 }
    .sorted {
      let left = site.articles[$0.offset].pinned
      let right = site.articles[$1.offset].pinned
      return left != right ? left > right : $0 < $1
    }
  guard !pinned.isEmpty else { return first }
  let others = site.articleLists[first.indices].filter { site.articles[$0.offset].pinned <= 0 }
  return site.addArticleList(pinned + others)
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

extension Site {
  /// Places keywords at the end of `keywords`.
  mutating func addKeywords(_ words: [Text]) -> IndexRange {
    let range = IndexRange(start: keywords.count, count: words.count)
    keywords += words
    return range
  }

  /// Places columns at the end of `columnLists`.
  mutating func addColumnList(_ list: [Column.ID]) -> IndexRange {
    let range = IndexRange(start: columnLists.count, count: list.count)
    columnLists += list
    return range
  }

  /// Places units at the end of `unitLists`.
  mutating func addUnitList(_ list: [Unit.ID]) -> IndexRange {
    let range = IndexRange(start: unitLists.count, count: list.count)
    unitLists += list
    return range
  }

  /// Places contributors at the end of `contributorLists`.
  mutating func addContributorList(_ list: [Contributor.ID]) -> IndexRange {
    let range = IndexRange(start: contributorLists.count, count: list.count)
    contributorLists += list
    return range
  }

  /// Places articles at the end of `articleLists`.
  mutating func addArticleList(_ list: some Collection<Article.ID>) -> IndexRange {
    let range = IndexRange(start: articleLists.count, count: list.count)
    articleLists += list
    return range
  }

  /// Notes a template that front matter names, if it names one.
  mutating func addTemplateUse(
    _ owner: TemplateUse.Owner, _ template: Reference?, of subsite: Subsite.ID, file: SourceFile.ID
  ) {
    guard let template else { return }
    templateUses.append(
      TemplateUse(
        owner: owner, subsite: subsite, name: template.name, file: file, range: template.range))
  }

  /// Places a free table at the end of `extras`, if there is one.
  mutating func addExtra(_ extra: Extra?) -> Extra.ID? {
    guard let extra else { return nil }
    extras.append(extra)
    return Extra.ID(extras.count - 1)
  }
}

/// Groups the articles of the site, and of the columns that ask for it, by year and month.
func organizeArchive(_ site: inout Site) {
  guard site.configuration.archive.isEnabled else { return }
  for index in site.columns.indices where index == 0 || site.columns[index].hasArchive {
    var list = index == 0 ? site.subsites[0].latest : site.columns[index].allArticles
    if index > 0, site.columns[index].sort != .newestFirst {
      // Articles are numbered from the newest on.
      list = site.addArticleList(site.articleLists[list.indices].sorted())
    }
    site.columns[index].archive = group(list, of: Column.ID(index), in: &site)
  }
}

private func group(_ list: IndexRange, of column: Column.ID, in site: inout Site) -> Archive {
  var archive = Archive()
  archive.articleCount = list.count
  let firstYear = site.archiveYears.count
  var place = list.indices.lowerBound
  while place < list.indices.upperBound {
    let year = site.date(at: place).year
    let firstMonth = site.archiveMonths.count
    let yearStart = place
    while place < list.indices.upperBound, site.date(at: place).year == year {
      let month = site.date(at: place).month
      let monthStart = place
      var days = [Int32](repeating: 0, count: 31)
      while place < list.indices.upperBound, site.date(at: place) == (year, month) {
        days[site.articles[site.articleLists[place].offset].published.date.components.day - 1] += 1
        place += 1
      }
      site.archiveMonths.append(
        ArchiveMonth(
          column: column, year: year, month: month,
          articles: IndexRange(start: monthStart, count: place - monthStart)))
      site.archiveDayCounts += days
    }
    site.archiveYears.append(
      ArchiveYear(
        column: column, year: year,
        months: IndexRange(start: firstMonth, count: site.archiveMonths.count - firstMonth),
        articleCount: place - yearStart))
  }
  archive.years = IndexRange(start: firstYear, count: site.archiveYears.count - firstYear)
  return archive
}

extension Site {
  fileprivate func date(at place: Int) -> (year: Int, month: Int) {
    let (year, month, _) = articles[articleLists[place].offset].published.date.components
    return (year, month)
  }
}
