import Base
import Diagnostics
import SiteModel

/// Reads the themes of subsites that have another than the site's; each is read once.
///
/// - Parameters:
///   - site: names the themes.
///   - theme: the site's own.
///   - root: the absolute path of the site.
///   - search: where themes are besides the site's own.
///   - diagnostics: receives themes that do not exist or cannot be read.
/// - Returns: the theme of every subsite.
func readSubsiteThemes(
  _ site: Site, theme: ThemeFiles, root: String, search: ThemeSearchPath,
  diagnostics: DiagnosticSink
) -> SiteThemes {
  var themes = SiteThemes(theme)
  let locator = SourceLocator(files: site.files, texts: site.texts)
  var subsites: [String: [Int]] = [:]
  for (index, subsite) in site.subsites.enumerated() where !subsite.theme.isEmpty {
    subsites[subsite.theme, default: []].append(index)
  }
  for (name, users) in subsites.sorted(by: { $0.key < $1.key }) {
    let first = site.subsites[users[0]]
    guard let file = site.columns[first.column.offset].file else { continue }
    let folders = locateTheme(
      name, at: locator.location(file, first.themeRange), root: root, search: search,
      diagnostics: diagnostics)
    // A theme that is not there is an error; the site's own finds what else is wrong.
    guard !folders.isEmpty else { continue }
    themes.add(
      readTheme(root: root, themes: folders, diagnostics: diagnostics), forSubsites: users)
  }
  return themes
}
