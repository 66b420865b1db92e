import Base

/// The files of `content/` that are copied as they are, and which of them may be published.
struct ContentAssets {
  /// References to files that do not exist.
  private(set) var diagnostics: [Diagnostic] = []

  private let files: [SourceFile]
  private let locator: SourceLocator
  private var byPath: [String: SourceFile.ID] = [:]

  init(files: [SourceFile], locator: SourceLocator) {
    self.files = files
    self.locator = locator
    for (index, file) in files.enumerated() where file.role == .asset {
      byPath[file.contentPath] = SourceFile.ID(index)
    }
  }

  /// The file that a path in front matter means, or nil and a diagnostic.
  ///
  /// - Parameters:
  ///   - reference: the path as written: beside the file, or from `content/` with a leading `/`.
  ///   - folder: the folder of the file that says so.
  ///   - file: that file, for messages.
  ///   - code: what a missing file is called.
  /// - Returns: the file, or nil.
  mutating func find(
    _ reference: Reference, in folder: String, from file: SourceFile.ID, code: DiagnosticCode
  ) -> SourceFile.ID? {
    let path = ContentPath.resolve(reference.name, in: folder)
    if let path, let found = byPath[path] { return found }
    let near = path.flatMap { nearestPath(to: $0) }
    diagnostics.append(
      Diagnostic(
        code, at: locator.location(file, reference.range),
        Message("找不到文件“\(reference.name)”", "there is no file “\(reference.name)”"),
        help: near.map { Message("是不是“\($0)”？", "did you mean “\($0)”?") }
          ?? Message(
            "请把文件放到文章旁边（content/\(folder)/），或写从 content 起的路径，如 /\(folder)/文件名",
            "put the file beside the article (content/\(folder)/) or write a path from content")))
    return nil
  }

  /// First a name that differs only in case, then the nearest within the same folder.
  private func nearestPath(to path: String) -> String? {
    let lowered = path.lowercased()
    if let same = byPath.keys.filter({ $0.lowercased() == lowered }).min() { return "/" + same }
    let folder = ContentPath.folder(of: path)
    let siblings = byPath.keys.filter { ContentPath.folder(of: $0) == folder }
      .map { ContentPath.name(of: $0) }.sorted()
    return nearestName(to: ContentPath.name(of: path), among: siblings)
  }

  /// The files to publish: all but those that belong to hidden articles only.
  ///
  /// A file in the folder of `slug/index.md` belongs to that article. A file beside several
  /// articles belongs to those that name it; it is withheld when a hidden article of its folder
  /// does and no visible one does.
  func published(
    _ articles: [ParsedArticle], hidden: [Int], texts: TextStore
  ) -> [SourceFile.ID] {
    let isHidden = Set(hidden)
    var hiddenFolders: Set<String> = []
    var hiddenBeside: [String: [Int]] = [:]
    for index in hidden {
      let file = files[articles[index].article.file.offset]
      if ContentPath.name(of: file.path) == "index.md" {
        hiddenFolders.insert(file.contentFolder)
      } else {
        hiddenBeside[file.contentFolder, default: []].append(index)
      }
    }
    var visibleBeside: [String: [Int]] = [:]
    if !hiddenBeside.isEmpty {
      for (index, parsed) in articles.enumerated() where !isHidden.contains(index) {
        let folder = files[parsed.article.file.offset].contentFolder
        if hiddenBeside[folder] != nil { visibleBeside[folder, default: []].append(index) }
      }
    }
    func mentions(_ name: String, _ candidates: [Int]?) -> Bool {
      candidates?.contains { index in
        texts.string(files[articles[index].article.file.offset].text).contains(name)
      } ?? false
    }
    return files.indices.filter { index in
      let file = files[index]
      guard file.role == .asset, file.isReadable else { return false }
      var folder = file.contentFolder
      if let beside = hiddenBeside[folder] {
        let name = ContentPath.name(of: file.path)
        if mentions(name, beside), !mentions(name, visibleBeside[folder]) { return false }
      }
      while !folder.isEmpty {
        if hiddenFolders.contains(folder) { return false }
        folder = ContentPath.folder(of: folder)
      }
      return true
    }.map { SourceFile.ID($0) }
  }
}
