/// The last parts of URLs as they were made once (`permalinks.lock`), so that they never change.
///
/// One line an article, sorted: the path below `content/`, a tab, the slug. Lines merge well, and
/// a file that was renamed keeps its URL when its path is changed in its line.
package struct PermalinkLock: Sendable, Equatable {
  /// The name of the file in the site's root.
  package static let fileName = "permalinks.lock"

  /// The slug of each path.
  package var slugs: [String: String] = [:]

  /// Nothing made yet.
  package init() {}

  /// The file's text.
  package var text: String {
    "# 文章网址的记录，由 redsite permalinks --write 维护；随网站一起提交。\n"
      + slugs.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\($0.key)\t\($0.value)\n" }.joined()
  }
}
