import Base
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

extension ThemeOverview {
  /// The page about a theme that is installed or lies in a site.
  ///
  /// - Parameters:
  ///   - theme: its name.
  ///   - root: the folder of the site, whose own themes come first.
  ///   - search: where other themes are.
  /// - Returns: the page, nil where there is no such theme; and what is wrong with it.
  package static func page(
    of theme: String, root: String = ".", search: ThemeSearchPath = .installed
  ) -> (text: String?, result: BuildResult) {
    let diagnostics = DiagnosticSink()
    let folders = locateTheme(
      theme, at: SourceLocation(path: "--theme"), root: root, search: search,
      diagnostics: diagnostics)
    guard !folders.isEmpty, diagnostics.diagnostics.isEmpty else {
      return (nil, BuildResult(diagnostics.diagnostics, isStrict: false))
    }
    // A folder that holds no site: only the theme's own templates are listed.
    let files = readTheme(
      root: folders[0].absolutePath, themes: Array(folders.dropFirst()),
      diagnostics: diagnostics)
    let templates = files.templates.mapValues { String(decoding: $0.bytes, as: UTF8.self) }
    return (
      markdown(theme: theme, templates: templates),
      BuildResult(diagnostics.diagnostics, isStrict: false)
    )
  }
}
