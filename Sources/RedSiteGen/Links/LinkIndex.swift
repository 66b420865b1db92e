import Base
import Files
import Scan
import SiteModel

/// Finds names that are almost the one that was written; one per worker.
///
/// Every table is made the first time it is asked for, so a site without broken links pays
/// nothing, and one with thousands of them pays once.
final class LinkIndex {
  private let site: UnsafePointer<Site>
  private let urls: UnsafePointer<SiteURLs>
  private let texts: TextStore
  private let paths: OutputPaths

  /// An index of a site that outlives it, as do its URLs.
  init(
    site: UnsafePointer<Site>, urls: UnsafePointer<SiteURLs>, texts: TextStore, paths: OutputPaths
  ) {
    self.site = site
    self.urls = urls
    self.texts = texts
    self.paths = paths
  }

  /// The path within `content/` that is `path` but for case.
  func target(ignoringCase path: String) -> String? { foldedTargets[path.lowercased()] }

  /// The path in the output that is `path` but for case.
  func path(ignoringCase path: String) -> String? { foldedPaths[path.lowercased()] }

  /// The nearest name in the same folder, else the same name in another folder.
  ///
  /// First of all the article whose page or bare name was written: `b.html` and `b` are `b.md`.
  func nearest(to path: String) -> String? {
    let name = ContentPath.name(of: path)
    let folder = ContentPath.folder(of: path)
    let ending = ContentPath.ending(of: path)
    if ending.isEmpty || ending == "html" || ending == "htm" {
      let article = ContentPath.stem(of: name) + ".md"
      if site.pointee.targets[folder.isEmpty ? article : folder + "/" + article] != nil {
        return article
      }
    }
    if let near = nearestName(to: name, among: namesByFolder[folder] ?? []) {
      return near
    }
    return folderByName[name].map { $0.isEmpty ? "/" + name : "/\($0)/\(name)" }
  }

  /// The pictures, or else the other files to download, that lie in a folder, the nearest name to
  /// that of `path` first.
  func files(besides path: String, pictures: Bool) -> [String] {
    let names = (namesByFolder[ContentPath.folder(of: path)] ?? []).filter {
      FileSignature(ending: ContentPath.ending(of: $0)).map { $0.isImage == pictures } ?? false
    }
    return namesByDistance(to: ContentPath.name(of: path), among: names)
  }

  /// The article, column or topic whose page is a file of the output.
  func target(ofPage path: String) -> LinkTarget? { targetsByPage[path] }

  private lazy var foldedTargets = Self.folded(site.pointee.targets.keys)
  private lazy var foldedPaths = Self.folded(paths.all)

  /// Where several names differ only in case, the first in plain order is taken.
  private static func folded(_ names: some Sequence<String>) -> [String: String] {
    var folded: [String: String] = [:]
    for name in names {
      let key = name.lowercased()
      if let other = folded[key], other <= name { continue }
      folded[key] = name
    }
    return folded
  }

  private lazy var namesByFolder: [String: [String]] = {
    var names: [String: [String]] = [:]
    for path in site.pointee.targets.keys {
      names[ContentPath.folder(of: path), default: []].append(ContentPath.name(of: path))
    }
    return names
  }()

  /// The folder of each name that only one folder has: a file that was moved.
  private lazy var folderByName: [String: String] = {
    var folders: [String: String] = [:]
    var repeated: Set<String> = ["_index.md", "index.md"]
    for path in site.pointee.targets.keys {
      let name = ContentPath.name(of: path)
      let isSecond = folders.updateValue(ContentPath.folder(of: path), forKey: name) != nil
      if isSecond { repeated.insert(name) }
    }
    for name in repeated { folders[name] = nil }
    return folders
  }()

  private lazy var targetsByPage: [String: LinkTarget] = {
    let (site, urls, texts, paths) = (site, urls, texts, paths)
    var targets: [String: LinkTarget] = [:]
    func add(_ url: Text, _ target: LinkTarget) {
      var url = texts.string(url)
      let decoded = url.withBytes { PercentDecoding.decode($0) }
      if let path = paths.path(ofURL: decoded) { targets[path] = target }
    }
    for (index, article) in site.pointee.articles.enumerated() where article.hasPage {
      add(urls.pointee.articles[index], .article(Article.ID(index)))
    }
    for (index, url) in urls.pointee.columns.enumerated() {
      add(url, .column(Column.ID(index)))
    }
    for (index, url) in urls.pointee.topics.enumerated() {
      add(url, .topic(Topic.ID(index)))
    }
    return targets
  }()
}
