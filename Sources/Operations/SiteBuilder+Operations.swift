import ChildProcesses
import Diagnostics
import RedSiteGen
import SiteModel

extension SiteBuilder {
  /// What `permalinks.lock` holds and what it should hold.
  ///
  /// Entries of files that are gone are dropped; those of drafts and expired articles stay.
  package func permalinks() -> (
    recorded: PermalinkLock, current: PermalinkLock, result: BuildResult
  ) {
    let diagnostics = DiagnosticSink()
    guard let draft = draft(BuildProgress(), diagnostics) else {
      return (PermalinkLock(), PermalinkLock(), result(diagnostics))
    }
    let recorded = draft.plan.site.permalinkLock
    var current = PermalinkLock()
    let paths = Set(draft.plan.site.files.filter { $0.role == .article }.map(\.contentPath))
    current.slugs = recorded.slugs.filter { paths.contains($0.key) }
    for (path, slug) in draft.plan.slugs { current.slugs[path] = slug }
    return (recorded, current, result(diagnostics))
  }

  /// The CODEOWNERS of the site, made from the folders of its units.
  package func codeOwners() -> (owners: CodeOwners?, result: BuildResult) {
    let diagnostics = DiagnosticSink()
    guard let draft = draft(BuildProgress(), diagnostics) else {
      return (nil, result(diagnostics))
    }
    let prefix = GitHistory(site: draft.setUp.root)?.prefix() ?? ""
    return (CodeOwners(draft.plan.site, prefix: prefix), result(diagnostics))
  }

  /// Settings for a web server: where the files are and what has become of old addresses.
  ///
  /// - Parameters:
  ///   - program: the server.
  ///   - root: the folder on the server that holds the site; the output folder unless given.
  /// - Returns: the settings, nil where the site cannot be planned.
  package func serverSettings(
    for program: ServerProgram, root: String? = nil
  ) -> (settings: String?, result: BuildResult) {
    let diagnostics = DiagnosticSink()
    guard let draft = draft(BuildProgress(), diagnostics) else {
      return (nil, result(diagnostics))
    }
    let output = draft.setUp.configuration.build.output
    let folder =
      root ?? (output.hasPrefix("/") ? output : Self.absolute(draft.setUp.root) + "/" + output)
    return (
      program.settings(
        ServedHost.all(of: draft.plan, output: folder), ServerHeaders(of: draft.plan.site)),
      result(diagnostics)
    )
  }

  /// Finds commits in which a unit changed what is not its own.
  ///
  /// - Parameter range: commits as git names them, as in `main..HEAD`.
  /// - Returns: what was found; exit status 64 where git does not know the range.
  package func checkOwners(_ range: String) -> BuildResult {
    let diagnostics = DiagnosticSink()
    guard let draft = draft(BuildProgress(), diagnostics) else { return result(diagnostics) }
    guard let history = GitHistory(site: draft.setUp.root), let commits = history.commits(in: range)
    else {
      let problem = Diagnostic(
        .missingProgram, at: SourceLocation(path: "--owners"),
        Message(
          "git 不认识提交范围“\(range)”，或者这里不是 git 版本库",
          "git does not know the commits “\(range)”, or this is no repository"),
        help: Message(
          "请写 BASE..HEAD，如 origin/main..HEAD；CI 里要取全部历史",
          "write BASE..HEAD, as in origin/main..HEAD; CI must fetch the whole history"))
      return BuildResult(report: DiagnosticReport([problem]), exitStatus: 64)
    }
    return BuildResult(OwnersCheck(draft.plan.site).run(commits), isStrict: options.isStrict)
  }
}
