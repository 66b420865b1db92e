import Diagnostics
import SiteModel

/// Checks every template of a site's theme, whether or not the site has a page that needs it.
///
/// - Parameter options: the site; the rules of its profile do not count.
/// - Returns: what was found.
package func checkTheme(_ options: BuildOptions) -> BuildResult {
  let diagnostics = DiagnosticSink()
  var options = options
  options.profile = SiteConfiguration.Profile.none
  if let setUp = readSetUp(options, diagnostics: diagnostics) {
    let theme = readTheme(root: setUp.root, themes: setUp.themes, diagnostics: diagnostics)
    if theme.isWhole { checkTemplates(theme, diagnostics: diagnostics) }
  }
  return BuildResult(diagnostics.diagnostics, isStrict: options.isStrict)
}
