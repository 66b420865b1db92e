import Base
import Files
import RedSiteGen
import SiteModel

/// Which articles `redsite list` shows.
package struct ArticleListing: Sendable {
  /// The states that are shown; all unless given.
  package var state: ArticleState?
  /// The identifier of a unit; its own articles only.
  package var unit: String?
  /// The identifier of a contributor.
  package var contributor: String?
  /// A column's folder; with all below it.
  package var column: String?

  /// Everything.
  package init() {}

  /// The articles that are wanted, the newest first, also of a site with mistakes.
  ///
  /// - Parameters:
  ///   - parsed: all articles.
  ///   - plan: the site they are on, or not.
  /// - Returns: a line each.
  package func articles(of parsed: ParsedSite, in plan: SitePlan) -> [ListedArticle] {
    let site = plan.site
    let keepers = FolderKeepers(site.units, texts: site.texts)
    let findable = findable(in: site)
    var articles: [(listed: ListedArticle, time: DateTime)] = []
    for item in parsed.articles where item.aggregateColumn == nil {
      let file = site.files[item.article.file.offset]
      let folder = ContentPath.folder(of: file.contentPath)
      let keeper = keepers.keeper(of: folder).map { site.units[$0.offset] }
      var listed = ListedArticle(
        path: file.path, title: site.texts.string(item.article.title),
        date: item.article.published.date.string(.fullDate), state: .published,
        column: ContentPath.home(ofArticle: file.contentPath),
        unit: item.unit?.name ?? keeper.map { site.texts.string($0.identifier) } ?? "",
        contributors: item.contributors.map(\.name), url: "")
      switch site.targets[file.contentPath] {
      case .article(let id):
        listed.url = site.texts.string(site.articles[id.offset].url)
        if !findable.contains(id) { listed.state = .orphans }
      case .hidden(let reason):
        switch reason {
        case .draft: listed.state = .drafts
        case .future: listed.state = .future
        case .expired: listed.state = .expired
        }
      default: continue
      }
      if wants(listed) { articles.append((listed, item.article.published)) }
    }
    return articles.sorted { ($1.time, $0.listed.path) < ($0.time, $1.listed.path) }
      .map(\.listed)
  }

  private func wants(_ article: ListedArticle) -> Bool {
    if let state, state != article.state,
      !(state == .published && article.state == .orphans)
    {
      return false
    }
    if let unit, unit != article.unit { return false }
    if let contributor, !article.contributors.contains(contributor) { return false }
    guard let column else { return true }
    let wanted = column.split(separator: "/").filter { $0 != "content" }.joined(separator: "/")
    return article.column == wanted || article.column.hasPrefix(wanted + "/")
  }

  /// The articles that a column of the navigation or a topic lists.
  private func findable(in site: Site) -> Set<Article.ID> {
    var findable: Set<Article.ID> = []
    for column in site.columns where !column.isHome && column.isInNavigation {
      findable.formUnion(site.articleLists[column.allArticles.indices])
    }
    for topic in site.topics { findable.formUnion(site.articleLists[topic.articles.indices]) }
    return findable
  }
}
