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
  /// It is on the site, and no list in the navigation has it: its columns are hidden and no topic
  /// names it.
  case orphans
}
