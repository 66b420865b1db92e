import Archives
import Base
import Diagnostics
import Files
import SensitiveText
import XMLEvents

/// Looks into documents that are archives of XML: Office Open XML (ECMA-376) and OFD (GB/T 33190).
struct OfficeLook {
  private var findings: [FileFinding] = []
  private var text = ExtractedText()
  /// What may still be unpacked: a file takes a second at most.
  private var budget = 96 << 20
  private var isCut = false

  /// The most that one part of a document has unpacked.
  private static let mostPartBytes = 48 << 20

  /// What is in a document that readers would not expect, and its text.
  static func look<Source: PieceReader & ~Copyable>(
    _ source: inout Source, _ kind: FileSignature
  ) -> FileLook.Result {
    var look = OfficeLook()
    do throws(ZipProblem) {
      let archive = try ZipArchive(&source)
      try ZipArchive.check(archive.entries)
      switch kind {
      case .docx: try look.readWord(archive, &source)
      case .xlsx: try look.readWorkbook(archive, &source)
      case .pptx: try look.readSlides(archive, &source)
      default: try look.readFixedLayout(archive, &source)
      }
      if kind != .ofd { try look.readPackage(archive, &source) }
    } catch {
      look.findings.append(.unreadable(error.message))
    }
    if look.isCut || look.text.isFull {
      look.findings.append(
        .unreadable(Message("内容太多，没有全部看完", "there is more in it than is looked at")))
    }
    return FileLook.Result(
      findings: look.findings + look.text.findings(), text: look.text.bytes)
  }

  // MARK: Parts

  /// Tells a listener of a part; a part that is broken leaves the document unread.
  private mutating func read<Source: PieceReader & ~Copyable>(
    _ entry: ZipEntry, of archive: ZipArchive, _ source: inout Source, _ listener: PartListener
  ) throws(ZipProblem) {
    guard entry.bytes <= min(budget, Self.mostPartBytes) else {
      isCut = true
      return
    }
    budget -= entry.bytes
    let bytes = try archive.read(entry, limit: Self.mostPartBytes, from: &source)
    listener.text = text
    text = ExtractedText()
    let isWhole = bytes.withBytes { XMLReader.read($0, listener) }
    text = listener.text
    findings += listener.findings
    guard isWhole else { throw .damaged }
  }

  private func parts(
    _ archive: ZipArchive, where matches: (String) -> Bool
  ) -> [(name: String, entry: ZipEntry)] {
    archive.entries.map { ($0.text, $0) }.filter { matches($0.0) }
      .sorted { Self.number($0.0, $0.1.name) < Self.number($1.0, $1.1.name) }
  }

  /// `slide10.xml` after `slide9.xml`.
  private static func number(_ name: String, _ bytes: [UInt8]) -> (Int, String) {
    let digits = name.utf8.reversed().drop { !Ascii.isDigit($0) }.prefix { Ascii.isDigit($0) }
    return (Int(String(decoding: digits.reversed(), as: UTF8.self)) ?? 0, name)
  }

  // MARK: Word

  private mutating func readWord<Source: PieceReader & ~Copyable>(
    _ archive: ZipArchive, _ source: inout Source
  ) throws(ZipProblem) {
    let names = ["document", "header", "footer", "footnotes", "endnotes", "comments"]
    let found = parts(archive) { name in
      name.hasPrefix("word/") && name.hasSuffix(".xml")
        && names.contains { name.dropFirst(5).hasPrefix($0) }
        && !name.dropFirst(5).contains("/")
    }
    for (name, entry) in found {
      let part = String(name.dropFirst(5).prefix { $0 != "." })
      text.endLine()
      try read(entry, of: archive, &source, WordListener(part: part))
    }
  }

  // MARK: Excel

  private mutating func readWorkbook<Source: PieceReader & ~Copyable>(
    _ archive: ZipArchive, _ source: inout Source
  ) throws(ZipProblem) {
    let workbook = WorkbookListener()
    if let entry = archive.entry("xl/workbook.xml") {
      try read(entry, of: archive, &source, workbook)
    }
    let relations = RelationListener()
    if let entry = archive.entry("xl/_rels/workbook.xml.rels") {
      try read(entry, of: archive, &source, relations)
    }
    let strings = SharedStringListener()
    if let entry = archive.entry("xl/sharedStrings.xml") {
      try read(entry, of: archive, &source, strings)
    }
    var names: [String: String] = [:]
    for sheet in workbook.sheets {
      guard let target = relations.targets[sheet.relation] else { continue }
      names[target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target] = sheet.name
    }
    for (path, entry) in parts(
      archive, where: { $0.hasPrefix("xl/worksheets/") && $0.hasSuffix(".xml") })
    {
      let name = names[path] ?? String(path.split(separator: "/").last ?? "")
      text.endLine()
      let sheet = SheetListener(sheet: name, flagged: strings.flagged)
      try read(entry, of: archive, &source, sheet)
      findings += sheet.findingsOfStrings(strings.stringFindings)
      strings.flagged.subtract(sheet.seen)
    }
    // Strings no cell shows are in the file all the same.
    for place in strings.flagged.sorted() { findings += strings.stringFindings[place] ?? [] }
    for (path, entry) in parts(
      archive,
      where: { $0.hasPrefix("xl/comments") || $0.hasPrefix("xl/threadedComments/") })
    where path.hasSuffix(".xml") {
      text.begin(.comment)
      let listener = ParagraphListener(paragraph: "comment")
      try read(entry, of: archive, &source, listener)
      text.endLine()
      guard listener.hasText || path.contains("threaded") else { continue }
      findings.append(FileFinding(.officeChanges, Message("有批注", "comments")))
    }
  }

  // MARK: PowerPoint

  private mutating func readSlides<Source: PieceReader & ~Copyable>(
    _ archive: ZipArchive, _ source: inout Source
  ) throws(ZipProblem) {
    for (path, entry) in parts(
      archive, where: { $0.hasPrefix("ppt/slides/slide") && $0.hasSuffix(".xml") })
    {
      let number = Self.number(path, []).0
      let place = PartName.slide(number)
      text.endLine()
      text.begin(place)
      let listener = SlideListener(place: place)
      try read(entry, of: archive, &source, listener)
    }
    for (path, entry) in parts(
      archive, where: { $0.hasPrefix("ppt/notesSlides/") && $0.hasSuffix(".xml") })
    {
      let number = Self.number(path, []).0
      text.endLine()
      text.begin(.notes(number))
      let listener = NotesListener()
      try read(entry, of: archive, &source, listener)
      guard listener.hasNotes else { continue }
      findings.append(
        FileFinding(
          .officeHidden, Message("有演讲者备注", "speaker notes"),
          at: PartName.notes(number).message, isLesser: true))
    }
    let comments = parts(archive) {
      $0.hasPrefix("ppt/comments/") && $0.hasSuffix(".xml")
    }
    for (_, entry) in comments {
      text.begin(.comment)
      let listener = ParagraphListener(paragraph: "cm", texts: ["text", "t"])
      try read(entry, of: archive, &source, listener)
      text.endLine()
    }
    if !comments.isEmpty {
      findings.append(FileFinding(.officeChanges, Message("有批注", "comments")))
    }
  }

  // MARK: OFD

  private mutating func readFixedLayout<Source: PieceReader & ~Copyable>(
    _ archive: ZipArchive, _ source: inout Source
  ) throws(ZipProblem) {
    if let entry = archive.entry("OFD.xml") {
      let listener = PropertyListener(["Author": Message("作者", "author")])
      try read(entry, of: archive, &source, listener)
    }
    for (path, entry) in parts(archive, where: { $0.contains("/Pages/") || $0.contains("/Tpls/") })
    where path.hasSuffix(".xml") {
      let number = Self.number(String(path.drop { $0 != "/" }), []).0 + 1
      text.endLine()
      text.begin(.page(number))
      try read(
        entry, of: archive, &source,
        ParagraphListener(paragraph: "TextObject", texts: ["TextCode"]))
    }
  }

  // MARK: What all packages have

  private mutating func readPackage<Source: PieceReader & ~Copyable>(
    _ archive: ZipArchive, _ source: inout Source
  ) throws(ZipProblem) {
    if let entry = archive.entry("docProps/core.xml") {
      try read(
        entry, of: archive, &source,
        PropertyListener([
          "creator": Message("作者", "author"), "lastModifiedBy": Message("最后修改的人", "last editor"),
        ]))
    }
    if let entry = archive.entry("docProps/app.xml") {
      try read(
        entry, of: archive, &source,
        PropertyListener([
          "Company": Message("单位", "company"), "Manager": Message("主管", "manager"),
        ]))
    }
    var embedded: [Message] = []
    for (name, entry) in parts(archive, where: { _ in true }) {
      if name.contains("/embeddings/") {
        embedded.append(Message("嵌在里面的文件", "an embedded file"))
      } else if name.hasPrefix("xl/externalLinks/"), name.hasSuffix(".xml") {
        embedded.append(Message("指向别的工作簿的链接", "a link to another workbook"))
      } else if name.hasSuffix("vbaProject.bin") {
        embedded.append(Message("宏", "macros"))
      } else if name.hasPrefix("customXml/item"), name.hasSuffix(".xml"),
        !name.dropFirst(14).contains("Props")
      {
        let listener = ParagraphListener(paragraph: "", texts: nil)
        try read(entry, of: archive, &source, listener)
        if listener.hasText { embedded.append(Message("附带的数据（customXml）", "custom XML data")) }
      } else if name.contains("/media/") {
        try lookAtPicture(entry, of: archive, &source, named: name)
      }
    }
    for what in embedded.reduce(into: [Message](), { if !$0.contains($1) { $0.append($1) } }) {
      findings.append(FileFinding(.officeEmbedded, what))
    }
  }

  /// The heads of pictures in the document go out with it.
  private mutating func lookAtPicture<Source: PieceReader & ~Copyable>(
    _ entry: ZipEntry, of archive: ZipArchive, _ source: inout Source, named name: String
  ) throws(ZipProblem) {
    let most = 128 << 10
    guard budget > most else {
      isCut = true
      return
    }
    budget -= most
    let head = try archive.head(of: entry, count: most, from: &source)
    head.withBytes { head in
      let kind: FileSignature? =
        head.count > 3 && head[0] == 0xFF && head[1] == 0xD8
        ? .jpeg : head.begins(with: "RIFF") ? .webp : nil
      guard let kind else { return }
      var pieces = MemoryPieces(head)
      let picture = String(name.split(separator: "/").last ?? "")
      for var finding in PhotoLook.look(&pieces, kind, isHead: true)
      where finding.kind == .photoLocation {
        finding.place = Message("文档里的图片 \(picture)", "the picture \(picture) in it")
        findings.append(finding)
      }
    }
  }
}
