import Base
import Diagnostics
import Files
import RedSiteGen
import SiteModel

/// Moves an article, a column or a topic within `content/`, with all that leads to it.
///
/// The links of texts, the paths of front matter and of data files follow; the old URLs become
/// aliases, the recorded parts of URLs (`permalinks.lock`) stay with their articles. What cannot be
/// changed with certainty is named, so that a person does it.
package struct SiteRename: Sendable {
  let options: BuildOptions
  let old: String
  let new: String

  /// What is done, or would be.
  package struct Result: Sendable {
    /// The files that move, by their old path from the site's folder.
    package var moved: [(old: String, new: String)] = []
    /// The files whose lines change, by their path before the move.
    package var changed: [FixedFile] = []
    /// The aliases that were added: the file and the old URL.
    package var aliases: [(path: String, url: String)] = []
    /// What a person has to look at.
    package var report = DiagnosticReport([])
    /// What the program ends with.
    package var exitStatus: Int32 = 0
  }

  /// A move.
  ///
  /// - Parameters:
  ///   - options: the site.
  ///   - old: a file or folder, from the site's folder or from `content/`.
  ///   - new: what it becomes, the same way.
  package init(_ options: BuildOptions, from old: String, to new: String) {
    var options = options
    options.visibility.includesDrafts = true
    options.visibility.includesFuture = true
    self.options = options
    self.old = Self.contentPath(old)
    self.new = Self.contentPath(new)
  }

  /// Moves it, or only says what would happen.
  ///
  /// - Parameter applies: whether files are written.
  /// - Returns: what moves and changes, and what is left to a person.
  package func run(applies: Bool) -> Result {
    let builder = SiteBuilder(options)
    let look = builder.planned()
    let diagnostics = look.result.report.diagnostics
    guard let draft = look.draft, let parsed = look.inputs?.parsed else {
      return failed(diagnostics)
    }
    let move = ContentMove(old: old, new: new)
    if let problem = problem(with: move, in: draft) { return failed([problem]) }

    var rewriter = LinkRewriter(draft.plan, parsed, move)
    rewriter.run()
    var result = Result()
    result.moved = draft.plan.site.files.filter { $0.path.hasPrefix("content/") }
      .filter { move.contains($0.contentPath) }
      .map { ($0.path, "content/" + move.path(of: $0.contentPath)) }
    result.changed = rewriter.changes
    result.report = DiagnosticReport(rewriter.problems)
    guard applies else { return result }
    do throws(SystemError) {
      try write(result, root: draft.setUp.root)
    } catch {
      return failed([
        Diagnostic(
          .fileSystem, at: SourceLocation(path: "content/" + old),
          Message("改名没有做完：\(error.chinese)", "the move is not complete: \(error.english)"),
          help: Message("请用 git status 看看改到了哪里", "see git status for what was done"))
      ])
    }
    addAliases(&result, before: draft, move)
    let checked = builder.check()
    let known = Set(diagnostics.map(\.message))
    result.report = DiagnosticReport(
      result.report.diagnostics
        + checked.report.diagnostics.filter {
          $0.severity == .error && !known.contains($0.message)
        })
    result.exitStatus = result.report.hasErrors ? 1 : 0
    return result
  }

  // MARK: Refusals

  private func problem(with move: ContentMove, in draft: SiteDraft) -> Diagnostic? {
    let place = SourceLocation(path: "content/" + old)
    let files = draft.plan.site.files.filter { $0.path.hasPrefix("content/") }.map(\.contentPath)
    let targets = SourceLocation(path: "content/" + new)
    guard !old.isEmpty, files.contains(where: move.contains) else {
      let near = nearestName(to: old, among: files)
      return Diagnostic(
        .unreadableFile, at: place,
        Message("没有这个文件或文件夹", "there is no such file or folder"),
        help: near.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") })
    }
    let isFile = files.contains(old)
    guard !new.isEmpty, (ContentPath.ending(of: new) == "md") == isFile, new != old,
      !new.hasPrefix(old + "/"), !new.split(separator: "/").contains("..")
    else {
      return Diagnostic(
        .unusableFileName, at: targets,
        isFile
          ? Message("文章要改成 content 里另一个 .md 文件", "an article becomes another .md file of content/")
          : Message(
            "文件夹要改成 content 里另一个文件夹，不能在它自己里面",
            "a folder becomes another folder of content/, not one within itself"))
    }
    if let unusable = Diagnostic.unusableName(in: targets.path) { return unusable }
    guard !FileStore(draft.setUp.root).contains(targets.path) else {
      return .fileIsThere(targets.path)
    }
    let parent = ContentPath.folder(of: new)
    guard parent.isEmpty || draft.plan.site.targets[parent + "/_index.md"] != nil else {
      return Diagnostic(
        .unknownColumn, at: targets,
        Message("没有名为“\(parent)”的栏目", "there is no column named “\(parent)”"),
        help: Message(
          "请先新建：redsite new column \(parent)", "make it first: redsite new column \(parent)"))
    }
    return nil
  }

  private func failed(_ diagnostics: [Diagnostic]) -> Result {
    var result = Result()
    result.report = DiagnosticReport(diagnostics)
    result.exitStatus = diagnostics.contains { $0.code == .fileSystem } ? 74 : 64
    return result
  }

  // MARK: Writing

  private func write(_ result: Result, root: String) throws(SystemError) {
    let files = FileStore(root)
    for file in result.changed { try files.replace(file.path, with: file.bytes) }
    try files.move("content/" + old, to: "content/" + new)
    var lock = readPermalinkLock(root: root, diagnostics: DiagnosticSink())
    let move = ContentMove(old: old, new: new)
    let moved = lock.slugs.filter { move.contains($0.key) }
    guard !moved.isEmpty else { return }
    for (path, slug) in moved {
      lock.slugs[path] = nil
      lock.slugs[move.path(of: path)] = slug
    }
    try lock.write(to: files)
  }

  /// Compares the URLs before and after, and gives each page that has another its old one.
  private func addAliases(_ result: inout Result, before: SiteDraft, _ move: ContentMove) {
    guard let after = SiteBuilder(options).planned().draft else { return }
    let oldURLs = PageURLs(before.plan)
    let newURLs = PageURLs(after.plan)
    let base = before.setUp.configuration.basePath
    var folders: [String] = []
    var problems: [Diagnostic] = []
    // Columns come first: the alias of one is that of every page below it.
    for (path, url) in oldURLs.urls.sorted(by: {
      ($0.value.isFolder ? 0 : 1, $0.key) < ($1.value.isFolder ? 0 : 1, $1.key)
    })
    where move.contains(path) {
      let now = move.path(of: path)
      guard let newURL = newURLs.urls[now], newURL.url != url.url, url.url.hasPrefix(base),
        !folders.contains(where: url.url.hasPrefix)
      else { continue }
      if url.isFolder { folders.append(url.url) }
      let alias = "/" + url.url.dropFirst(base.count)
      let file = "content/" + now
      if let problem = FrontMatterAlias.add(alias, to: file, root: before.setUp.root) {
        problems.append(problem)
      } else {
        result.aliases.append((file, alias))
      }
    }
    result.report = result.report.adding(problems)
  }

  private static func contentPath(_ path: String) -> String {
    let path = ContentWriter.contentPath(path)
    return ContentPath.name(of: path) == "_index.md" ? ContentPath.folder(of: path) : path
  }
}

/// What moves where, as paths below `content/`.
struct ContentMove: Sendable {
  let old: String
  let new: String

  /// Whether a file or folder moves.
  func contains(_ path: String) -> Bool { path == old || path.hasPrefix(old + "/") }

  /// Where a file or folder is afterwards.
  func path(of path: String) -> String {
    contains(path) ? new + path.dropFirst(old.count) : path
  }
}

/// The URL of the page of every text.
private struct PageURLs {
  private(set) var urls: [String: (url: String, isFolder: Bool)] = [:]

  init(_ plan: SitePlan) {
    let (site, urls) = (plan.site, plan.urls)
    for (article, url) in zip(site.articles, urls.articles) where article.hasPage {
      add(article.file, url, isFolder: false, plan)
    }
    for (column, url) in zip(site.columns, urls.columns) where !column.isHome {
      if let file = column.file { add(file, url, isFolder: true, plan) }
    }
    for (topic, url) in zip(site.topics, urls.topics) { add(topic.file, url, isFolder: true, plan) }
  }

  private mutating func add(
    _ file: SourceFile.ID, _ url: Text, isFolder: Bool, _ plan: SitePlan
  ) {
    let url = plan.texts.string(url)
    urls[plan.site.files[file.offset].contentPath] =
      (url.withDecodedPercents, isFolder && url.hasSuffix("/"))
  }
}

extension String {
  fileprivate var withDecodedPercents: String {
    return withBytes { PercentDecoding.decode($0) }
  }
}
