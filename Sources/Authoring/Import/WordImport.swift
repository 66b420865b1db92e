import Archives
import Base
import ChildProcesses
import Diagnostics
import Files
import Metadata
import RedSiteGen
import SiteModel

/// Takes over Word documents as articles of a column.
///
///     .docx ──▶ our look at the archive ──▶ our preparation ──▶ pandoc ──▶ our Markdown, pictures beside it
///
/// Every document is taken over whole or not at all; what kept it out is reported with its name.
package struct WordImport {
  private let options: BuildOptions
  private let files: [String]
  private let column: String

  /// An import.
  ///
  /// - Parameters:
  ///   - options: the site.
  ///   - files: documents, and archives of them.
  ///   - column: the column's folder below `content/`.
  package init(_ options: BuildOptions, files: [String], column: String) {
    self.options = options
    self.files = files
    self.column = column
  }

  /// Takes the documents over.
  package func run() -> ImportResult {
    do throws(ImportRefusal) {
      let target = try ImportTarget(options, column: column, programs: ["pandoc"])
      guard let folder = TemporaryFolder() else {
        let message = Message("没有地方放临时文件", "there is no room for temporary files")
        throw ImportRefusal(diagnostics: [problem("", .fileSystem, message)], status: 74)
      }
      return run(into: target, workingIn: folder)
    } catch {
      return ImportResult(error)
    }
  }

  private func run(into target: ImportTarget, workingIn folder: TemporaryFolder) -> ImportResult {
    var imported: [(origin: String, article: String)] = []
    var problems: [Diagnostic] = []
    for (name, path) in documents(in: folder, &problems) {
      do throws(Diagnostic) {
        let document = try WordDocument(name, path: path, in: folder.make())
        imported.append((name, try write(document, into: target, &problems)))
      } catch {
        problems.append(error)
      }
    }
    return ImportResult(imported, problems + findings(in: imported.map(\.article)))
  }

  /// What is not for the public in what was imported: before anybody commits it.
  private func findings(in articles: [String]) -> [Diagnostic] {
    guard !articles.isEmpty else { return [] }
    let codes = Set(SiteConfiguration.Scan.codes)
    return SiteBuilder(options).planned().result.report.diagnostics.filter { diagnostic in
      codes.contains(diagnostic.code)
        && articles.contains { diagnostic.location.path.hasPrefix($0.dropLast(".md".count)) }
    }
  }

  private func problem(
    _ path: String, _ code: DiagnosticCode, _ message: Message, help: Message? = nil
  ) -> Diagnostic { Diagnostic(code, at: SourceLocation(path: path), message, help: help) }

  /// The documents by the name that messages use; those of an archive are unpacked.
  private func documents(
    in folder: TemporaryFolder, _ problems: inout [Diagnostic]
  ) -> [(name: String, path: String)] {
    var documents: [(name: String, path: String)] = []
    for file in files {
      switch ContentPath.ending(of: file) {
      case "docx": documents.append((file, file))
      case "zip":
        do throws(ZipProblem) {
          let unpacked = try Self.unpack(file, into: folder.make())
          if unpacked.isEmpty {
            problems.append(
              problem(
                file, .unreadableFile, Message("压缩包里没有 .docx 文件", "the archive has no .docx")))
          }
          documents += unpacked.map { ("\(file)/\($0.name)", $0.path) }
        } catch {
          problems.append(
            problem(
              file, .unreadableFile, error.message,
              help: Message("里面的一个也没有导入", "nothing of it is imported")))
        }
      default:
        problems.append(
          problem(
            file, .attachmentNotAllowed,
            Message("只能导入 .docx 和装着它们的 .zip", "only .docx, and .zip of them, are imported"),
            help: Message("旧的 .doc 请先用 Word 或 WPS 另存为 .docx", "save an old .doc as .docx first")))
      }
    }
    return documents
  }

  /// Unpacks the documents of an archive into files with names of ours.
  ///
  /// Their own names can be anything: two folders can have the same one, and what office programs
  /// leave behind (`~$…`) is no document.
  private static func unpack(
    _ archive: String, into folder: FileStore
  ) throws(ZipProblem) -> [(name: String, path: String)] {
    var zip = try ArchiveFile(archive)
    let members = zip.archive.entries.map { ($0, ArchiveFile.name(of: $0)) }.filter { _, name in
      let name = name.split { "/\\".contains($0) }.last.map(String.init) ?? ""
      return ContentPath.ending(of: name) == "docx" && !name.hasPrefix("~$")
        && !name.hasPrefix("._")
    }.sorted { $0.1.utf8.lexicographicallyPrecedes($1.1.utf8) }
    try ZipArchive.checkNames(zip.archive.entries)
    try ZipArchive.check(members.map(\.0))
    var documents: [(name: String, path: String)] = []
    for (entry, name) in members {
      let copy = "\(documents.count + 1).docx"
      let bytes = try zip.read(entry)
      do throws(SystemError) { try folder.create(copy, bytes) } catch { throw .system(error) }
      documents.append((name, folder.folder + "/" + copy))
    }
    return documents
  }

  // MARK: Writing

  private func write(
    _ document: WordDocument, into target: ImportTarget, _ problems: inout [Diagnostic]
  ) throws(Diagnostic) -> String {
    let date = document.date ?? target.now.date
    let path = target.files.freePath(
      target.column + "/" + ContentWriter.stem(date, title: document.title))
    let stem = ContentPath.name(of: path)
    var copies: [(source: String, name: String)] = []
    var writer = MarkdownWriter(title: document.title) { index, source in
      let ending = ContentPath.ending(of: source)
      guard ["png", "jpg", "jpeg", "gif", "webp"].contains(ending) else { return nil }
      return "\(stem)-\(index + 1).\(ending)"
    }
    let body = writer.write(document.blocks)
    for (index, source) in writer.pictures.enumerated() {
      copies.append((source, "\(stem)-\(index + 1).\(ContentPath.ending(of: source))"))
    }
    let skipped = document.pictures.filter { !writer.pictures.contains($0) }

    var frontMatter = NewFrontMatter(title: document.title)
    frontMatter.add(
      "date", .day(date), comment: document.date == nil ? "文档里没有日期，这是今天的" : "文档里的日期，请核对")
    if !document.author.isEmpty { frontMatter.add("author", .text(document.author)) }
    frontMatter.add("draft", .flag(true), comment: "核对以后删掉这一行")
    let article = "content/\(path).md"
    try target.files.create(article, text: frontMatter.file(body: body), beside: copies) {
      problem(
        $0, .fileSystem,
        Message("图片存不下来：\($1.chinese)", "cannot write a picture: \($1.english)"))
    }
    for picture in skipped {
      problems.append(
        Diagnostic(
          .attachmentNotAllowed, at: SourceLocation(path: document.name),
          Message(
            "图片 \(ContentPath.name(of: picture)) 的格式网页显示不了，没有带过来",
            "the picture \(ContentPath.name(of: picture)) is of a kind browsers do not show"),
          help: Message("请在 Word 里另存为 PNG，再放到文章旁边", "save it as PNG and put it beside the article"),
          severity: .warning))
    }
    return article
  }
}

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
  private(set) var blocks: [PandocValue] = []
  /// The pictures that were taken out of it.
  private(set) var pictures: [String] = []

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
      parts.first { $0.entry.text == name }.flatMap { try? XMLElement.parse($0.bytes) }
    }
    guard let document = element("word/document.xml") else { throw broken }
    let numbering = element("word/numbering.xml")
    var preparation = WordPreparation(document, numbering: numbering)
    if let refusal = preparation.refusal {
      throw failure(
        .unreadableFile, refusal,
        Message(
          "请在 Word 里接受或拒绝全部修订、删掉批注，再导入",
          "accept or reject the changes and delete the comments in Word"))
    }
    do throws(SystemError) {
      var prepared = ZipWriter()
      for part in parts where part.entry.text != "word/document.xml" {
        prepared.add(part.entry.text, part.bytes, isPacked: false)
      }
      prepared.add("word/document.xml", Array(preparation.run().utf8), isPacked: false)
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
    blocks = root["blocks"].list
    pictures = Self.images(in: root["blocks"])
    takeTitle(root["meta"])
    date = dateBelow()
    if let core = element("docProps/core.xml") {
      author = core.child("dc:creator")?.text ?? ""
      if date == nil { date = Self.day(core.child("dcterms:created")?.text ?? "") }
    }
    guard !title.isEmpty else {
      throw failure(.unreadableFile, Message("文档是空的", "the document is empty"))
    }
  }

  /// The title: that of the style, else the first heading or line.
  private mutating func takeTitle(_ meta: PandocValue) {
    title = meta["title"].plainText
    if title.isEmpty,
      let first = blocks.firstIndex(where: { !$0.plainText.isEmpty && $0.kind != "Table" })
    {
      title = blocks[first].plainText
      // A first paragraph that is text stays; its beginning is the name to be changed.
      if blocks[first].kind == "Para", title.count > 60 {
        title = String(title.prefix(30)) + "…"
      } else {
        blocks.remove(at: first)
      }
    }
    title = title.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The date among the last lines, as 落款.
  private func dateBelow() -> CivilDate? {
    for block in blocks.suffix(4).reversed() {
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

  private static func images(in value: PandocValue) -> [String] {
    if value.kind == "Image" { return [value.content[2][0].string] }
    return value.list.flatMap(images) + (value.kind.isEmpty ? [] : images(in: value.content))
  }
}
