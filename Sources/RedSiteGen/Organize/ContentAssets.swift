import Base
import Diagnostics
import Files
import Scan
import SiteModel

/// The files of `content/` that are copied as they are, and which of them may be published.
struct ContentAssets {
  private let files: [SourceFile]
  private let locator: SourceLocator
  /// Receives references to files that do not exist or are not published.
  private let diagnostics: DiagnosticSink
  private var byPath: [String: SourceFile.ID] = [:]
  /// Every file that front matter or data names for readers, by whom.
  private(set) var uses: [Use] = []
  /// The files that something is made of: they are read, and never published themselves.
  private(set) var inputs: Set<SourceFile.ID> = []
  /// The names, in small letters, of files that are not where front matter or data looks for them.
  private(set) var missedNames: Set<String> = []

  /// What must stay in pictures where they are cut.
  private(set) var focusPoints: [SourceFile.ID: FocusPoint] = [:]

  /// A file that front matter names.
  struct Use {
    var asset: SourceFile.ID
    var reference: Reference
    var file: SourceFile.ID
    /// Whether pages show it, and do not only lead to it.
    var isShown: Bool
  }

  init(files: [SourceFile], locator: SourceLocator, diagnostics: DiagnosticSink) {
    self.diagnostics = diagnostics
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
  ///   - isInput: whether something is made of the file, which is not for readers then.
  /// - Returns: the file, or nil.
  mutating func find(
    _ reference: Reference, in folder: String, from file: SourceFile.ID, code: DiagnosticCode,
    isInput: Bool = false
  ) -> SourceFile.ID? {
    guard let found = asset(reference.name, in: folder) else {
      let path = ContentPath.resolve(reference.name, in: folder)
      missedNames.insert(ContentPath.name(of: reference.name).lowercased())
      diagnostics.report(missing(reference, path, in: folder, from: file, code: code))
      return nil
    }
    if isInput {
      inputs.insert(found)
    } else {
      uses.append(
        Use(asset: found, reference: reference, file: file, isShown: code == .missingImage))
      if let focus = reference.focus { note(focus.point, at: focus.range, of: found, by: file) }
    }
    return found
  }

  /// The file that a path in front matter means where something is made of it and it is no matter if
  /// it is missing; nobody gets it as it is.
  mutating func keep(_ reference: Reference, in folder: String) -> SourceFile.ID? {
    let found = asset(reference.name, in: folder)
    if let found { inputs.insert(found) }
    return found
  }

  /// Notes what must stay in a picture: one thing, since it is the picture that has it.
  private mutating func note(
    _ point: FocusPoint, at range: Range<Int>, of picture: SourceFile.ID, by file: SourceFile.ID
  ) {
    let known = focusPoints[picture, default: point]
    focusPoints[picture] = known
    guard known != point else { return }
    diagnostics.report(
      Diagnostic(
        .focusDiffers, at: locator.location(file, range),
        Message(
          "同一张图片的重点（focus）在别处写得不一样，这里的不算数",
          "another file gives this picture another `focus`, so this one does not count"),
        help: Message(
          "请把各处的 focus 写成一样；确实要裁成两样的，把图片另存一份",
          "write the same everywhere; or keep a copy of the picture to cut it otherwise")))
  }

  /// The file that a path in a file of `folder` means, if there is one.
  func asset(_ path: String, in folder: String) -> SourceFile.ID? {
    ContentPath.resolve(path, in: folder).flatMap { byPath[$0] }
  }

  private func missing(
    _ reference: Reference, _ path: String?, in folder: String, from file: SourceFile.ID,
    code: DiagnosticCode
  ) -> Diagnostic {
    let location = locator.location(file, reference.range)
    if let path, let actual = name(ignoringCase: path) {
      let spelling = ContentPath.respelled(reference.name, in: folder, as: actual)
      return LinkProblem.differsInCase(reference.name, spelling: spelling)
        .diagnostic(reference.name, at: location)
    }
    if let local = LocalPath(reference.name) {
      return LinkProblem.local(local).diagnostic(reference.name, at: location)
    }
    let isPicture = code == .missingImage
    let siblings = path.map { names(besides: $0) } ?? []
    let name = ContentPath.name(of: path ?? reference.name)
    return LinkProblem.missingFile(
      reference.name, isPicture: isPicture, folder: path.map(ContentPath.folder),
      nearest: nearestName(to: name, among: siblings),
      lying: namesByDistance(
        to: name,
        among: siblings.filter {
          FileSignature(ending: ContentPath.ending(of: $0))?.isImage == isPicture
        })
    ).diagnostic(reference.name, at: location)
  }

  private func name(ignoringCase path: String) -> String? {
    let lowered = path.lowercased()
    return byPath.keys.filter { $0.lowercased() == lowered }.min()
  }

  /// The names in the folder of a path.
  private func names(besides path: String) -> [String] {
    let folder = ContentPath.folder(of: path)
    return byPath.keys.filter { ContentPath.folder(of: $0) == folder }.map(ContentPath.name)
  }

  /// Where articles of its folder name each file that cannot be published, by the file's path:
  /// who has to mend it looks for the article.
  func usesOfRefused(
    _ articles: [ParsedArticle], texts: TextStore
  ) -> [String: [Diagnostic.Note]] {
    let refused = files.indices.filter { files[$0].role == .asset && !files[$0].isReadable }
    guard !refused.isEmpty else { return [:] }
    var beside: [String: [SourceFile.ID]] = [:]
    for article in articles {
      let file = article.article.file
      beside[files[file.offset].contentFolder, default: []].append(file)
    }
    var notes: [String: [Diagnostic.Note]] = [:]
    // As many as people are shown problems.
    for index in refused.prefix(DiagnosticReport.most) {
      let name = ContentPath.name(of: files[index].path)
      let uses = (beside[files[index].contentFolder] ?? []).lazy.compactMap { file in
        texts.withView { view in
          name.withBytes { view[files[file.offset].text].firstRange(of: $0) }
        }.map { locator.location(file, $0) }
      }
      notes[files[index].path] = uses.prefix(3).map {
        Diagnostic.Note(Message("文章在这里用到它", "an article uses it here"), at: $0)
      }
    }
    return notes
  }

  /// Reports front matter that names a file which is not published.
  ///
  /// - Parameters:
  ///   - allowed: the files that may be published.
  ///   - hidden: the files of articles that are not on the site, which may name anything.
  func checkUses(allowed: [SourceFile.ID], hidden: Set<SourceFile.ID>) {
    let allowed = Set(allowed)
    for use in uses where !allowed.contains(use.asset) && !hidden.contains(use.file) {
      // What cannot be read is reported where it lies.
      guard files[use.asset.offset].isReadable else { continue }
      let name = use.reference.name
      let problem: LinkProblem =
        inputs.contains(use.asset) ? .unpublished(name) : .withheld(name)
      diagnostics.report(
        problem.diagnostic(name, at: locator.location(use.file, use.reference.range)))
    }
  }

  /// The files that may be published: all but inputs and those that belong to hidden articles
  /// only.
  ///
  /// A file in the folder of `slug/index.md` belongs to that article. A file beside several
  /// articles belongs to those that name it; it is withheld when a hidden article of its folder
  /// does and no visible one does. The files of a topic that is not open yet are withheld.
  func allowed(
    _ articles: [ParsedArticle], hidden: [Int], texts: TextStore,
    closedTopics: some Collection<String>
  ) -> [SourceFile.ID] {
    let isHidden = Set(hidden)
    var hiddenFolders = Set(closedTopics.map { FolderNames.topics + "/" + $0 })
    var hiddenBeside: [String: [Int]] = [:]
    for index in hidden {
      let file = files[articles[index].article.file.offset]
      if ContentPath.isFolderArticle(file.path) {
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
      guard file.role == .asset, file.isReadable, !inputs.contains(SourceFile.ID(index)) else {
        return false
      }
      let folder = file.contentFolder
      if let beside = hiddenBeside[folder] {
        let name = ContentPath.name(of: file.path)
        if mentions(name, beside), !mentions(name, visibleBeside[folder]) { return false }
      }
      return !ContentPath.upwards(from: folder).contains(where: hiddenFolders.contains)
    }.map { SourceFile.ID($0) }
  }
}
