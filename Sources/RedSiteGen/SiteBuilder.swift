import Base
import Diagnostics
import Files
import Glibc
import Metadata
import Publishing
import SiteModel

/// Builds a site: six stages, one after the other, each with what the one before made.
///
///     read ──▶ parse ──▶ organize ──▶ plan ──▶ render ──▶ publish
///
/// Every stage reports all it finds; an error in any of them leaves the published site as it was.
package struct SiteBuilder: Sendable {
  package let options: BuildOptions

  /// A builder for one site.
  package init(_ options: BuildOptions) { self.options = options }

  /// Builds and publishes the site.
  ///
  /// - Parameter progress: shows how far the build is.
  /// - Returns: what was found and what was published.
  package func build(progress: BuildProgress = BuildProgress()) -> BuildResult {
    let diagnostics = DiagnosticSink()
    guard let draft = draft(progress, diagnostics) else { return result(diagnostics) }
    do throws(PublishProblem) {
      let release = try Release.begin(
        output: options.output.map(Self.absolute) ?? draft.setUp.configuration.build.output,
        siteRoot: draft.setUp.root,
        protected: ["content", "data", "templates", "assets", "themes"])
      // After an error nothing will be published: rendering goes on to find the rest, and what
      // it makes is dropped.
      let isPublishing = !diagnostics.hasErrors(isStrict: options.isStrict)
      let compression = options.precompresses ? Precompression() : nil
      let failure = FirstFailure()
      renderPages(draft, progress, diagnostics) { path, page in
        guard isPublishing, !failure.hasHappened else { return }
        do throws(PublishProblem) {
          _ = try release.publish(path, page)
          if let compression, Precompression.wants(path: path.string) {
            try compression.publish(page, at: path, to: release)
          }
        } catch {
          failure.note(error)
        }
      }
      try failure.rethrow()
      guard !diagnostics.hasErrors(isStrict: options.isStrict) else {
        release.discard()
        return result(diagnostics)
      }
      progress.begin(.publish, total: draft.plan.copies.count)
      for copy in draft.plan.copies {
        if let content = copy.content {
          try publish(content, at: copy.path, to: release, compression)
          progress.advance(by: 1)
          continue
        }
        _ = try copy.path.withBytes { path throws(PublishProblem) in
          WorkInFlight.begin(copy.source.name)
          let outcome = try release.publishFile(path, copyOf: copy.source)
          if let compression, Precompression.wants(path: copy.path) {
            try compression.publish(copyOf: copy.source, at: path, to: release)
          }
          return outcome
        }
        progress.advance(by: 1)
      }
      let summary = try release.commit(
        jobs: options.jobs, allowsRemoval: options.allowsRemoval,
        synchronizes: options.synchronizes)
      var published = result(diagnostics, summary: summary)
      // The release is online: `--strict` makes no error of what is said about it.
      published.report = published.report.adding(summary.notices.map(\.diagnostic))
      return published
    } catch {
      diagnostics.report(error.diagnostics)
      return result(diagnostics, exitStatus: error.exitStatus)
    }
  }

  /// Publishes a file of the theme that names other files, which are published as new names.
  private func publish(
    _ content: [UInt8], at path: String, to release: borrowing Release,
    _ compression: Precompression?
  ) throws(PublishProblem) {
    try content.withUnsafeBufferPointer { content throws(PublishProblem) in
      try path.withBytes { path throws(PublishProblem) in
        _ = try release.publish(path, content)
        if let compression, Precompression.wants(path: path.string) {
          try compression.publish(content, at: path, to: release)
        }
      }
    }
  }

  /// Does everything that a build does, short of publishing.
  ///
  /// - Parameter progress: shows how far the check is.
  /// - Returns: what was found.
  package func check(progress: BuildProgress = BuildProgress()) -> BuildResult {
    checkPlan(progress).result
  }

  /// Checks as `check` does, and returns what was planned as well; nil where there is no site.
  package func checkPlan(_ progress: BuildProgress) -> (result: BuildResult, draft: Draft?) {
    let diagnostics = DiagnosticSink()
    guard let draft = draft(progress, diagnostics) else { return (result(diagnostics), nil) }
    renderPages(draft, progress, diagnostics) { _, _ in }
    return (result(diagnostics), draft)
  }

  /// Checks the templates alone.
  package func checkTheme() -> BuildResult {
    let diagnostics = DiagnosticSink()
    guard
      let setUp = readSetUp(
        site: options.site, search: options.themes, profile: SiteConfiguration.Profile.none,
        diagnostics: diagnostics)
    else { return result(diagnostics) }
    let theme = readTheme(root: setUp.root, themes: setUp.themes, diagnostics: diagnostics)
    guard theme.isWhole else { return result(diagnostics) }
    checkTemplates(theme, diagnostics: diagnostics)
    return result(diagnostics)
  }

  /// A site that is planned and not yet rendered.
  package struct Draft {
    package var setUp: SiteSetUp
    package var themes: SiteThemes
    /// The articles of all files, also of those that are not on the site; only where asked for.
    package var parsed: ParsedSite?
    package var plan: SitePlan
  }

  /// What the files of a site say, before anything is related.
  package struct Inputs {
    package var setUp: SiteSetUp
    var now: DateTime
    package var tree: SourceTree
    package var parsed: ParsedSite
  }

  /// Reads, parses, organizes and plans; nil where there is no site.
  package func draft(
    _ progress: BuildProgress, _ diagnostics: DiagnosticSink, keepsParsed: Bool = false
  ) -> Draft? {
    guard let inputs = inputs(progress, diagnostics) else { return nil }
    return draft(of: inputs, progress, diagnostics, keepsParsed: keepsParsed)
  }

  /// Reads and parses; nil where there is no site.
  package func inputs(_ progress: BuildProgress, _ diagnostics: DiagnosticSink) -> Inputs? {
    progress.begin(.read)
    guard let setUp = setUp(diagnostics) else { return nil }
    guard let now = now(in: setUp.configuration.zone, diagnostics) else { return nil }
    let tree = read(
      root: setUp.root, themes: setUp.themes, jobs: options.jobs, diagnostics: diagnostics)
    // Links into a folder that the system does not list are not broken: what is known is said.
    guard tree.isWhole else { return nil }
    progress.begin(.parse)
    let parsed = parse(
      tree, configuration: setUp.configuration, jobs: options.jobs, diagnostics: diagnostics)
    return Inputs(setUp: setUp, now: now, tree: tree, parsed: parsed)
  }

  /// Reads `site.toml` and finds the theme, with what the options put in their place.
  package func setUp(_ diagnostics: DiagnosticSink) -> SiteSetUp? {
    guard
      var setUp = readSetUp(
        site: options.site, search: options.themes, profile: options.profile,
        diagnostics: diagnostics)
    else { return nil }
    if let baseURL = options.baseURL {
      setUp.configuration.baseURL = baseURL.hasSuffix("/") ? baseURL : baseURL + "/"
    }
    if let origin = options.origin {
      setUp.configuration.baseURL = origin + setUp.configuration.basePath
    }
    setUp.configuration.usesSubsiteHosts = options.usesSubsiteHosts
    return setUp
  }

  /// Organizes and plans what was read and parsed.
  package func draft(
    of inputs: Inputs, _ progress: BuildProgress, _ diagnostics: DiagnosticSink,
    keepsParsed: Bool = false
  ) -> Draft {
    let setUp = inputs.setUp
    progress.begin(.organize)
    var site = organize(
      inputs.parsed, tree: inputs.tree, configuration: setUp.configuration, now: inputs.now,
      visibility: options.visibility, diagnostics: diagnostics)
    progress.begin(.plan)
    if setUp.configuration.build.slugs != .keep {
      site.permalinkLock = readPermalinkLock(root: setUp.root, diagnostics: diagnostics)
    }
    if setUp.configuration.links.needsAddresses {
      site.externalLinks = ExternalLinkCollector(site).collect(jobs: options.jobs)
    }
    let themes = readSubsiteThemes(
      site, theme: inputs.tree.theme, root: setUp.root, search: options.themes,
      diagnostics: diagnostics)
    let plan = plan(site, themes: themes, root: setUp.root, diagnostics: diagnostics)
    return Draft(
      setUp: setUp, themes: themes, parsed: keepsParsed ? inputs.parsed : nil, plan: plan)
  }

  package func renderPages(
    _ draft: Draft, _ progress: BuildProgress, _ diagnostics: DiagnosticSink,
    publish: @Sendable (_ path: Bytes, _ page: Bytes) -> Void
  ) {
    progress.begin(.render, total: draft.plan.pages.count + draft.plan.machineFiles.count)
    guard !draft.setUp.themes.isEmpty, draft.themes.all.allSatisfy(\.isWhole) else {
      // Without a theme every template would be missing; that is said once, by its name.
      checkBodies(
        draft.plan, jobs: options.jobs, progress: progress, diagnostics: diagnostics)
      return
    }
    render(
      draft.plan, themes: draft.themes, jobs: options.jobs, progress: progress,
      diagnostics: diagnostics, publish: publish)
  }

  /// The time the site is looked at; a day stands for its end, when all of it has come out.
  private func now(in zone: ZoneOffset, _ diagnostics: DiagnosticSink) -> DateTime? {
    guard let asOf = options.asOf else {
      return DateTime(unixSeconds: Int64(time(nil)), in: zone)
    }
    switch parseDateTime(asOf, zone: zone) {
    case .success(let (time, hasTime)):
      return hasTime ? time : DateTime(wallSeconds: time.wallSeconds + 86_399)
    case .failure(let problem):
      diagnostics.report(
        Diagnostic(
          problem.code, at: SourceLocation(path: "--as-of"), problem.message,
          help: problem.help))
      return nil
    }
  }

  /// A path on the command line counts from the working folder, not from the site.
  package static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  package func result(
    _ diagnostics: DiagnosticSink, summary: ReleaseSummary? = nil, exitStatus: Int32? = nil
  ) -> BuildResult {
    var result = BuildResult(diagnostics.diagnostics, isStrict: options.isStrict, summary: summary)
    if let exitStatus { result.exitStatus = exitStatus }
    return result
  }
}
