import Base

/// Finds what a path in a text leads to.
struct LinkResolver {
  private let site: UnsafePointer<Site>
  private let paths: OutputPaths

  /// What a path leads to.
  enum Target {
    /// Something of the site, by its URL.
    case url(Text)
    /// A file of the content that is published as it is.
    case asset(SourceFile.ID)
    /// A file of the output; the path is its URL as it stands.
    case path
  }

  /// Why a path leads nowhere.
  struct Problem: Error {
    var code: DiagnosticCode
    var message: Message
    var help: Message?
  }

  init(site: UnsafePointer<Site>, paths: OutputPaths) {
    self.site = site
    self.paths = paths
  }

  /// What `path` in a file of `folder` leads to.
  ///
  /// - Parameters:
  ///   - path: as written, percent-encoding resolved, without query and fragment: a file beside
  ///     the text, a path from `content/` with a leading `/`, or a URL of the site.
  ///   - folder: the folder within `content/`.
  /// - Returns: what it leads to, or why it leads nowhere.
  func resolve(_ path: String, in folder: String) -> Result<Target, Problem> {
    if let content = ContentPath.resolve(path, in: folder) {
      let candidates = [
        content, content.isEmpty ? "_index.md" : content + "/_index.md", content + "/index.md",
      ]
      for candidate in candidates {
        if let target = site.pointee.targets[candidate] { return url(of: target, written: path) }
      }
    }
    if path.hasPrefix("/"), paths.contains(url: path) { return .success(.path) }
    return .failure(missing(path, in: folder))
  }

  private func url(of target: LinkTarget, written: String) -> Result<Target, Problem> {
    let site = self.site
    switch target {
    case .article(let article): return .success(.url(site.pointee.articles[article.offset].url))
    case .column(let column): return .success(.url(site.pointee.columns[column.offset].url))
    case .topic(let topic): return .success(.url(site.pointee.topics[topic.offset].url))
    case .topicsIndex: return .success(.url(site.pointee.topicsURL))
    case .asset(let file): return .success(.asset(file))
    case .hidden(let reason):
      return .failure(
        Problem(
          code: .linkToHiddenArticle,
          message: Message(
            "链接指向的文章“\(written)”不在网站上：\(reason.message.chinese)",
            "the article “\(written)” is not on the site: \(reason.message.english)"),
          help: Message(
            "请去掉链接，或等那篇文章发布后再加", "remove the link, or add it once that article is published")))
    }
  }

  private func missing(_ path: String, in folder: String) -> Problem {
    Problem(
      code: .brokenLink,
      message: Message("链接“\(path)”找不到对应的文件", "nothing is at the link “\(path)”"),
      help: nearest(to: path, in: folder).map {
        Message("是不是“\($0)”？", "did you mean “\($0)”?")
      }
        ?? Message(
          "站内链接写 .md 文件的路径，如 ../tongzhi/20260701-a.md",
          "link to the .md file, as in ../tongzhi/20260701-a.md"))
  }

  /// A path that differs only in case, else the nearest name in the same folder.
  private func nearest(to path: String, in folder: String) -> String? {
    guard let wanted = ContentPath.resolve(path, in: folder) else { return nil }
    let targets = site.pointee.targets.keys
    let lowered = wanted.lowercased()
    if let same = targets.filter({ $0.lowercased() == lowered }).min() { return "/" + same }
    let wantedFolder = ContentPath.folder(of: wanted)
    let siblings = targets.filter { ContentPath.folder(of: $0) == wantedFolder }
    return nearestName(
      to: ContentPath.name(of: wanted), among: siblings.map { ContentPath.name(of: $0) })
  }
}

extension HiddenReason {
  /// The reason in words.
  var message: Message {
    switch self {
    case .draft: Message("它是草稿", "it is a draft")
    case .future: Message("它的发布日期还没到", "its date is still to come")
    case .expired: Message("它已经过期", "it has expired")
    }
  }
}
