import Base
import Diagnostics
import Files
import Glibc
import RedSiteGen
import SiteModel

extension PreviewSite {
  /// After so many single files all are read again, so that what they leave behind stays small.
  private static let mostReplacements = 200

  /// Takes up changes of files.
  ///
  /// - Parameter paths: the absolute paths of files that were written, made, moved or removed.
  /// - Returns: whether anything of the site changed.
  package mutating func apply(_ paths: Set<String>) -> Bool {
    guard let setUp = inputs?.setUp, let files = inputs?.tree.files else {
      load()
      return true
    }
    var articles: [Int] = []
    var isTheme = false
    for path in paths.sorted() {
      switch change(path, setUp: setUp, files: files) {
      case .nothing: break
      case .article(let index): articles.append(index)
      // Themes of subsites have the site's own files in them too.
      case .theme where inputs?.tree.subsiteThemes.isEmpty == true: isTheme = true
      case .theme, .everything:
        load()
        return true
      }
    }
    guard !articles.isEmpty || isTheme else { return false }
    guard replacements + articles.count <= Self.mostReplacements else {
      load()
      return true
    }
    var needsRelating = isTheme
    for index in articles {
      switch replace(index) {
      case .body: break
      case .frontMatter: needsRelating = true
      case .everything:
        load()
        return true
      }
    }
    if isTheme { readThemeAgain(setUp) }
    if needsRelating { relate() }
    return true
  }

  private enum Change { case nothing, article(Int), theme, everything }

  private func change(_ path: String, setUp: SiteSetUp, files: [SourceFile]) -> Change {
    let isTheme = setUp.themes.contains { path.hasPrefix($0.absolutePath + "/") }
    let outer = [inputs?.tree.privateFolder, inputs?.tree.listsFolder]
    if outer.contains(where: { $0.map { path.hasPrefix($0 + "/") } ?? false }) {
      return .everything
    }
    guard path.hasPrefix(setUp.root + "/") else { return isTheme ? .theme : .nothing }
    let relative = String(path.dropFirst(setUp.root.count + 1))
    if isTheme || relative.hasPrefix("templates/") || relative.hasPrefix("assets/") {
      return relative.hasSuffix("theme.toml") ? .everything : .theme
    }
    if let index = place(of: relative, in: files) {
      guard files[index].role == .article || files[index].role == .index,
        files[index].isReadable, access(path, F_OK) == 0
      else { return .everything }
      return .article(index)
    }
    if relative == siteFileName || relative == PermalinkLock.fileName { return .everything }
    let top = relative.split(separator: "/").first.map(String.init) ?? ""
    guard Self.folders.contains(top) else { return .nothing }
    // Files that editors make beside the one they write are gone again, or are passed over.
    return access(path, F_OK) == 0 || hasFiles(below: relative, in: files) ? .everything : .nothing
  }

  /// The place of a file among those of the site.
  private func place(of path: String, in files: [SourceFile]) -> Int? {
    files.firstIndex { $0.path == path }
  }

  private func hasFiles(below folder: String, in files: [SourceFile]) -> Bool {
    files.contains { $0.path.hasPrefix(folder + "/") }
  }

  /// What of a file changed.
  private enum Replacement { case body, frontMatter, everything }

  /// Reads and parses one file of `content/` anew.
  private mutating func replace(_ index: Int) -> Replacement {
    guard var inputs else { return .everything }
    self.inputs = nil
    defer { self.inputs = inputs }
    let path = inputs.tree.files[index].path
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(
        FilePlace(path, below: inputs.setUp.root), limit: Limits.textFileBytes, into: &buffer)
    } catch {
      return .everything
    }
    let bytes = buffer.makeArray()
    let id = SourceFile.ID(index)
    let old = inputs.parsed.articles.firstIndex { $0.article.file == id }
    let bodyStart = old.map {
      Int(inputs.parsed.articles[$0].article.body.offset - inputs.tree.files[index].text.offset)
    }
    let isSameFrontMatter =
      bodyStart.map { start in
        inputs.parsed.texts.withView { view in
          let before = view[inputs.tree.files[index].text]
          return bytes.withBytes { after in
            // A file without text has no front matter to compare.
            start > 0 && start <= after.count && start < before.count
              && before[slice: 0..<start].equals(after[slice: 0..<start])
              && Self.addresses(in: before[slice: start..<before.count])
                == Self.addresses(in: after[slice: start..<after.count])
          }
        }
      } ?? false

    replacements += 1
    inputs.tree.files[index].size = bytes.count
    inputs.tree.files[index].text = Text(
      segment: inputs.parsed.texts.nextSegment, offset: 0, count: UInt32(bytes.count))
    inputs.parsed.texts.add(bytes)
    let file = inputs.tree.files[index]
    let found = DiagnosticSink()
    let output = inputs.parsed.texts.withView { view in
      var parser = ContentParser(
        view: view, files: inputs.tree.files, configuration: inputs.setUp.configuration,
        segment: inputs.parsed.texts.nextSegment, words: inputs.wordList, diagnostics: found)
      parser.parse(file, id: id, place: 0)
      return parser.finish()
    }
    inputs.parsed.texts.add(output.segment)
    inputDiagnostics.removeAll { $0.location.path == path }
    inputDiagnostics += found.diagnostics
    let findings = inputs.parsed.findings.count
    inputs.parsed.findings.removeAll { $0.file == id }
    let hasFindings = inputs.parsed.findings.count < findings || !output.findings.isEmpty
    inputs.parsed.findings += output.findings
    inputs.parsed.notices.removeAll { $0.file == id }
    inputs.parsed.notices += output.notices
    inputs.parsed.notices.sort { $0.file < $1.file }
    inputs.parsed.refused.remove(id)
    inputs.parsed.refused.formUnion(output.refused)
    switch output.results.first?.output {
    case .article(let article):
      guard let old else { return .everything }
      inputs.parsed.articles[old] = article
      // What is found is reported where the site is organized.
      guard isSameFrontMatter, !hasFindings, Int(article.article.body.offset) == bodyStart else {
        return .frontMatter
      }
      return replaceBody(
        of: id, bytes: bytes, bodyStart: Int(article.article.body.offset),
        summary: inputs.parsed.texts.string(article.article.summary)) ? .body : .frontMatter
    case .index(let parsed):
      // A subsite may name another theme than before, which has to be read.
      guard let place = inputs.parsed.indexes.firstIndex(where: { $0.column.file == id }),
        parsed.subsite == nil, inputs.parsed.indexes[place].subsite == nil
      else { return .everything }
      inputs.parsed.indexes[place] = parsed
      return .frontMatter
    case nil: return .everything
    }
  }

  /// Gives an article of the draft its new text; false where the draft does not have it.
  private mutating func replaceBody(
    of file: SourceFile.ID, bytes: [UInt8], bodyStart: Int, summary: String
  ) -> Bool {
    // Taken out and put back, so that nothing of the site is copied.
    guard var draft else { return false }
    self.draft = nil
    defer { self.draft = draft }
    if let article = draft.plan.site.articles.firstIndex(where: { $0.file == file }) {
      search.remove(Article.ID(article))
    }
    return draft.plan.replaceText(
      of: file, bytes: bytes, bodyStart: bodyStart, summary: summary)
  }

  /// The lines that name another site: what a text can change besides itself, since links out can
  /// have pages of their own.
  private static func addresses(in text: Bytes) -> [String] {
    text.string.split(separator: "\n").filter { $0.contains("://") }.map(String.init)
  }

  private mutating func readThemeAgain(_ setUp: SiteSetUp) {
    let starts = ["templates/", "assets/"] + setUp.themes.map { $0.displayPath + "/" }
    inputDiagnostics.removeAll { problem in
      starts.contains { problem.location.path.hasPrefix($0) }
    }
    let found = DiagnosticSink()
    inputs?.tree.theme = readTheme(root: setUp.root, themes: setUp.themes, diagnostics: found)
    inputDiagnostics += found.diagnostics
  }
}
