import Base
import ChineseMarkdown
import Diagnostics
import Files
import Glibc
import Interactive
import RedSiteGen
import SiteModel

/// Takes out of a site what came with its preset: articles, friend links, and rows and tables of
/// `data/` that are marked as samples, with the pictures and attachments that no other text names.
///
/// An article or row that differs from the one in the preset, or a link to a real site, is
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
    /// The files of `data/` with samples, and how many entries of each go.
    package var registers: [(path: String, count: Int)] = []
    /// How many entries of `data/` stay although they are marked.
    fileprivate var changedEntries = 0
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
    let links = sampleLinks(below: root)
    if let links {
      result.links = links.names
      result.changed += links.changed.map { (linksPath, $0) }
    }
    if inputs.parsed.samples.links > (links.map { $0.names.count + $0.changed.count } ?? 0) {
      result.report = DiagnosticReport([Self.unusualLinks])
    }
    let entries = result.registers.reduce(result.changedEntries) { $0 + $1.count }
    if inputs.parsed.samples.entries > entries {
      result.report = result.report.adding([Self.entriesInTOML])
    }
    guard applies else { return result }
    do throws(SystemError) {
      for path in result.articles.map(\.path) + result.assets + result.wholeFiles {
        try remove(path, below: root)
      }
      for (path, bytes) in result.remaining { try FileStore(root).replace(path, with: bytes) }
      if let links, !links.names.isEmpty {
        try FileStore(root).replace(linksPath, with: links.remaining)
      }
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
    for path in files where path.hasSuffix(".csv") && !result.wholeFiles.contains(path) {
      guard let bytes = contents(root + "/" + path),
        let register = SampleRegister(
          bytes, path: path, originals: presets.compactMap { contents($0 + "/" + path) })
      else { continue }
      if register.changed > 0 { result.changed.append((path, "（\(register.changed)）")) }
      result.changedEntries += register.changed
      guard register.rows > 0 else { continue }
      result.registers.append((path, register.rows))
      result.remaining.append((path, register.remaining))
    }
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
    let originals = presets.compactMap { contents($0 + "/" + path) }
    return !originals.isEmpty && !originals.contains { Self.words($0) == Self.words(bytes) }
  }

  private static func words(_ bytes: [UInt8]) -> [UInt8] {
    (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
      .filter { $0 != Ascii.carriageReturn }
  }

  private func sampleLinks(below root: String) -> SampleLinks? {
    contents(root + "/" + linksPath).flatMap { SampleLinks($0) }
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

  private static var entriesInTOML: Diagnostic {
    Diagnostic(
      .unreadableFile, at: SourceLocation(path: "data"),
      Message("有的示例登记写在 TOML 里，没有删去", "sample entries in TOML are not taken out"),
      help: Message(
        "请自己删去写着 sample = true 的几节", "remove the entries with `sample = true` yourself"))
  }

  private static var unusualLinks: Diagnostic {
    Diagnostic(
      .unreadableFile, at: SourceLocation(path: linksPath),
      Message(
        "这个文件的写法特别，示例链接没有把握删去", "the sample links of this file cannot be taken out with certainty"
      ),
      help: Message(
        "请自己删去写着 sample = true 的链接", "remove the links with `sample = true` yourself"))
  }
}
