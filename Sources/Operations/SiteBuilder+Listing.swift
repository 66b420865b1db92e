import Base
import Diagnostics
import RedSiteGen
import SiteModel

/// What is in a site, for its editors.
extension SiteBuilder {
  /// Why an article or another file of `content/` is or is not on the site, and which pages show it.
  ///
  /// - Parameter path: the file, from the site's folder or from `content/`.
  /// - Returns: a line each, nil where there is no such file; and what is wrong with the site,
  ///   with that file first.
  package func why(_ path: String) -> (lines: [Message]?, result: BuildResult) {
    let diagnostics = DiagnosticSink()
    guard let draft = draft(BuildProgress(), diagnostics) else {
      return (nil, BuildResult(diagnostics.diagnostics, isStrict: false))
    }
    let own = diagnostics.diagnostics.filter { $0.location.path.hasSuffix(path) }
    guard let lines = Whereabouts(draft.plan).lines(of: path) else {
      let known = draft.plan.site.targets.keys
      let near = nearestName(to: path, among: known)
      let problem = Diagnostic(
        .unreadableFile, at: SourceLocation(path: path),
        Message("网站里没有这个文件，或者它有错误没有读进来", "the site has no such file, or could not read it"),
        help: near.map { Message("是不是“content/\($0)”？", "did you mean “content/\($0)”?") })
      return (nil, BuildResult(own.isEmpty ? [problem] : own, isStrict: false))
    }
    return (lines, BuildResult(own, isStrict: false))
  }

  /// The articles of a site, also of one with mistakes.
  ///
  /// - Parameter listing: which are wanted.
  /// - Returns: the articles, the newest first, nil where there is no site; and what is wrong.
  package func list(
    _ listing: ArticleListing
  ) -> (articles: [ListedArticle]?, result: BuildResult) {
    let diagnostics = DiagnosticSink()
    guard let draft = draft(BuildProgress(), diagnostics, keepsParsed: true),
      let parsed = draft.parsed
    else {
      return (nil, BuildResult(diagnostics.diagnostics, isStrict: false))
    }
    return (
      listing.articles(of: parsed, in: draft.plan.site),
      BuildResult(diagnostics.diagnostics, isStrict: false)
    )
  }
}
