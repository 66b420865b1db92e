import Base
import ChineseMarkdown
import Diagnostics
import Files
import Glibc
import Interactive
import RedSiteGen
import SiteModel

/// Takes out of a site what came with its preset: articles, friend links, forms, and rows and
/// tables of `data/` that are marked as samples, with the pictures and attachments that no other
/// text names.
///
/// An article, row or table that differs from the one in the preset, or a link to a real site, is
/// somebody's work by now and stays.
package struct SampleRemoval {
  private let options: BuildOptions
  private let presets: [String]

  /// What is taken out, or would be.
  package struct Result: Sendable {
    /// The articles, by path from the site's folder, with their titles.
    package var articles: [(path: String, title: String)] = []
    /// Samples that somebody has written in since, which stay.
    package var changed: [(path: String, title: String)] = []
    /// The files that only those articles name.
    package var assets: [String] = []
    /// The names of the friend links.
    package var links: [String] = []
    /// The files of `data/` and `site.toml` with samples, and how many entries of each go.
    package var registers: [(path: String, count: Int)] = []
    /// How many entries of `data/` stay although they are marked.
    fileprivate var changedEntries = 0
    /// How many friend links do.
    fileprivate var changedLinks = 0
    /// Of those the files that are samples as a whole.
    fileprivate var wholeFiles: [String] = []
    /// The others without their samples.
    fileprivate var remaining: [(path: String, bytes: [UInt8])] = []
    /// What is wrong with the site after it, or what kept it from being done.
    package var report = DiagnosticReport([])
    /// What the program ends with.
    package var exitStatus: Int32 = 0

    /// Whether there are samples at all.
    package var hasAny: Bool {
      !articles.isEmpty || !changed.isEmpty || !links.isEmpty || !registers.isEmpty
    }
  }

  /// A removal.
  ///
  /// - Parameters:
  ///   - options: the site.
  ///   - presets: the folders with presets, to know which samples were changed.
  package init(
    _ options: BuildOptions, presets: [String] = InstalledFiles.folders(named: "presets")
  ) {
    self.options = options
    self.presets = presets.flatMap { folder in folderNames(in: folder).map { folder + "/" + $0 } }
  }

  /// Removes the samples, or only says which there are.
  ///
  /// - Parameter applies: whether files are removed; the site is checked after that.
  /// - Returns: what was removed or would be, and what is wrong.
  package func run(applies: Bool) -> Result {
    let diagnostics = DiagnosticSink()
    let builder = SiteBuilder(options)
    guard let inputs = builder.inputs(BuildProgress(), diagnostics) else {
      let failed = BuildResult(diagnostics.diagnostics, isStrict: false)
      return Result(report: failed.report, exitStatus: failed.exitStatus)
    }
    var result = samples(of: inputs)
    let root = inputs.setUp.root
    addRegisters(below: root, of: inputs, to: &result)
    addForms(below: root, to: &result)
    addLinks(below: root, to: &result)
    let count = inputs.samples
    let entries = result.registers.reduce(result.changedEntries) { $0 + $1.count }
    if count.entries > entries { result.report = result.report.adding([Self.unusual("data")]) }
    if count.links > result.links.count + result.changedLinks {
      result.report = result.report.adding([Self.unusual(linksPath)])
    }
    guard applies else { return result }
    do throws(SystemError) {
      for path in result.articles.map(\.path) + result.assets + result.wholeFiles {
        try remove(path, below: root)
      }
      for (path, bytes) in result.remaining { try FileStore(root).replace(path, with: bytes) }
    } catch {
      return Result(report: DiagnosticReport([Self.failure(error)]), exitStatus: 74)
    }
    let checked = builder.check()
    result.report = checked.report.adding(result.report.diagnostics)
    result.exitStatus = checked.exitStatus
    return result
  }

  // MARK: What is a sample

  private func samples(of inputs: SiteInputs) -> Result {
    var result = Result()
    let files = inputs.tree.files
    let texts = inputs.parsed.texts
    var removed: Set<Int> = []
    for item in inputs.parsed.articles
    where item.article.isSample && item.aggregateColumn == nil {
      let file = files[item.article.file.offset]
      let found = (path: file.path, title: texts.string(item.article.title))
      if isChanged(file.path, texts.withView { Array($0[file.text]) }) {
        result.changed.append(found)
      } else {
        result.articles.append(found)
        removed.insert(item.article.file.offset)
      }
    }
    // What a list beside an article names goes with the list: that is what the second round is for.
    for _ in 0..<2 {
      let assets = assets(of: removed, files, texts)
      removed.formUnion(assets)
      result.assets = removed.filter { files[$0].role == .asset }.map { files[$0].path }.sorted()
      if !assets.contains(where: { files[$0].text.count > 0 }) { break }
    }
    return result
  }

  /// The files that only articles and lists that are removed name.
  private func assets(
    of removed: Set<Int>, _ files: [SourceFile], _ texts: TextStore
  ) -> [Int] {
    texts.withView { view in
      let own = removed.map { (files[$0], view[files[$0].text]) }
      let others = files.indices.filter { !removed.contains($0) && files[$0].text.count > 0 }
        .map { view[files[$0].text] }
      return files.indices.filter { index in
        let file = files[index]
        guard file.role == .asset, !removed.contains(index) else { return false }
        let names = Self.spellings(of: ContentPath.name(of: file.path))
        let belongs = own.contains { article, text in
          let folder = ContentPath.folder(of: article.path)
          return ContentPath.name(of: article.path) == "index.md"
            ? file.path.hasPrefix(folder + "/")
            : ContentPath.folder(of: file.path) == folder && Self.text(text, hasAny: names)
        }
        return belongs && !others.contains { Self.text($0, hasAny: names) }
      }
    }
  }

  // MARK: Registers

  /// Adds the files of `data/` that have samples.
  private func addRegisters(below root: String, of inputs: SiteInputs, to result: inout Result) {
    let parsed = inputs.parsed
    let files = inputs.tree.files.filter { $0.role == .data }.map(\.path).sorted()
    let tables = parsed.statistics.filter(\.isSample).map { statisticsFolder + $0.name }
    let contests = parsed.interactive.contests.filter(\.value.isSample).keys
      .map { "data/contests/" + $0 }
    // A table is two files of one name, a contest its rules and its scores.
    for stem in (tables + contests).sorted() {
      let own = files.filter { ["\(stem).csv", "\(stem).toml", "\(stem)-scores.csv"].contains($0) }
      if own.contains(where: { isChanged($0, contents(root + "/" + $0) ?? []) }) {
        result.changed.append((stem + ".toml", ""))
        result.changedEntries += 1
      } else {
        result.registers.append((stem + ".toml", 1))
        result.wholeFiles += own
      }
    }
    for path in files where path != linksPath && !result.wholeFiles.contains(path) {
      guard let bytes = contents(root + "/" + path) else { continue }
      if path.hasSuffix(".toml") {
        guard let tables = SampleTables(bytes, path: path, originals: originals(of: path)) else {
          continue
        }
        addEntries(
          of: path, tables.removed.count, changed: tables.changed.count, tables.remaining,
          to: &result)
      } else if let rows = SampleRegister(bytes, path: path, originals: originals(of: path)) {
        addEntries(of: path, rows.rows, changed: rows.changed, rows.remaining, to: &result)
      }
    }
  }

  /// Adds what of a file are entries; what is left of it is nil where that is for a person to do.
  private func addEntries(
    of path: String, _ count: Int, changed: Int, _ remaining: [UInt8]?, to result: inout Result
  ) {
    if changed > 0 { result.changed.append((path, "（\(changed)）")) }
    result.changedEntries += changed
    guard count > 0, let remaining else { return }
    result.registers.append((path, count))
    result.remaining.append((path, remaining))
  }

  // MARK: Forms

  /// Adds the forms of `site.toml`, and the lines by which mailboxes show them.
  private func addForms(below root: String, to result: inout Result) {
    let path = "site.toml"
    guard let bytes = contents(root + "/" + path),
      let forms = SampleTables(bytes, path: path, originals: originals(of: path))
    else { return }
    addEntries(
      of: path, forms.removed.count, changed: forms.changed.count, forms.remaining, to: &result)
    let names = Set(forms.removed.compactMap { $0.text("id") })
    guard forms.remaining != nil, let mailboxes = contents(root + "/" + mailboxesPath),
      let pieces = TOMLPieces(mailboxes, path: mailboxesPath)
    else { return }
    let lines = pieces.tables.filter { $0.text("form").map(names.contains) ?? false }
      .compactMap { $0.piece("form") }
    if !lines.isEmpty, let remaining = pieces.removing(lines) {
      result.remaining.append((mailboxesPath, remaining))
    }
  }

  // MARK: Links

  /// Adds the friend links.
  ///
  /// One that leads to a domain that nobody can have (RFC 2606), as those of presets do, is still a
  /// sample.
  private func addLinks(below root: String, to result: inout Result) {
    guard let bytes = contents(root + "/" + linksPath),
      let links = SampleTables(
        bytes, path: linksPath, isUnchanged: { $0.text("url")?.contains("example.") ?? false })
    else { return }
    result.changed += links.changed.map { (linksPath, $0.text("name") ?? "") }
    result.changedLinks = links.changed.count
    guard !links.removed.isEmpty, let remaining = links.remaining else { return }
    result.links = links.removed.map { $0.text("name") ?? "" }
    result.remaining.append((linksPath, remaining))
  }

  /// A file as presets have it, as far as they do.
  private func originals(of path: String) -> [[UInt8]] {
    presets.compactMap { contents($0 + "/" + path) }
  }

  /// A file's name as it is and as an address has it.
  private static func spellings(of name: String) -> [[UInt8]] {
    [Array(name.utf8), Array(name.percentEncodedPath.utf8)]
  }

  private static func text(_ text: Bytes, hasAny spellings: [[UInt8]]) -> Bool {
    spellings.contains { spelling in
      spelling.withBytes {
        text.firstIndex(of: $0, from: 0, to: text.count) != nil
      }
    }
  }

  /// Whether a preset has the file with other words in it; ends of lines do not count.
  private func isChanged(_ path: String, _ bytes: [UInt8]) -> Bool {
    let originals = originals(of: path)
    return !originals.isEmpty && !originals.contains { Self.words($0) == Self.words(bytes) }
  }

  private static func words(_ bytes: [UInt8]) -> [UInt8] {
    (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
      .filter { $0 != Ascii.carriageReturn }
  }

  private func contents(_ path: String) -> [UInt8]? {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(path, limit: Limits.textFileBytes, into: &buffer)
    } catch { return nil }
    return buffer.makeArray()
  }

  // MARK: Removing

  /// Removes a file, and its folder where nothing else is in it.
  private func remove(_ path: String, below root: String) throws(SystemError) {
    guard unlink(root + "/" + path) == 0 else {
      if errno == ENOENT { return }
      throw SystemError.current
    }
    rmdir(root + "/" + ContentPath.folder(of: path))
  }

  private static func failure(_ error: SystemError) -> Diagnostic {
    Diagnostic(
      .fileSystem, at: SourceLocation(path: "content"),
      Message("示例没有删完：\(error.chinese)", "not all samples could be removed: \(error.english)"),
      help: Message("请检查文件夹的权限，再运行一次", "check the permissions of the folder and run it again"))
  }

  private static func unusual(_ path: String) -> Diagnostic {
    Diagnostic(
      .unreadableFile, at: SourceLocation(path: path),
      Message("有的示例写法特别，没有把握删去", "some samples here cannot be taken out with certainty"),
      help: Message(
        "请自己删去写着 sample = true 的几节", "remove the entries with `sample = true` yourself"))
  }
}
