import Base
import Diagnostics
import Jinja
import SiteModel

/// The page that finds the articles of a site.
struct SearchContent: OverviewContent {
  private let site: Subsite.ID

  init(of site: Subsite.ID) { self.site = site }

  static let kind = PageKind.search
  static let name: StaticString = "search"
  static let chineseName = "搜索"
  static let isInSiteMap = false

  static func plan(in planner: inout PagePlanner) { planner.planSearch() }

  func subsite(in _: Site) -> Subsite.ID { site }
  func title(in site: SiteView, _ arena: ValueArena) -> Value { arena.text("搜索") }
}

extension PagePlanner {
  /// Plans the pages that find articles, and what they read.
  fileprivate mutating func planSearch() {
    guard site.configuration.search.isEnabled, !site.articles.isEmpty else { return }
    let folder = FolderNames.search + "/"
    let description = Message("搜索页", "the search page")
    let page = addPage(
      .search(.main), path: folder + "index.html", owner: OutputOwner(description: description))
    guard let page else { return }
    planTitles(in: folder)
    if site.configuration.search.findsText { planTexts() }
    for (index, subsite) in site.subsites.enumerated() {
      guard index > 0 else {
        urls.searches[0] = page
        continue
      }
      if urls.searchIndexes[index].count > 0 {
        urls.searches[index] =
          addPage(
            .search(Subsite.ID(index)),
            path: self.folder(ofSubsite: index) + folder + "index.html",
            owner: OutputOwner(description: description)) ?? .empty
      } else if !site.configuration.search.findsText, subsite.host.isEmpty {
        // Titles are found by the page of the main site; a form may lead to its own host only.
        urls.searches[index] = page
      }
    }
  }

  /// Plans a file of titles for each year: a reader who looks for something of this year need not
  /// load those of twenty.
  private mutating func planTitles(in folder: String) {
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
