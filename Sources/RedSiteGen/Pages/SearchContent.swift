import Base
import Diagnostics
import Jinja
import SiteModel

/// The page that finds articles.
struct SearchContent: OverviewContent {
  static let kind = PageKind.search
  static let name: StaticString = "search"
  static let chineseName = "搜索"
  static let isInSiteMap = false

  static func plan(in planner: inout PagePlanner) { planner.planSearch() }

  func title(in site: SiteView, _ arena: ValueArena) -> Value { arena.text("搜索") }
}

extension PagePlanner {
  /// Plans the page that finds articles, and a file of titles for each year: a reader who looks for
  /// something of this year need not load those of twenty.
  fileprivate mutating func planSearch() {
    guard site.configuration.isSearchEnabled, !site.articles.isEmpty else { return }
    let folder = FolderNames.search + "/"
    urls.search =
      addPage(
        .search, path: folder + "index.html",
        owner: OutputOwner(description: Message("搜索页", "the search page")))
      ?? .empty
    guard urls.search.count > 0 else { return }
    // Articles run from the newest to the oldest.
    var start = 0
    while start < site.articles.count {
      let year = site.articles[start].published.date.components.year
      var end = start + 1
      while end < site.articles.count, site.articles[end].published.date.components.year == year {
        end += 1
      }
      searchYears.append(
        SearchYear(year: year, articles: IndexRange(start: start, count: end - start)))
      start = end
    }
    for searched in searchYears {
      addGeneratedFile(
        .searchTitles, of: .site(Subsite.ID(0)), path: "\(folder)\(searched.year).json",
        Message("搜索用的标题", "the titles for searching"),
        items: searched.articles)
    }
  }
}
