import Base
import Diagnostics
import Files
import RedSiteGen

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
    self.column = column
  }

  /// Takes the articles over.
  package func run() -> ImportResult {
    let target: ImportTarget
    do throws(ImportRefusal) {
      let needsPandoc = system == .html || system == .wordpress
      target = try ImportTarget(
        options, column: column, programs: needsPandoc ? ["pandoc"] : [])
    } catch {
      return ImportResult(error)
    }
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
        articles += MarkdownSite.readHugo(absolute, at: target.now, in: target.zone, &problems)
        roots += [absolute + "/static", absolute + "/content"]
      case .hexo:
        articles += MarkdownSite.readHexo(absolute, at: target.now, in: target.zone, &problems)
        roots.append(absolute + "/source")
      }
    }
    if articles.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          .unreadableFile, at: SourceLocation(path: paths.first ?? ""),
          Message("没有找到文章", "there are no articles")))
    }
    var writer = ForeignSiteWriter(target, roots: roots)
    writer.write(articles)
    return ImportResult(writer.written, problems + writer.problems)
  }
}
