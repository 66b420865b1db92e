import Base
import Diagnostics
import Files
import RedSiteGen
import SiteModel

/// A site that is kept in memory and follows the files it is made of.
///
///     all files ──▶ inputs ──▶ draft ──▶ set-up for rendering ──▶ a page, when asked for
///        ▲             ▲         ▲
///     anything     one article   the text of one article
///
/// A change starts at the latest point that gives what a build of everything would give: the
/// diagnostics of earlier points are kept beside what they are about.
package struct PreviewSite {
  let builder: SiteBuilder
  private let folder: String
  var inputs: SiteInputs?
  var draft: SiteDraft?
  /// What was found while reading and parsing.
  var inputDiagnostics: [Diagnostic] = []
  /// What was found while organizing and planning.
  var planDiagnostics: [Diagnostic] = []
  /// How many single files were read since all were; each leaves its old text behind.
  var replacements = 0

  /// A site that is not read yet.
  ///
  /// - Parameters:
  ///   - options: which site; drafts and later articles are shown.
  ///   - origin: the scheme and host that serve the preview.
  package init(_ options: BuildOptions, origin: String) {
    var options = options
    options.visibility.includesDrafts = true
    options.visibility.includesFuture = true
    options.usesSubsiteHosts = false
    options.origin = origin
    folder = options.site
    builder = SiteBuilder(options)
  }

  /// Reads everything anew.
  ///
  /// A site that cannot be read keeps the state it had, with its problems.
  package mutating func load() {
    let found = DiagnosticSink()
    let read = builder.inputs(BuildProgress(), found)
    // With half of its settings a site would be another one, and what is wrong with that one would
    // hide what is wrong with the settings.
    let ofSettings = found.diagnostics.filter { $0.location.path == siteFileName }
    if inputs != nil, ofSettings.contains(where: { $0.severity == .error }) {
      inputDiagnostics = ofSettings
      planDiagnostics = []
      return
    }
    inputDiagnostics = found.diagnostics
    replacements = 0
    guard let read else { return }
    inputs = read
    relate()
  }

  /// Organizes and plans anew.
  mutating func relate() {
    guard let inputs else { return }
    let found = DiagnosticSink()
    draft = builder.draft(of: inputs, BuildProgress(), found)
    planDiagnostics = found.diagnostics
  }

  /// What is wrong with the site, short of what only rendering finds.
  package var diagnostics: [Diagnostic] { inputDiagnostics + planDiagnostics }

  /// How many articles the site shows.
  package var articleCount: Int { draft?.plan.site.articles.count ?? 0 }

  /// The path below the host that the site is served at, ending in `/`.
  package var basePath: String { inputs?.setUp.configuration.basePath ?? "/" }

  /// The absolute path of the site's folder, links resolved; nil where there is none.
  package var root: String? { inputs?.setUp.root ?? absolutePath(folder) }

  /// The absolute paths of the folders whose files make the site, theme folders among them; before
  /// the site is read, those that it will have.
  package var folders: [String] {
    let root = root ?? ""
    return Self.folders.map { root + "/" + $0 } + (inputs?.setUp.themes.map(\.absolutePath) ?? [])
  }

  static let folders = ["content", "data", "templates", "assets", "themes"]
}
