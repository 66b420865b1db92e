import Diagnostics
import RedSiteGen
import SiteModel

extension SiteBuilder {
  /// Does everything that a build does, short of publishing.
  ///
  /// - Parameters:
  ///   - external: how external links are asked; they are not asked unless given. What becomes
  ///     of it is reported and changes neither the exit status nor, with `strict`, into errors.
  ///   - progress: shows how far the check is.
  /// - Returns: what was found.
  package func check(
    external: ExternalLinkPolicy?, progress: BuildProgress = BuildProgress()
  ) -> BuildResult {
    let externalCheck = external.flatMap { ExternalLinkCheck($0) }
    if let external, externalCheck == nil {
      return BuildResult(
        report: DiagnosticReport([ExternalLinkCheck.missingProgram(external)]), exitStatus: 64)
    }
    var (checked, draft) = checkPlan(progress)
    if let externalCheck, let draft {
      checked.report = checked.report.adding(
        externalCheck.run(
          draft.plan, root: draft.setUp.root, jobs: options.jobs, progress: progress))
    }
    return checked
  }
}
