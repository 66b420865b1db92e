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
