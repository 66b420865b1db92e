import Base

/// Which articles are on the site besides those whose time it is.
package struct ArticleVisibility: Sendable, Hashable {
  /// Whether drafts are.
  package var includesDrafts = false
  /// Whether those whose time has not come are.
  package var includesFuture = false

  /// Neither drafts nor later articles.
  package init() {}

  /// Why an article is not on the site at a time; nil where it is.
  package func hides(_ article: Article, now: DateTime) -> HiddenReason? {
    if article.isDraft, !includesDrafts { return .draft }
    if article.published > now, !includesFuture { return .future }
    if let expires = article.expires, expires <= now { return .expired }
    return nil
  }
}
