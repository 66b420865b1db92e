import Base
import Files
import SiteModel

/// Finds what a path in a text, front matter or data file leads to.
struct LinkResolver {
  private let site: UnsafePointer<Site>
  private let paths: OutputPaths
  private let index: LinkIndex

  /// What a path leads to.
  enum Destination {
    /// Something of the site, and its URL.
    case target(LinkTarget, url: Text)
    /// A file of the output, where URLs are absolute; else the path is its URL as it stands.
    case path(String?)
  }

  /// A resolver for one worker.
  ///
  /// - Parameters:
  ///   - site: the site, whose articles and files have their URLs.
  ///   - paths: every file of the output.
  ///   - index: finds near names; the worker's own.
  init(site: UnsafePointer<Site>, paths: OutputPaths, index: LinkIndex) {
    self.site = site
    self.paths = paths
    self.index = index
  }

  /// What `path` in a file of `folder` leads to.
  ///
  /// - Parameters:
  ///   - path: as written, percent-encoding resolved, without query and fragment: a file beside
  ///     the text, a path from `content/` with a leading `/`, or a URL of the site.
  ///   - folder: the folder within `content/`.
  ///   - suggests: whether near names are looked for where there is nothing.
  /// - Returns: what it leads to, or why it leads nowhere.
  func resolve(
    _ path: String, in folder: String, suggests: Bool = true
  ) -> Result<Destination, LinkProblem> {
    if let content = ContentPath.resolve(path, in: folder) {
      for candidate in ContentPath.meanings(of: content) {
        if let target = site.pointee.targets[candidate] {
          return destination(target, written: path)
        }
      }
    }
    if path.hasPrefix("/"), let file = paths.path(ofURL: path), paths.all.contains(file) {
      return .success(.path(addresses.areAbsolute ? file : nil))
    }
    return .failure(missing(path, in: folder, suggests: suggests))
  }

  /// Where the files of the output are served.
  var addresses: SiteAddresses { paths.addresses }

  /// What a fragment after a path has to be looked up in, or nil where nothing can be said.
  ///
  /// - Parameters:
  ///   - anchor: the fragment.
  ///   - destination: what the path before it leads to.
  ///   - path: that path as written, percent-encoding resolved.
  ///   - range: the bytes of the whole destination in its body.
  /// - Returns: the link to check.
  func fragment(
    _ anchor: String, of destination: Destination, path: String, range: Range<Int>
  ) -> FragmentLink? {
    var found: LinkTarget?
    switch destination {
    case .target(let target, _): found = target
    case .path:
      found = paths.path(ofURL: path).flatMap(index.target(ofPage:))
    }
    guard let target = found else { return nil }
    var link = FragmentLink(fragment: anchor, path: path, range: range)
    if case .article(let article) = target, !site.pointee.articles[article.offset].hasPage {
      link.leadsToLink = true
      return link
    }
    link.text = LinkedText(target, in: site)
    return link.text == nil ? nil : link
  }

  private func destination(
    _ target: LinkTarget, written: String
  ) -> Result<Destination, LinkProblem> {
    let site = self.site
    switch target {
    case .article(let article):
      return .success(.target(target, url: site.pointee.articles[article.offset].url))
    case .column(let column):
      return .success(.target(target, url: site.pointee.columns[column.offset].url))
    case .topic(let topic):
      return .success(.target(target, url: site.pointee.topics[topic.offset].url))
    case .topicsIndex: return .success(.target(target, url: site.pointee.topicsURL))
    case .asset(let file):
      return .success(.target(target, url: site.pointee.assetURLs[file.offset]))
    case .hidden(let reason): return .failure(.hidden(written, reason))
    case .withheld: return .failure(.withheld(written))
    }
  }

  private func missing(_ path: String, in folder: String, suggests: Bool) -> LinkProblem {
    let wanted = ContentPath.resolve(path, in: folder)
    if let wanted {
      for candidate in ContentPath.meanings(of: wanted) {
        guard let actual = index.target(ignoringCase: candidate) else { continue }
        return .differsInCase(
          path, spelling: ContentPath.respelled(path, in: folder, as: actual))
      }
    }
    if path.hasPrefix("/"), let spelling = paths.spelling(ofURL: path, index) {
      return .differsInCase(path, spelling: spelling)
    }
    return .missing(path, nearest: suggests ? wanted.flatMap(index.nearest) : nil)
  }
}

extension OutputPaths {
  /// The URL of a file of the output that differs from `url` only in case, or nil.
  fileprivate func spelling(ofURL url: String, _ index: LinkIndex) -> String? {
    guard let path = path(ofURL: url), let actual = index.path(ignoringCase: path) else {
      return nil
    }
    let shown = url.hasSuffix("/") ? String(actual.dropLast("index.html".count)) : actual
    return addresses.basePath + shown
  }
}
