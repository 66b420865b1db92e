import Base
import Diagnostics
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

  /// Builds and publishes the site, and says what was found and what was published.
  ///
  /// - Parameters:
  ///   - progress: is told how far the build is.
  ///   - profile: is told how long pages take; nil where nobody wants to know.
  /// - Returns: what was found and published.
  package func build(
    progress: BuildProgress = BuildProgress(), profile: BuildProfile? = nil
  ) -> BuildResult {
    let diagnostics = DiagnosticSink()
    guard let draft = draft(progress, diagnostics) else { return result(diagnostics) }
    var result = publish(draft, progress, profile, diagnostics)
    result.samples = draft.plan.site.samples
    if options.isReported { result.facts = SiteFacts(draft, options) }
    return result
  }

  private func publish(
    _ draft: SiteDraft, _ progress: BuildProgress, _ profile: BuildProfile?,
    _ diagnostics: DiagnosticSink
  ) -> BuildResult {
    do throws(PublishProblem) {
      let release = try ReleaseWriter(draft, options, diagnostics)
      let meant = render(
        draft, jobs: options.jobs, progress: progress, makesIndex: true, profile: profile,
        diagnostics: diagnostics
      ) { release.publish($1, at: $0) }
      release.publishPictures(of: meant, draft.plan, progress)
      let copies = draft.plan.copies(of: meant)
      return result(diagnostics, try release.finish(copies, progress))
    } catch {
      diagnostics.report(error.diagnostics)
      var failed = result(diagnostics)
      failed.exitStatus = error.exitStatus
      return failed
    }
  }

  /// Reads, parses, organizes and plans; nil where there is no site.
  package func draft(_ progress: BuildProgress, _ diagnostics: DiagnosticSink) -> SiteDraft? {
    inputs(progress, diagnostics).map { draft(of: $0, progress, diagnostics) }
  }

  /// Reads and parses; nil where there is no site.
  package func inputs(_ progress: BuildProgress, _ diagnostics: DiagnosticSink) -> SiteInputs? {
    progress.begin(.read)
    guard let (setUp, tree) = read(options, progress: progress, diagnostics: diagnostics)
    else { return nil }
    progress.begin(.parse)
    let parsed = parse(
      tree, configuration: setUp.configuration, jobs: options.jobs, progress: progress,
      diagnostics: diagnostics)
    return SiteInputs(setUp: setUp, tree: tree, parsed: parsed)
  }

  /// Organizes and plans what was read and parsed; touches no disk.
  package func draft(
    of inputs: SiteInputs, _ progress: BuildProgress, _ diagnostics: DiagnosticSink
  ) -> SiteDraft {
    let setUp = inputs.setUp
    progress.begin(.organize)
    let site = organize(inputs, visibility: options.visibility, diagnostics: diagnostics)
    let themes = SiteThemes(
      inputs.tree.theme, others: inputs.tree.subsiteThemes, for: site.subsites)
    progress.begin(.plan)
    let plan = plan(
      site, themes: themes, calendar: inputs.parsed.calendar, root: setUp.root,
      diagnostics: diagnostics)
    return SiteDraft(setUp: setUp, themes: themes, plan: plan)
  }

  private func result(
    _ diagnostics: DiagnosticSink, _ summary: ReleaseSummary? = nil
  ) -> BuildResult {
    BuildResult(diagnostics.diagnostics, isStrict: options.isStrict, summary: summary)
  }
}
