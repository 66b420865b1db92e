import Base
import ChineseMarkdown
import Diagnostics
import Files
import RedSiteGen
import SiteModel

/// Finds the links and paths that a move breaks, and what they become.
struct LinkRewriter {
  private let plan: SitePlan
  private let parsed: ParsedSite
  private let move: ContentMove
  private let options: MarkdownOptions
  private var fixes: [SourceFile.ID: [Diagnostic]] = [:]
  /// What leads to something that moves and could not be changed.
  private(set) var problems: [Diagnostic] = []

  init(_ plan: SitePlan, _ parsed: ParsedSite, _ move: ContentMove) {
    self.plan = plan
    self.parsed = parsed
    self.move = move
    options = MarkdownOptions(of: plan.site.configuration)
  }

  /// The changed files, by path.
  var changes: [FixedFile] {
    plan.site.texts.withView { view in
      fixes.compactMap { file, fixes in
        let source = plan.site.files[file.offset]
        return FixedFile(path: source.path, bytes: Array(view[source.text]), problems: fixes)
      }.sorted { $0.path < $1.path }
    }
  }

  /// Looks at every text, front matter and data file.
  mutating func run() {
    for item in parsed.articles where item.aggregateColumn == nil {
      let file = item.article.file
      readBody(item.article.body, file: file)
      var paths = item.attachments.map(\.file)
      paths += [item.image, item.internalLink, item.video?.file, item.video?.poster].compactMap(
        \.self)
      paths += (item.document?.replaces ?? []) + (item.document?.replacedBy ?? [])
      for path in paths { rewrite(path, in: file) }
      for column in item.columns { rewrite(column, in: file, fromRoot: true) }
      for topic in item.topics { rewriteTopic(topic, in: file) }
    }
    // Lists in the private folder are named from there, wherever the article lies.
    let isPrivate = !plan.site.configuration.notices.privateFolder.isEmpty
    for notice in parsed.notices {
      for path in [notice.result, isPrivate ? nil : notice.people].compactMap(\.self) {
        rewrite(path, in: notice.file)
      }
    }
    for index in parsed.indexes {
      guard let file = index.column.file else { continue }
      readBody(index.column.body, file: file)
      let faces = index.face.pictures + (index.subsite?.face.pictures ?? [])
      for path in [index.image].compactMap(\.self) + faces.map(\.reference) {
        rewrite(path, in: file)
      }
    }
    for group in parsed.linkGroups {
      for link in group.links {
        for path in [link.internalLink, link.logo].compactMap(\.self) {
          guard let file = plan.site.files.firstIndex(where: { $0.path == linksPath }) else {
            continue
          }
          rewrite(path, in: SourceFile.ID(file))
        }
      }
    }
  }

  // MARK: Texts

  private mutating func readBody(_ body: Text, file: SourceFile.ID) {
    guard !body.isEmpty else { return }
    let site = plan.site
    let place = ContentPlace(
      files: site.files, of: site.files[file.offset])
    let found = site.texts.withView { view in
      var document = PathCollectingDocument(place: place)
      var renderer = MarkdownRenderer(options: options)
      var html = ByteBuffer(capacity: 1 << 14)
      renderer.render(view[body], document: &document, into: &html)
      return document.found
    }
    let source = plan.site.files[file.offset]
    let start = Int(body.offset - source.text.offset)
    for link in found {
      guard let new = newPath(of: link.path, in: source, fromRoot: false) else { continue }
      let range = (start + link.range.lowerBound)..<(start + link.range.upperBound)
      let written = new + link.suffix
      guard link.isSure(in: plan.site.texts, body) else {
        let definitions = link.definitions(in: plan.site.texts, body)
        for place in definitions {
          add(file, (start + place.lowerBound)..<(start + place.upperBound), written)
        }
        if definitions.isEmpty { report(file, range, written: link.path, new: written) }
        continue
      }
      let needsBrackets = written.contains(" ") && !link.hasBrackets(in: plan.site.texts, body)
      add(file, range, needsBrackets ? "<\(written)>" : written)
    }
  }

  // MARK: Front matter and data

  private mutating func rewrite(
    _ reference: Reference, in file: SourceFile.ID, fromRoot: Bool = false
  ) {
    let name = reference.name
    let (path, suffix) = name.withBytes { bytes in
      let text = LinkText(bytes)
      return (text.path, bytes[slice: text.pathCount..<bytes.count].string)
    }
    guard let new = newPath(of: path, in: plan.site.files[file.offset], fromRoot: fromRoot) else {
      return
    }
    replace(reference, by: new + suffix, in: file)
  }

  private mutating func rewriteTopic(_ reference: Reference, in file: SourceFile.ID) {
    let folder = FolderNames.topics + "/" + reference.name
    guard move.contains(folder), move.new.hasPrefix(FolderNames.topics + "/") else { return }
    replace(
      reference, by: String(move.path(of: folder).dropFirst(FolderNames.topics.count + 1)), in: file
    )
  }

  private mutating func replace(_ reference: Reference, by new: String, in file: SourceFile.ID) {
    let text = plan.site.texts.withView { view in
      let source = view[plan.site.files[file.offset].text]
      return source[slice: reference.range].string
    }
    // The bytes may have quotes around them, and escapes in which the name is not found.
    guard let place = text.range(of: reference.name) else {
      return report(file, reference.range, written: reference.name, new: new)
    }
    let start =
      reference.range.lowerBound + text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    add(file, start..<(start + reference.name.utf8.count), new)
  }

  // MARK: Paths

  /// What a path becomes; nil where it stays.
  private func newPath(of path: String, in source: SourceFile, fromRoot: Bool) -> String? {
    let folder = fromRoot ? "" : source.linkFolder
    let isRooted = path.hasPrefix("/") || fromRoot
    if let content = ContentPath.resolve(path, in: folder), leads(content) {
      let target = move.path(of: content)
      let newFolder =
        source.role == .data || fromRoot
        ? "" : ContentPath.folder(of: move.path(of: source.contentPath))
      guard target != content || (!isRooted && newFolder != folder) else { return nil }
      let tail = path.hasSuffix("/") ? "/" : ""
      if isRooted { return (path.hasPrefix("/") ? "/" : "") + target + tail }
      let written = Self.relative(target, from: newFolder) + tail
      return written == path ? nil : written
    }
    // A URL of the site: its alias would answer it, the file itself is better.
    guard path.hasPrefix("/"), let file = plan.paths.path(ofURL: path),
      let target = contentPath(ofPage: file), move.contains(target)
    else { return nil }
    return "/" + move.path(of: target)
  }

  private func leads(_ path: String) -> Bool {
    ContentPath.meanings(of: path).contains { plan.site.targets[$0] != nil }
  }

  private func contentPath(ofPage file: String) -> String? {
    let page = plan.pages.first { plan.texts.string($0.path) == file }
    return page?.contentPath(in: plan.site)
  }

  static func relative(_ target: String, from folder: String) -> String {
    let to = target.split(separator: "/")
    let from = folder.split(separator: "/")
    var shared = 0
    while shared < from.count, shared < to.count - 1, from[shared] == to[shared] { shared += 1 }
    return
      (Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared).map(String.init))
      .joined(separator: "/")
  }

  // MARK: What was found

  private mutating func add(_ file: SourceFile.ID, _ range: Range<Int>, _ new: String) {
    let path = plan.site.files[file.offset].path
    fixes[file, default: []].append(
      Diagnostic(
        .brokenLink, at: SourceLocation(path: path), Message("", ""),
        fix: Diagnostic.Fix(bytes: range, replacement: new)))
  }

  private mutating func report(
    _ file: SourceFile.ID, _ range: Range<Int>, written: String, new: String
  ) {
    let source = plan.site.files[file.offset]
    let location = plan.site.texts.withView { view in
      SourceLocation(path: source.path, file: view[source.text], range: range)
    }
    problems.append(
      Diagnostic(
        .brokenLink, at: location,
        Message(
          "“\(written)”要跟着改，但没有把握自动改", "“\(written)” must change too, and is not sure enough"),
        help: Message("请改成“\(new)”", "write “\(new)”"), severity: .warning))
  }
}
