import Base
import ChildProcesses
import Diagnostics
import Files
import Metadata
import RedSiteGen

/// Takes over Word documents as articles of a column.
///
///     .docx ──▶ our look at the archive ──▶ unzip ──▶ our preparation ──▶ zip ──▶ pandoc ──▶ our Markdown, pictures beside it
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
      let target = try ImportTarget(options, column: column, programs: ["pandoc", "unzip", "zip"])
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
    return ImportResult(imported, problems)
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
    let zip = try ZipArchive(path: archive)
    let members = zip.members.filter { member in
      let name = member.name.split { "/\\".contains($0) }.last.map(String.init) ?? ""
      return ContentPath.ending(of: name) == "docx" && !name.hasPrefix("~$")
        && !name.hasPrefix("._")
    }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    try ZipArchive.check(members)
    var documents: [(name: String, path: String)] = []
    for member in members {
      let copy = "\(documents.count + 1).docx"
      var bytes: [UInt8] = []
      try zip.unpack(member) { (piece) throws(SystemError) in bytes += piece }
      do throws(SystemError) { try folder.create(copy, bytes) } catch { throw .system(error) }
      documents.append((member.name, folder.folder + "/" + copy))
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
    do throws(ZipProblem) {
      // A document is an archive too; pandoc unpacks whatever it is given.
      let zip = try ZipArchive(path: path)
      try ZipArchive.check(zip.members)
      for member in zip.members { try zip.unpack(member) { (_) throws(SystemError) in } }
    } catch {
      if case .damaged = error { throw broken }
      throw failure(.unreadableFile, error.message)
    }
    guard let member = Self.member("word/document.xml", of: path),
      let document = try? XMLElement.parse(member)
    else { throw broken }
    let numbering = Self.member("word/numbering.xml", of: path).flatMap {
      try? XMLElement.parse($0)
    }
    var preparation = WordPreparation(document, numbering: numbering)
    if let refusal = preparation.refusal {
      throw failure(
        .unreadableFile, refusal,
        Message(
          "请在 Word 里接受或拒绝全部修订、删掉批注，再导入",
          "accept or reject the changes and delete the comments in Word"))
    }
    do throws(SystemError) {
      try folder.copy(FilePlace(path: path), to: "document.docx")
      try folder.create("word/document.xml", Array(preparation.run().utf8))
    } catch {
      throw failure(
        .fileSystem, Message("临时文件写不了：\(error.chinese)", "cannot write: \(error.english)"))
    }
    guard let zip = ProgramPath.find("zip"), let pandoc = ProgramPath.find("pandoc"),
      let shell = ProgramPath.find("sh"),
      let zipped = try? ChildProcess.run(
        [
          shell, "-c", "cd \"$1\" && exec \"$2\" -q document.docx word/document.xml", "sh",
          folder.folder, zip,
        ],
        limit: 1 << 16), zipped.status == 0,
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
    if let core = Self.member("docProps/core.xml", of: path).flatMap({ try? XMLElement.parse($0) })
    {
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

  private static func member(_ name: String, of path: String) -> [UInt8]? {
    guard let unzip = ProgramPath.find("unzip"),
      let outcome = try? ChildProcess.run(
        [unzip, "-p", path, name], limit: Limits.textFileBytes * 8),
      outcome.status == 0, !outcome.output.isEmpty
    else { return nil }
    return outcome.output
  }
}
