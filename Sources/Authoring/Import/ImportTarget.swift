import Base
import ChildProcesses
import Diagnostics
import Files
import Glibc
import RedSiteGen
import SiteModel

/// The column that an import fills.
struct ImportTarget {
  /// The files of the site.
  let files: FileStore
  /// The column's folder below `content/`.
  let column: String
  /// The time of the import, on the wall clock of the site.
  let now: DateTime
  /// The zone of the site.
  let zone: ZoneOffset
  private let options: BuildOptions

  /// Finds the column.
  ///
  /// - Parameters:
  ///   - options: the site.
  ///   - column: the column's folder, from the site's folder or from `content/`.
  ///   - programs: the programs that the import starts.
  /// - Throws: why nothing can be imported.
  init(
    _ options: BuildOptions, column: String, programs: [String]
  ) throws(ImportRefusal) {
    let look = SiteBuilder(options).planned()
    guard let draft = look.draft else {
      throw ImportRefusal(diagnostics: look.result.report.diagnostics, status: 1)
    }
    self.options = options
    self.column = ContentWriter.contentPath(column)
    files = FileStore(draft.setUp.root)
    now = draft.plan.site.now
    zone = draft.setUp.configuration.zone
    if let unknown = Self.unknownColumn(self.column, in: draft.plan.site) {
      throw ImportRefusal(diagnostics: [unknown], status: 64)
    }
    for program in programs where ProgramPath.find(program) == nil {
      throw ImportRefusal(diagnostics: [Self.missing(program)], status: 64)
    }
  }

  /// What a check of the site finds, drafts too.
  func check() -> [Diagnostic] {
    var options = options
    options.visibility.includesDrafts = true
    options.visibility.includesFuture = true
    let whole = SiteBuilder(options).checked()
    let found = whole.result.report.diagnostics
    // Without what readers do not get yet it is another site, in which links may lead nowhere.
    let articles = whole.inputs?.parsed.articles ?? []
    guard articles.contains(where: { self.options.visibility.hides($0.article, now: now) != nil })
    else { return found }
    return found + SiteBuilder(self.options).check().report.diagnostics
  }

  private static func unknownColumn(_ column: String, in site: Site) -> Diagnostic? {
    let paths = site.columns.filter { !$0.isHome }.map { site.texts.string($0.path) }
    guard !paths.contains(column) else { return nil }
    let near = nearestName(to: column, among: paths)
    return Diagnostic(
      .unknownColumn, at: SourceLocation(path: "--column"),
      Message("没有名为“\(column)”的栏目", "there is no column named “\(column)”"),
      help: near.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") })
  }

  private static func missing(_ program: String) -> Diagnostic {
    Diagnostic(
      .missingProgram, at: SourceLocation(path: program),
      Message("导入要用 \(program)，这台机器上没有", "importing takes \(program), which is not installed"),
      help: Message(
        "请运行：apt-get install pandoc", "run: apt-get install pandoc"))
  }
}

/// Why nothing can be imported.
struct ImportRefusal: Error {
  var diagnostics: [Diagnostic]
  /// What the program ends with.
  var status: Int32
}

/// What became of what was to be imported.
package struct ImportResult: Sendable {
  /// Each document or old article and its new file, from the site's folder.
  package let imported: [(origin: String, article: String)]
  /// What was left out, or is to be looked at.
  package let report: DiagnosticReport
  /// What was not taken, and what is to be looked at.
  package let list: ImportReport
  /// What the program ends with.
  package let exitStatus: Int32

  /// What was imported, and what is to be said of the rest.
  init(
    _ imported: [(origin: String, article: String)], _ problems: [Diagnostic],
    _ losses: [ImportLoss] = []
  ) {
    self.imported = imported
    list = ImportReport(losses)
    report = DiagnosticReport(problems)
    exitStatus = report.hasErrors ? 1 : 0
  }

  /// Nothing.
  init(_ refusal: ImportRefusal) {
    imported = []
    list = ImportReport([])
    report = DiagnosticReport(refusal.diagnostics)
    exitStatus = refusal.status
  }
}

/// Folders for documents that are taken apart; gone afterwards, also after a kill.
final class WorkingFolders {
  private let folder: TemporaryFolder
  private var count = 0

  init() throws(SystemError) { folder = try TemporaryFolder() }

  /// A new folder.
  func make() -> FileStore {
    count += 1
    let path = "\(folder.path)/\(count)"
    mkdir(path, 0o700)
    return FileStore(path)
  }

  deinit { folder.remove() }
}
