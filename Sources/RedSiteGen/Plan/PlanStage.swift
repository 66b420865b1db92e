import Base
import Diagnostics
import SiteModel

/// Decides every file that will exist, with its URL, what it shows and who owns it.
///
/// The only place where URLs are made. Two owners of one file, also after folding case, Unicode
/// form and full-width characters, are an error that names both.
///
/// - Parameters:
///   - site: the site as organize made it.
///   - themes: the assets of themes are published too.
///   - calendar: what the site adds to the working calendar, for the records that are public.
///   - root: the absolute path of the site, for the files to copy.
///   - diagnostics: receives URLs that are owned twice or cannot be used.
/// - Returns: the URLs, the pages and the files to copy.
func plan(
  _ site: Site, themes: SiteThemes, calendar: OwnCalendar, root: String,
  diagnostics: DiagnosticSink
) -> SitePlan {
  var planner = PagePlanner(site: site, calendar: calendar, diagnostics: diagnostics)
  for kind in PageKind.allCases { kind.content.plan(in: &planner) }
  planner.planGeneratedFiles()
  planner.planAssets(themes: themes, root: root)
  planner.resolveInternalLinks()
  var plan = planner.finish()
  plan.prepareHostingFiles(diagnostics: diagnostics)
  return plan
}
