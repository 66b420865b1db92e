import Base
import Diagnostics
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
        listed.url = plan.texts.string(plan.urls.articles[id.offset])
        if !findable.contains(id) { listed.state = .orphans }
      case .hidden(let reason):
        switch reason {
        case .draft: listed.state = .drafts
        case .future: listed.state = .future
        case .expired: listed.state = .expired
        case .unanswered, .privateLetter: listed.state = .withheld
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

/// One line of `redsite list`.
package struct ListedArticle: Sendable {
  /// The file, from the site's folder.
  package var path: String
  /// 标题.
  package var title: String
  /// The day of publication, as in `2026-07-01`.
  package var date: String
  /// Whether it is on the site.
  package var state: ArticleState
  /// The folder of its column below `content/`.
  package var column: String
  /// The identifier of its unit: its own, or that of its folder; empty where there is none.
  package var unit: String
  /// The identifiers of its contributors.
  package var contributors: [String]
  /// The URL of its page, empty where it has none.
  package var url: String
}

/// Whether an article is on the site, in the words of `redsite list`.
package enum ArticleState: String, Sendable, CaseIterable {
  /// It is on the site.
  case published
  /// `draft: true`.
  case drafts
  /// Its time has not come.
  case future
  /// Its time is over.
  case expired
  /// It is a letter that is not public, or not yet.
  case withheld
  /// It is on the site, and no list in the navigation has it: its columns are hidden and no topic
  /// names it.
  case orphans
}

extension ArticleListing {
  /// The list as text of a format.
  package static func text(_ articles: [ListedArticle], _ format: ListFormat) -> String {
    switch format {
    case .text: plain(articles)
    case .csv: csv(articles)
    case .json: json(articles)
    }
  }

  private static func columns(of text: String) -> Int {
    text.reduce(0) { $0 + $1.displayWidth }
  }

  private static func plain(_ articles: [ListedArticle]) -> String {
    let widest = articles.map { columns(of: $0.title.visible) }.max() ?? 0
    let width = min(widest, 48)
    return articles.map { article in
      let title = article.title.visible
      let padding = String(repeating: " ", count: max(0, width - self.columns(of: title)))
      let state = article.state == .published ? "" : "  [\(article.state.rawValue)]"
      return "\(article.date)  \(title)\(padding)  \(article.path.visible)\(state)\n"
    }.joined()
  }

  private static func csv(_ articles: [ListedArticle]) -> String {
    let head = "date,title,state,column,unit,contributors,url,path\r\n"
    return head
      + articles.map { article in
        CSVText.row([
          article.date, article.title, article.state.rawValue, article.column, article.unit,
          article.contributors.joined(separator: " "), article.url, article.path,
        ])
      }.joined()
  }

  private static func json(_ articles: [ListedArticle]) -> String {
    let items = articles.map { article in
      let contributors = article.contributors.map(\.jsonString).joined(separator: ",")
      let members = [
        ("date", article.date), ("title", article.title), ("state", article.state.rawValue),
        ("column", article.column), ("unit", article.unit), ("url", article.url),
        ("path", article.path),
      ].map { "\($0.0.jsonString):\($0.1.jsonString)" }
      return "{" + (members + ["\"contributors\":[\(contributors)]"]).joined(separator: ",") + "}"
    }
    return "[" + (items.isEmpty ? "" : "\n" + items.joined(separator: ",\n") + "\n") + "]\n"
  }
}
