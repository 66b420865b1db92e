/// One line of `redsite list`.
public struct ListedArticle: Sendable {
  /// The file, from the site's folder.
  public var path: String
  /// 标题.
  public var title: String
  /// The day of publication, as in `2026-07-01`.
  public var date: String
  /// Whether it is on the site.
  public var state: ArticleState
  /// The folder of its column below `content/`.
  public var column: String
  /// The identifier of its unit: its own, or that of its folder; empty where there is none.
  public var unit: String
  /// The identifiers of its contributors.
  public var contributors: [String]
  /// The URL of its page, empty where it has none.
  public var url: String
}
