import Base
import Diagnostics
import Files
import Operations
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
  /// The sizes of pictures that pages named, also those of earlier states that a browser shows yet.
  let renditions = NamedRenditions()
  /// The index of texts, for the search page.
  let search = LiveSearchIndex()

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
    search.removeAll()
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
      + [inputs?.tree.privateFolder, inputs?.tree.listsFolder].compactMap { $0 }
  }

  static let folders = ["content", "data", "templates", "assets", "static", "themes"]
}

/// The sizes of pictures that pages of the preview named so far, by path; used by the one thread that
/// owns the site.
final class NamedRenditions {
  private var all: [String: Rendition] = [:]
  /// More than a person looks at; a page that is loaded again names its own again.
  private static let most = 100_000

  subscript(path: String) -> Rendition? { all[path] }

  func add(_ renditions: [String: Rendition]) {
    if all.count > Self.most { all = [:] }
    all.merge(renditions) { _, new in new }
  }
}

/// What a preview answers a request with.
package enum PreviewAnswer: Sendable {
  /// A page; a page that stands for one that is missing is one too.
  case page([UInt8], PreviewFacts, isMissing: Bool)
  /// A page exists and cannot be made: a template has a fault, or there is no site to show.
  case broken(PreviewFacts)
  /// A file for programs, as in `feed.xml`.
  case content([UInt8], path: String)
  /// A file that is served as it is.
  case file(FilePlace)
  /// A size of a picture, which is made when it is asked for.
  case rendition(Rendition)
  /// The address is that of a folder, without the `/` at its end.
  case folder
  /// There is nothing.
  case missing
}

/// What an editor is told about a page.
package struct PreviewFacts: Sendable {
  /// A checksum of the page; empty where it cannot be made.
  package var digest = ""
  /// The file behind the page, from the site's folder; empty where there is none.
  package var source = ""
  /// Whether it is a draft or yet to come.
  package var state: ArticleState?
  /// Whether it is an article that came with the preset.
  package var isSample = false
  /// What of the preset is still on the site.
  package var samples = SampleCount()
  /// What is wrong with the site or the page.
  package var report: DiagnosticReport

  /// What is known of a page without anything but its problems.
  package init(report: DiagnosticReport) { self.report = report }
}

/// What an editor should know of a link: it leads to an article that readers do not see yet, or it
/// is a friend link that came with the preset.
package struct PreviewMark: Sendable {
  /// The address that the link has.
  package var url: String
  /// What it is marked as.
  package var label: Label

  /// The words of marks, in short.
  package enum Label: String, Sendable {
    case drafts, future, withheld, sample
  }
}

/// Renders the pages of one state of a site, one after the other.
final class PreviewWorker {
  private var host: SiteHost
  private let bodies: BodyRenderer
  private var renderer: PageRenderer
  private let catalogs: SubsiteCatalogs
  private var files = GeneratedFileWriter()
  private let shared: Set<PictureUse>

  /// - Parameters:
  ///   - host: answers templates.
  ///   - bodies: renders texts.
  ///   - catalogs: the templates.
  ///   - shared: the pictures that all pages share.
  init(
    host: SiteHost, bodies: BodyRenderer, catalogs: SubsiteCatalogs, shared: Set<PictureUse>
  ) {
    self.shared = shared
    self.host = host
    self.bodies = bodies
    self.catalogs = catalogs
    // A page is asked for one at a time: none is left out because of another.
    renderer = PageRenderer(catalogs: catalogs, exhausted: ExhaustedPrograms())
  }

  /// The bytes of a page, nil where its template failed; and what is wrong with it.
  func render(_ page: Page) -> (bytes: [UInt8]?, problems: [Diagnostic]) {
    var bytes: [UInt8]?
    renderer.render(page, at: 0, host: &host) { _, page in bytes = Array(page) }
    let failures = TemplateFailures.diagnostics(
      of: [renderer.takeFailures()], pages: [page], text: { host.view.text[$0].string },
      catalogs: catalogs)
    let texts = bodies.takeDiagnostics()
    return (bytes, failures.isEmpty ? texts : Array(Set(texts)) + failures)
  }

  /// The sizes of pictures that the pages rendered so far name.
  func renditions(of plan: SitePlan) -> [String: Rendition] {
    bodies.pictures.renditions(of: bodies.namedPictures.union(shared), in: plan.site)
  }

  /// What stands at the own URL of a picture; nil where the file itself does.
  func plainRendition(of file: SourceFile.ID, in plan: SitePlan) -> Rendition? {
    bodies.pictures.plainRendition(of: file, in: plan.site)
  }

  /// The bytes of a file of the index of texts; nil for any other path.
  func searchFile(_ path: String, of plan: SitePlan, in search: LiveSearchIndex) -> [UInt8]? {
    search.file(at: path, of: plan, in: host.view) { render($0).bytes }
  }

  /// The bytes of a file for programs.
  func write(_ file: GeneratedFile, of plan: SitePlan) -> [UInt8] {
    var bytes: [UInt8] = []
    files.write(file, of: plan, in: host.view) { _, content in bytes = Array(content) }
    return bytes
  }
}
