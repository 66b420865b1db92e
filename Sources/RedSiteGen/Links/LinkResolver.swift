import Base
import Diagnostics
import Files
import Scan
import SiteModel

/// Finds what a path in a text, front matter or data file leads to.
struct LinkResolver {
  private let site: UnsafePointer<Site>
  private let urls: UnsafePointer<SiteURLs>
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
  ///   - site: the site.
  ///   - urls: what its articles and files have for URLs.
  ///   - texts: the texts of the URLs; only fragments need them.
  ///   - paths: every file of the output.
  init(
    site: UnsafePointer<Site>, urls: UnsafePointer<SiteURLs>, texts: TextStore, paths: OutputPaths
  ) {
    self.site = site
    self.urls = urls
    self.paths = paths
    index = LinkIndex(site: site, urls: urls, texts: texts, paths: paths)
  }

  /// What `path` in a file of `folder` leads to.
  ///
  /// - Parameters:
  ///   - path: as written, percent-encoding resolved, without query and fragment: a file beside
  ///     the text, a path from `content/` with a leading `/`, or a URL of the site.
  ///   - folder: the folder within `content/`.
  ///   - isPicture: whether a picture is to be shown there.
  ///   - suggests: whether near names are looked for where there is nothing.
  /// - Returns: what it leads to, or why it leads nowhere.
  func resolve(
    _ path: String, in folder: String, isPicture: Bool = false, suggests: Bool = true
  ) -> Result<Destination, LinkProblem> {
    if let content = ContentPath.resolve(path, in: folder) {
      for candidate in ContentPath.meanings(of: content) {
        if let target = site.pointee.targets[candidate] {
          return destination(target, written: path)
        }
      }
    }
    if path.hasPrefix("/"), let file = paths.path(ofURL: path), paths.all.contains(file) {
      // A file of `content/` has the same path in the output.
      if case .asset? = site.pointee.targets[file], let target = site.pointee.targets[file] {
        return destination(target, written: path)
      }
      return .success(.path(addresses.areAbsolute ? file : nil))
    }
    return .failure(missing(path, in: folder, isPicture: isPicture, suggests: suggests))
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
    let urls = self.urls
    switch target {
    case .article(let article):
      return .success(.target(target, url: urls.pointee.articles[article.offset]))
    case .column(let column):
      return .success(.target(target, url: urls.pointee.columns[column.offset]))
    case .topic(let topic):
      return .success(.target(target, url: urls.pointee.topics[topic.offset]))
    case .topicsIndex: return .success(.target(target, url: urls.pointee.topicList))
    case .asset(let file):
      return .success(.target(target, url: urls.pointee.assets[file.offset]))
    case .hidden(let reason): return .failure(.hidden(written, reason))
    case .withheld: return .failure(.withheld(written))
    case .unpublished: return .failure(.unpublished(written))
    }
  }

  private func missing(
    _ path: String, in folder: String, isPicture: Bool, suggests: Bool
  ) -> LinkProblem {
    if let local = LocalPath(path) { return .local(local) }
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
    let nearest = suggests ? wanted.flatMap(index.nearest) : nil
    let signature = FileSignature(ending: ContentPath.ending(of: path))
    guard isPicture || signature?.isPublished == true else {
      return .missing(path, nearest: nearest)
    }
    let isPicture = isPicture || signature?.isImage == true
    let lying = wanted.flatMap {
      suggests && nearest == nil ? index.files(besides: $0, pictures: isPicture) : nil
    }
    return .missingFile(
      path, isPicture: isPicture, folder: lying == nil ? nil : wanted.map(ContentPath.folder),
      nearest: nearest, lying: lying ?? [])
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

/// A link to a place within a text, to be checked once the text is known.
struct FragmentLink {
  /// The name of the place, without `#`.
  var fragment: String
  /// The path before it as written; empty for a place in the same text.
  var path: String
  /// The text it leads into; nil for the same text.
  var text: LinkedText?
  /// Whether it leads to an article without a page.
  var leadsToLink = false
  /// The bytes of the destination in the body that it stands in.
  var range: Range<Int>
}

extension HiddenReason {
  /// The reason in words.
  package var message: Message {
    switch self {
    case .draft: Message("它是草稿", "it is a draft")
    case .future: Message("它的发布日期还没到", "its date is still to come")
    case .expired: Message("它已经过期", "it has expired")
    case .unanswered:
      Message("信箱只公开已答复的来信，它还没有答复", "its mailbox publishes answered letters, and it has no answer")
    case .privateLetter: Message("这封来信不公开", "the letter is not public")
    }
  }
}

extension ContentPath {
  /// `written` with the case that the file's path has, and otherwise as it was written.
  ///
  /// - Parameters:
  ///   - written: a path that leads to `actual` but for case.
  ///   - folder: the folder of the file that says so.
  ///   - actual: the path within `content/`; may go on after what is written (`…/_index.md`).
  /// - Returns: `../News/A.md` becomes `../news/a.md`; a path from `content/` where the
  ///   difference lies in what is not written.
  static func respelled(_ written: String, in folder: String, as actual: String) -> String {
    var parts = written.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    // What the path is made of: a part of the folder, or the place of a part that was written.
    var made: [(name: String, place: Int?)] = []
    if !written.utf8.starts(with: [0x2F]) {
      made = folder.split(separator: "/").map { (String($0), nil) }
    }
    for (place, part) in parts.enumerated() where !part.isEmpty && part != "." {
      if part == ".." {
        _ = made.popLast()
      } else {
        made.append((part, place))
      }
    }
    let names = actual.split(separator: "/").map(String.init)
    for ((name, place), right) in zip(made, names) where name != right {
      guard let place else {
        return "/" + names.prefix(made.count).joined(separator: "/")
      }
      parts[place] = right
    }
    return parts.joined(separator: "/")
  }
}
