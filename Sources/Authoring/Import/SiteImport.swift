import Base
import Diagnostics
import Files
import RedSiteGen

/// Takes over the articles of an old site, with their pictures, attachments and URLs.
///
/// Two laws: what it wrote passes `redsite check`; every word, link, picture and attachment of the
/// source is in what it wrote or on the list of what was not taken.
package struct SiteImport {
  private let options: BuildOptions
  private let system: System
  private let paths: [String]
  private let column: String
  private let uploads: String?

  /// Whether categories become columns; as the system has it unless given.
  package var categoriesBecomeColumns: Bool?
  /// Whether what was not public becomes drafts instead of being left out.
  package var includesProtected = false
  /// Is told how many of how many are done.
  package var progress: (Int, Int) -> Void = { _, _ in }

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
    /// A tree of Markdown of any make.
    case folder
    /// A table of articles as CSV.
    case csv

    /// Whether its sites are ordered by categories.
    package var hasCategories: Bool { [.hexo, .wordpress, .csv, .folder].contains(self) }
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
    self.column = column
  }

  /// Takes the articles over.
  package func run() -> ImportResult {
    let target: ImportTarget
    do throws(ImportRefusal) {
      target = try ImportTarget(options, column: column, programs: [])
    } catch {
      return ImportResult(error)
    }
    let list = ImportList()
    var problems: [Diagnostic] = []
    var site = ForeignSite(roots: uploads.flatMap(absolutePath).map { [$0] } ?? [])
    if let uploads, absolutePath(uploads) == nil { problems.append(Self.missing(uploads)) }
    for path in paths {
      guard let absolute = absolutePath(path) else {
        problems.append(Self.missing(path))
        continue
      }
      let read = read(absolute, shown: path, target, list, &problems)
      site.articles += read.articles
      site.sections += read.sections
      site.roots += read.roots
    }
    if site.articles.isEmpty, problems.isEmpty, list.losses.isEmpty {
      problems.append(
        Diagnostic(
          .unreadableFile, at: SourceLocation(path: paths.first ?? ""),
          Message("没有找到文章", "there are no articles")))
    }
    let columns = categoriesBecomeColumns ?? [.hexo, .wordpress, .csv].contains(system)
    var writer = ForeignSiteWriter(
      target, roots: site.roots, list: list, categories: columns ? .columns : .keywords,
      includesProtected: includesProtected, progress: progress)
    writer.write(site)
    return ImportResult(writer.written, problems + writer.problems, list.all)
  }

  private func read(
    _ path: String, shown: String, _ target: ImportTarget, _ list: ImportList,
    _ problems: inout [Diagnostic]
  ) -> ForeignSite {
    switch system {
    case .html:
      var pages = WebPages(list)
      defer { problems += pages.problems }
      return pages.read(path, shown: shown, progress)
    case .wordpress: return WordPressExport.read(path, shown: shown, list, &problems)
    case .csv: return ArticleTable.read(path, shown: shown, list, &problems)
    case .hugo, .hexo, .folder:
      guard isFolder(path) else {
        problems.append(
          Diagnostic(
            .unreadableFile, at: SourceLocation(path: shown),
            Message("要写文件夹", "a folder is wanted")))
        return ForeignSite()
      }
      var tree = MarkdownSite(path, at: target.now, in: target.zone, list)
      defer { problems += tree.problems }
      switch system {
      case .hugo: return tree.readHugo()
      case .hexo: return tree.readHexo()
      default: return tree.readFolder()
      }
    }
  }

  private static func missing(_ path: String) -> Diagnostic {
    Diagnostic(
      .unreadableFile, at: SourceLocation(path: path),
      Message("没有这个文件或文件夹", "there is no such file or folder"))
  }
}
