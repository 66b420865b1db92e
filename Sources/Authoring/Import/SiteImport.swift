import Base
import Diagnostics
import Files
import Glibc
import RedSiteGen
import SiteModel

/// Takes over the articles of an old site, with their pictures, attachments and URLs.
package struct SiteImport {
  private let options: BuildOptions
  private let system: System
  private let paths: [String]
  private let column: String
  private let uploads: String?

  /// Where the articles come from.
  package enum System: String, Sendable, CaseIterable {
    /// Pages as a program like wget saved them: files, or folders that are the root of a site.
    case html
    /// An export of WordPress (WXR).
    case wordpress
    /// The folder of a Hugo site.
    case hugo
    /// The folder of a Hexo site.
    case hexo
  }

  /// An import.
  ///
  /// - Parameters:
  ///   - options: the site.
  ///   - system: where the articles come from.
  ///   - paths: files or folders of that system.
  ///   - column: the folder of the column below `content/`.
  ///   - uploads: a folder in which the files of the old site are, by the path of their URL.
  package init(
    _ options: BuildOptions, from system: System, paths: [String], column: String, uploads: String?
  ) {
    self.options = options
    self.system = system
    self.paths = paths
    self.uploads = uploads
    self.column = ContentWriter.contentPath(column)
  }

  /// Takes the articles over.
  package func run() -> ImportResult {
    let look = SiteBuilder(options).planned()
    guard let draft = look.draft else {
      return ImportResult(look.result.report.diagnostics, status: 1)
    }
    let site = draft.plan.site
    if let problem = ImportTarget.problem(column, in: site) {
      return ImportResult([problem], status: 64)
    }
    if system == .html || system == .wordpress, ProgramPath.find("pandoc") == nil {
      return ImportResult([ImportTarget.missing("pandoc")], status: 64)
    }
    let zone = draft.setUp.configuration.zone
    var problems: [Diagnostic] = []
    var articles: [ForeignArticle] = []
    var roots = uploads.flatMap(absolutePath).map { [$0] } ?? []
    for path in paths {
      guard let absolute = absolutePath(path) else {
        problems.append(
          Diagnostic(
            .unreadableFile, at: SourceLocation(path: path),
            Message("没有这个文件或文件夹", "there is no such file or folder")))
        continue
      }
      switch system {
      case .html:
        articles += HTMLDump.read(absolute, shown: path, &problems)
        roots.append(HTMLDump.root(of: absolute))
      case .wordpress: articles += WordPressExport.read(absolute, shown: path, &problems)
      case .hugo:
        articles += MarkdownSite.readHugo(absolute, at: site.now, in: zone, &problems)
        roots += [absolute + "/static", absolute + "/content"]
      case .hexo:
        articles += MarkdownSite.readHexo(absolute, at: site.now, in: zone, &problems)
        roots.append(absolute + "/source")
      }
    }
    if articles.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          .unreadableFile, at: SourceLocation(path: paths.first ?? ""),
          Message("没有找到文章", "there are no articles")))
    }
    var writer = ForeignSiteWriter(
      root: draft.setUp.root, column: column, roots: roots, now: site.now, zone: zone)
    writer.write(articles)
    var result = ImportResult()
    result.imported = writer.written
    result.report = DiagnosticReport(problems + writer.problems)
    result.exitStatus = result.report.hasErrors ? 1 : 0
    return result
  }
}

/// What every import asks of its column and the machine.
enum ImportTarget {
  /// Why a column cannot take articles; nil where it can.
  static func problem(_ column: String, in site: Site) -> Diagnostic? {
    let paths = site.columns.filter { !$0.isHome }.map { site.texts.string($0.path) }
    guard !paths.contains(column) else { return nil }
    let near = nearestName(to: column, among: paths)
    return Diagnostic(
      .unknownColumn, at: SourceLocation(path: "--column"),
      Message("没有名为“\(column)”的栏目", "there is no column named “\(column)”"),
      help: near.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") })
  }

  /// That a program is missing.
  static func missing(_ program: String) -> Diagnostic {
    Diagnostic(
      .missingProgram, at: SourceLocation(path: program),
      Message("导入要用 \(program)，这台机器上没有", "importing takes \(program), which is not installed"),
      help: Message(
        "请运行：apt-get install pandoc unzip zip", "run: apt-get install pandoc unzip zip"))
  }
}
