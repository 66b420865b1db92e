import Archives
import Base
import ChildProcesses
import Diagnostics
import Files
import Metadata

/// A Word document as pandoc reads it after our preparation.
struct WordDocument {
  let name: String
  /// 标题.
  private(set) var title = ""
  /// `dc:creator`.
  private(set) var author = ""
  /// The date under the text, otherwise the day of its making where that is known.
  private(set) var date: CivilDate?
  /// The blocks after the title.
  private(set) var blocks: [TextBlock] = []
  /// The words that readers of the document see, those of notes last.
  let words: String
  /// What it has besides its text.
  let losses: [ImportLoss]

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - name: what messages call it.
  ///   - path: where it is.
  ///   - folder: a folder to work in.
  /// - Throws: why it cannot be taken over.
  init(_ name: String, path: String, in folder: FileStore) throws(Diagnostic) {
    self.name = name
    func failure(_ code: DiagnosticCode, _ message: Message, _ help: Message? = nil) -> Diagnostic {
      Diagnostic(code, at: SourceLocation(path: name), message, help: help)
    }
    let broken = failure(
      .unreadableFile, Message("这不是 Word 文档，或者文件坏了", "this is no Word document, or it is damaged"),
      Message("请用 Word 或 WPS 打开，另存为 .docx", "open it in Word or WPS and save it as .docx"))
    // A document is an archive too; pandoc unpacks whatever it is given.
    let parts: [(entry: ZipEntry, bytes: [UInt8])]
    do throws(ZipProblem) {
      var zip = try ArchiveFile(path)
      try ZipArchive.checkNames(zip.archive.entries)
      try ZipArchive.check(zip.archive.entries)
      var read: [(entry: ZipEntry, bytes: [UInt8])] = []
      for entry in zip.archive.entries { read.append((entry, try zip.read(entry))) }
      parts = read
    } catch {
      if case .damaged = error { throw broken }
      throw failure(.unreadableFile, error.message)
    }
    func element(_ name: String) -> XMLElement? {
      parts.first { $0.entry.text.lowercased() == name.lowercased() }
        .flatMap { try? XMLElement.parse($0.bytes) }
    }
    let main =
      Self.target("/officeDocument", in: element("_rels/.rels"), below: "") ?? "word/document.xml"
    guard let document = element(main) else { throw broken }
    let home = ContentPath.folder(of: main)
    let relations = element(home + "/_rels/" + ContentPath.name(of: main) + ".rels")
    let numbering = Self.target("/numbering", in: relations, below: home).flatMap(element)
    let notes = ["/footnotes", "/endnotes"].compactMap {
      Self.target($0, in: relations, below: home)
    }
    words = ([document] + notes.compactMap(element)).map(\.wordText).joined(separator: "\n")
    losses = WordParts.losses(relations, in: home, of: name, part: element)
    var preparation = WordPreparation(document, numbering: numbering)
    if let refusal = preparation.refusal {
      throw failure(
        .unreadableFile, refusal,
        Message(
          "请在 Word 里接受或拒绝全部修订、删掉批注，再导入",
          "accept or reject the changes and delete the comments in Word"))
    }
    do throws(SystemError) {
      let isStrict = document.attributes.contains { $0.value.hasPrefix(Self.strictNames) }
      var prepared = ZipWriter()
      for part in parts where part.entry.text.lowercased() != main.lowercased() {
        var bytes = part.bytes
        if notes.contains(part.entry.text), let note = element(part.entry.text) {
          bytes = WordPreparation.unfolded(note)
        }
        let isXML = [".xml", ".rels"].contains { part.entry.text.lowercased().hasSuffix($0) }
        prepared.add(
          part.entry.text, isStrict && isXML ? Self.transitional(bytes) : bytes, isPacked: false)
      }
      let text = preparation.run()
      prepared.add(main, isStrict ? Self.transitional(text) : text, isPacked: false)
      try folder.create("document.docx", prepared.finish())
    } catch {
      throw failure(
        .fileSystem, Message("临时文件写不了：\(error.chinese)", "cannot write: \(error.english)"))
    }
    guard let pandoc = ProgramPath.find("pandoc"),
      let read = try? ChildProcess.run(
        [
          pandoc, "--from", "docx", "--to", "json", "--extract-media",
          folder.folder + "/media", folder.folder + "/document.docx",
        ],
        limit: Limits.textFileBytes * 8), read.status == 0,
      let json = try? JSONParser.parse(read.output)
    else { throw broken }
    let root = PandocValue(json)
    blocks = WordPreparation.aligned(PandocText.blocks(root["blocks"].list))
    // pandoc takes the first paragraphs out where their styles are of a title, subtitle and so on.
    let meta = root["meta"]
    let titles = Self.lines(meta["title"])
    let others = ["subtitle", "author", "date", "abstract"].flatMap { Self.lines(meta[$0]) }
    blocks = WordPreparation.aligned((titles.dropFirst() + others).map { .paragraph($0) }) + blocks
    takeTitle(titles.first ?? [])
    date = dateBelow()
    if let core = element("docProps/core.xml") {
      author = core.child("dc:creator")?.text.trimmed ?? ""
      if date == nil { date = Self.day(core.child("dcterms:created")?.text ?? "") }
    }
    guard !title.isEmpty || !blocks.isEmpty else {
      let besides = losses.map(\.what).joined(separator: "；")
      throw failure(
        .unreadableFile,
        besides.isEmpty
          ? Message("文档是空的", "the document is empty")
          : Message("文档没有正文，有的是：\(besides)", "the document has no text, only: \(besides)"))
    }
    if title.isEmpty {
      let stem = ContentPath.stem(of: ContentPath.name(of: name)).trimmed
      title = stem.isEmpty ? "无题" : stem
    }
  }

  private static let strictNames = "http://purl.oclc.org/ooxml/"

  /// A part in the names of the usual kind of document, which pandoc knows: those of the strict one
  /// (ISO/IEC 29500-1) have no year in them.
  private static func transitional(_ part: [UInt8]) -> [UInt8] {
    let pieces = String(decoding: part, as: UTF8.self).split(
      separator: strictNames, omittingEmptySubsequences: false)
    let rest = pieces.dropFirst().map { piece -> String in
      let kind = piece.prefix { $0 != "/" }
      return "http://schemas.openxmlformats.org/\(kind)/2006\(piece.dropFirst(kind.count))"
    }
    return Array((pieces[0] + rest.joined()).utf8)
  }

  /// The lines of one of pandoc's metadata.
  private static func lines(_ value: PandocValue) -> [[TextInline]] {
    let content = value.content.list
    switch value.kind {
    case "MetaInlines": return [PandocText.inlines(content)]
    case "MetaBlocks":
      return PandocText.blocks(content).compactMap {
        if case .paragraph(let inlines) = $0 { inlines } else { nil }
      }
    case "MetaList": return content.flatMap(lines)
    default: return []
    }
  }

  /// The part that a relationship of a type names, by its path in the archive.
  private static func target(_ type: String, in relations: XMLElement?, below folder: String)
    -> String?
  {
    for relation in relations?.elements ?? [] {
      guard relation.attribute("Type")?.hasSuffix(type) ?? false,
        let target = relation.attribute("Target")
      else { continue }
      return ContentPath.resolve(target, in: folder)
    }
    return nil
  }

  /// Finds the title, which is that of the style, else the first heading or line.
  ///
  /// What stands in it besides words, pictures and notes, begins the text.
  private mutating func takeTitle(_ styled: [TextInline]) {
    var inlines = styled
    if Self.line(styled).isEmpty { inlines = takeFirstLine() ?? [] }
    title = Self.line(inlines)
    var rest: [TextBlock] = []
    let pictures = inlines.flatMap(Self.pictures)
    if !pictures.isEmpty { rest.append(.paragraph(pictures)) }
    for note in inlines.flatMap(Self.notes) { rest += note }
    blocks = rest + blocks
  }

  /// Takes the first line out of the blocks where it can be a title.
  private mutating func takeFirstLine() -> [TextInline]? {
    guard let first = blocks.firstIndex(where: { !$0.isWithoutText }) else { return nil }
    switch blocks[first] {
    case .paragraph(let inlines), .heading(_, let inlines):
      // A first paragraph that is text stays; its beginning is the name to be changed.
      let text = Self.line(inlines)
      if text.count > 60 {
        return [.text(text.prefix(30) + "…")]
      }
      blocks.remove(at: first)
      return inlines
    case .numbers(let number, let items):
      return takeFirstItem(items, at: first) { .numbers(number + 1, $0) }
    case .bullets(let items): return takeFirstItem(items, at: first) { .bullets($0) }
    case .aligned(let side, let inner):
      guard case .paragraph(let inlines)? = inner.first, Self.line(inlines).count <= 60 else {
        return nil
      }
      let rest = Array(inner.dropFirst())
      blocks.replaceSubrange(first...first, with: rest.isEmpty ? [] : [.aligned(side, rest)])
      return inlines
    case .table(let table):
      // The first row of a form is often its name, over the whole width.
      guard let row = table.rows.first, row.count == 1, table.rows.count > 1,
        row[0].blocks.count == 1, case .paragraph(let inlines) = row[0].blocks[0],
        (2...40).contains(Self.line(inlines).count)
      else { return nil }
      var rest = table
      rest.rows.removeFirst()
      blocks[first] = .table(rest)
      return inlines
    default: return nil
    }
  }

  private mutating func takeFirstItem(
    _ items: [[TextBlock]], at place: Int, _ make: ([[TextBlock]]) -> TextBlock
  ) -> [TextInline]? {
    guard let item = items.first, case .paragraph(let inlines)? = item.first,
      Self.line(inlines).count <= 60
    else { return nil }
    let rest = Array(items.dropFirst())
    blocks.replaceSubrange(
      place...place, with: Array(item.dropFirst()) + (rest.isEmpty ? [] : [make(rest)]))
    return inlines
  }

  private static func line(_ inlines: [TextInline]) -> String {
    var text = ""
    for inline in inlines {
      // A figure above or below the line stays what it is in a title too.
      switch inline {
      case .superscript(let inner): text += SmallFigures.raised(inner.plainText) ?? inner.plainText
      case .lowered(let inner): text += SmallFigures.lowered(inner.plainText) ?? inner.plainText
      case .strong(let inner), .emphasis(let inner), .link(_, let inner), .struck(let inner):
        text += line(inner)
      default: text += inline.plainText
      }
    }
    return text.filter { $0 != WordPreparation.rightMark }
      .split { $0.isWhitespace }.joined(separator: " ")
  }

  private static func pictures(_ inline: TextInline) -> [TextInline] {
    switch inline {
    case .picture: [inline]
    case .strong(let inner), .emphasis(let inner), .link(_, let inner), .struck(let inner),
      .superscript(let inner), .lowered(let inner):
      inner.flatMap(pictures)
    default: []
    }
  }

  private static func notes(_ inline: TextInline) -> [[TextBlock]] {
    switch inline {
    case .note(let blocks): [blocks]
    case .strong(let inner), .emphasis(let inner), .link(_, let inner), .struck(let inner),
      .superscript(let inner), .lowered(let inner):
      inner.flatMap(notes)
    default: []
    }
  }

  /// The date among the last lines, as 落款.
  private func dateBelow() -> CivilDate? {
    let last = blocks.suffix(4).flatMap { block -> [TextBlock] in
      if case .aligned(_, let inner) = block { inner } else { [block] }
    }
    for block in last.reversed() {
      let text = block.plainText.filter { !$0.isWhitespace }
      guard text.count <= 24, text.contains("年"), text.hasSuffix("日") else { continue }
      let start = text.firstIndex { $0.isNumber && $0.isASCII } ?? text.startIndex
      if case .success(let (time, _)) = parseDateTime(String(text[start...]), zone: .china) {
        return time.date
      }
    }
    return nil
  }

  private static func day(_ text: String) -> CivilDate? {
    // python-docx and others leave the day of their own template.
    guard case .success(let (time, _)) = parseDateTime(String(text.prefix(10)), zone: .china),
      time.date.components.year >= 2015
    else { return nil }
    return time.date
  }
}
