import Base
import Diagnostics
import Files
import SiteModel
import Synchronization

/// Reads everything that a site is made of, each file once: `site.toml`, the files of `content/`,
/// `data/` and `static/`, the themes of the site and of its subsites, and the record of URLs.
///
/// - Parameters:
///   - options: which site, and what stands in place of what `site.toml` says.
///   - progress: is told how many files are read.
///   - diagnostics: receives what could not be read.
/// - Returns: what `site.toml` says and the files with the bytes of all that later stages read; nil
///   where there is no site or not all of it can be seen.
func read(
  _ options: BuildOptions, progress: BuildProgress, diagnostics: DiagnosticSink
) -> (setUp: SiteSetUp, tree: SourceTree)? {
  guard var setUp = readSetUp(options, diagnostics: diagnostics) else { return nil }
  var tree = readFiles(
    root: setUp.root, looksIntoFiles: setUp.configuration.scan.isEnabled,
    keepsAttachmentTexts: setUp.configuration.search.readsAttachments, jobs: options.jobs,
    memory: options.memory, progress: progress, diagnostics: diagnostics)
  tree.readPrivateFolder(setUp, diagnostics: diagnostics)
  tree.readLists(options.lists, of: &setUp, diagnostics: diagnostics)
  tree.theme = readTheme(root: setUp.root, themes: setUp.themes, diagnostics: diagnostics)
  // Links into a folder that the system does not list are not broken: what is known is said.
  guard tree.isWhole else { return nil }
  tree.subsiteThemes = readSubsiteThemes(
    tree.files, texts: tree.texts, setUp: setUp, search: options.themes, diagnostics: diagnostics)
  if setUp.configuration.build.slugs != .keep {
    tree.permalinkLock = readPermalinkLock(root: setUp.root, diagnostics: diagnostics)
  }
  return (setUp, tree)
}

/// Reads the files of `content/`, `data/` and `static/`, or looks at those that are only copied.
func readFiles(
  root: String, looksIntoFiles: Bool = true, keepsAttachmentTexts: Bool = false, jobs: Int,
  memory: Int = MemoryNeed.machineBytes, progress: BuildProgress = BuildProgress(),
  diagnostics: DiagnosticSink
) -> SourceTree {
  let content = FolderWalk(root: root, start: "content")
  let data = FolderWalk(root: root, start: "data")
  let fixed = FolderWalk(root: root, start: "static", allowing: RootFileNames.hidden)
  diagnostics.report(content.diagnostics + data.diagnostics + fixed.diagnostics)
  diagnostics.report(fixed.hidden.map(RootFileNames.passedOver))
  if content.files.isEmpty, content.diagnostics.isEmpty {
    diagnostics.report(noContent(isThere: content.isThere))
  }
  let paths =
    content.files.map { ($0, contentRole(of: $0)) }
    + data.files.map { ($0, SourceFile.Role.data) }
    + fixed.files.map { ($0, SourceFile.Role.root) }
  let articles = paths.count { $0.1 == .article || $0.1 == .index }
  let need = MemoryNeed(articles: articles, files: paths.count - articles)
  if let problem = need.problem(machine: memory) {
    diagnostics.report(problem)
    var tree = SourceTree(root: root, texts: TextStore())
    tree.isWhole = false
    return tree
  }

  let look = AttachmentLook(
    root: root, data: data.files, isWanted: looksIntoFiles, keepsTexts: keepsAttachmentTexts)
  let nextSegment = Atomic<Int>(0)
  progress.expect(paths.count)
  let parts = withWorkers(count: paths.count, jobs: jobs, batch: 32) { _, queue in
    var reader = BatchReader(root: root, look: look, diagnostics: diagnostics)
    while let batch = queue.take() {
      for index in batch {
        reader.read(paths[index].0, role: paths[index].1, index: index, nextSegment)
      }
      progress.advance(by: batch.count)
    }
    return reader.finish()
  }
  // Workers take their segments' numbers from one counter, so each number has one owner.
  var segments = [[UInt8]](repeating: [], count: nextSegment.load(ordering: .relaxed))
  for part in parts {
    for (number, bytes) in part.segments { segments[number] = bytes }
  }

  var tree = SourceTree(root: root, texts: TextStore(segments: segments))
  tree.files = arrange(parts.map(\.files), count: paths.count)
  for (index, found) in parts.flatMap(\.findings) { tree.findings[SourceFile.ID(index)] = found }
  for (index, text) in parts.flatMap(\.attachmentTexts) {
    tree.attachmentTexts[SourceFile.ID(index)] = text
  }
  tree.folders = content.folders
  tree.isWhole = !content.isCutShort && !data.isCutShort && !fixed.isCutShort
  return tree
}

/// A site without content: never meant, and it would take every page off the published one.
private func noContent(isThere: Bool) -> Diagnostic {
  Diagnostic(
    .noContent, at: SourceLocation(path: "content"),
    isThere
      ? Message("content 文件夹里没有文件", "there are no files in the folder content")
      : Message("没有 content 文件夹", "there is no folder content"),
    help: Message(
      "请把稿件放回 content；新网站请先建栏目：redsite new column",
      "put the content back; in a new site, make a column first: redsite new column"))
}

private func contentRole(of path: String) -> SourceFile.Role {
  if path.hasSuffix("/_index.md") { return .index }
  guard path.hasSuffix(".md") else { return .asset }
  return AsideFile.isReadme(path) ? .aside : .article
}
