/// What is in a site, for its editors.
extension SiteBuilder {
  /// The articles of a site, also of one with mistakes.
  ///
  /// - Parameter listing: which are wanted.
  /// - Returns: the articles, the newest first, nil where there is no site; and what is wrong.
  public func list(
    _ listing: ArticleListing
  ) -> (articles: [ListedArticle]?, result: BuildResult) {
    var diagnostics: [Diagnostic] = []
    guard let draft = draft(BuildProgress(), &diagnostics, keepsParsed: true),
      let parsed = draft.parsed
    else {
      return (nil, BuildResult(diagnostics, isStrict: false))
    }
    return (
      listing.articles(of: parsed, in: draft.plan.site),
      BuildResult(diagnostics, isStrict: false)
    )
  }
}
