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
  private let list = ImportList()
  /// Whether older formats are converted with LibreOffice.
  package var converts = false
  /// Is told how many of how many are done.
  package var progress: (Int, Int) -> Void = { _, _ in }

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
      guard let folders = try? WorkingFolders() else {
        let message = Message("没有地方放临时文件", "there is no room for temporary files")
        throw ImportRefusal(diagnostics: [problem("", .fileSystem, message)], status: 74)
      }
      return run(into: target, workingIn: folders)
    } catch {
      return ImportResult(error)
    }
  }

  private func run(into target: ImportTarget, workingIn folders: WorkingFolders) -> ImportResult {
    var imported: [(origin: String, article: String)] = []
    var problems: [Diagnostic] = []
    var words: [String: String] = [:]
    let documents = documents(in: folders, &problems)
    for (index, (name, path)) in documents.enumerated() {
      do throws(Diagnostic) {
        let document = try WordDocument(name, path: path, in: folders.make())
        let article = try write(document, into: target)
        imported.append((name, article))
        words[article] = document.words
        for loss in document.losses { list.add(loss) }
      } catch {
        problems.append(error)
        list.add(.article, ContentPath.name(of: name), of: name, why: error.message)
      }
      progress(index + 1, documents.count)
    }
    takeOut(&imported, target)
    let comparison = WordComparison(list, in: target.files)
    for (name, article) in imported {
      comparison.compare(words[article] ?? "", with: article, of: name)
    }
    return ImportResult(
      imported, problems + findings(in: imported.map(\.article)), list.all)
  }

  /// Takes out again what would keep the site from being built, pictures first.
  private func takeOut(
    _ imported: inout [(origin: String, article: String)], _ target: ImportTarget
  ) {
    for _ in 0..<4 where !imported.isEmpty {
      var isChanged = false
      for diagnostic in target.check() where diagnostic.severity == .error {
        let path = diagnostic.location.path
        // What is not for the public is said, and stays a draft until somebody has seen to it.
        guard !SiteConfiguration.Scan.codes.contains(diagnostic.code),
          let index = imported.firstIndex(where: {
            path == $0.article || path.hasPrefix($0.article.dropLast(".md".count) + "-")
          }), target.files.contains(path)
        else { continue }
        let (origin, article) = imported[index]
        isChanged = true
        let why = Message(
          diagnostic.shownMessage(in: .chinese), diagnostic.shownMessage(in: .english))
        if path == article {
          list.add(.article, ContentPath.name(of: origin), of: origin, why: why)
          imported.remove(at: index)
        } else {
          list.add(.picture, ContentPath.name(of: path), of: origin, why: why)
          var buffer = ByteBuffer()
          guard
            (try? readFile(
              target.files.folder + "/" + article, limit: Limits.textFileBytes, into: &buffer))
              != nil
          else { continue }
          let text = Self.without(picture: ContentPath.name(of: path), buffer.makeString())
          _ = try? target.files.replace(article, text: text)
        }
        target.files.remove(path)
      }
      if !isChanged { return }
    }
  }

  /// A text of which a picture is only what is said of it.
  private static func without(picture name: String, _ text: String) -> String {
    var text = text
    for end in text.ranges(of: "](\(name))").reversed() {
      guard let start = text[..<end.lowerBound].ranges(of: "![").last else { continue }
      text.removeSubrange(end)
      text.removeSubrange(start)
    }
    return text
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
    in folders: WorkingFolders, _ problems: inout [Diagnostic]
  ) -> [(name: String, path: String)] {
    var documents: [(name: String, path: String)] = []
    for file in files {
      switch ContentPath.ending(of: file) {
      case "docx": documents.append((file, file))
      case "zip":
        do throws(ZipProblem) {
          let unpacked = try Self.unpack(file, into: folders.make())
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
      case "doc", "wps", "rtf", "odt", "wpt", "dot":
        do throws(Diagnostic) {
          documents.append((file, try convert(file, in: folders.make())))
        } catch {
          problems.append(error)
          list.add(.article, ContentPath.name(of: file), of: file, why: error.message)
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

  /// A document of an older format as .docx, by LibreOffice where that is wanted and installed.
  private func convert(_ file: String, in folder: FileStore) throws(Diagnostic) -> String {
    let name = ContentPath.ending(of: file)
    let byHand = Message(
      "请用 Word 或 WPS 打开，点“文件 → 另存为”，类型选“Word 文档（*.docx）”，再导入",
      "open it in Word or WPS, choose File, Save as, the type Word document (*.docx), and import that"
    )
    guard converts else {
      throw problem(
        file, .attachmentNotAllowed,
        Message(".\(name) 要先另存为 .docx", ".\(name) must be saved as .docx first"),
        help: Message(
          byHand.chinese + "；这台机器装了 LibreOffice 的，加上 --convert 就自动转换",
          byHand.english + "; where LibreOffice is installed, --convert does it"))
    }
    guard let program = ProgramPath.find("soffice") ?? ProgramPath.find("libreoffice") else {
      throw problem(
        file, .missingProgram,
        Message("转换要用 LibreOffice，这台机器上没有", "converting takes LibreOffice, which is not installed"),
        help: Message(
          "请运行：apt-get install libreoffice-writer；或者" + byHand.chinese,
          "run: apt-get install libreoffice-writer; or " + byHand.english))
    }
    let source = folder.folder + "/in." + name
    let result = folder.folder + "/out/in.docx"
    do throws(SystemError) {
      try folder.copy(FilePlace(path: absolutePath(file) ?? file), to: "in." + name)
    } catch {
      throw problem(
        file, .unreadableFile, Message("读不了：\(error.chinese)", "cannot be read: \(error.english)"))
    }
    // A profile of its own: a running LibreOffice would take the order and say nothing.
    let run = try? ChildProcess.run(
      [
        program, "-env:UserInstallation=file://\(folder.folder)/profile", "--headless",
        "--convert-to",
        "docx", "--outdir", folder.folder + "/out", source,
      ], limit: 1 << 20)
    guard run?.status == 0, absolutePath(result) != nil else {
      throw problem(
        file, .unreadableFile,
        Message("LibreOffice 转换不了这个文件", "LibreOffice cannot convert this file"), help: byHand)
    }
    return result
  }

  // MARK: Writing

  private func write(
    _ document: WordDocument, into target: ImportTarget
  ) throws(Diagnostic) -> String {
    let date = document.date ?? target.now.date
    let path = target.files.freePath(
      target.column + "/" + ContentWriter.stem(date, title: document.title))
    let files = FileCollector(stem: ContentPath.name(of: path))
    let list = list
    var writer = MarkdownWriter(
      title: document.title,
      picture: { source in
        guard let ending = LinkResolver.publishedEnding(of: source, isPicture: true) else {
          list.add(
            .picture, ContentPath.name(of: source), of: document.name,
            why: Message(
              "浏览器显示不了这种格式；请在 Word 里另存为 PNG，再放到文章旁边",
              "browsers do not show this kind; save it as PNG and put it beside the article"))
          return .said
        }
        return .shown(files.add(source, ending: ending, isPicture: true))
      },
      link: { address in
        if ["http://", "https://", "mailto:"].contains(where: { address.lowercased().hasPrefix($0) }
        ),
          !address.contains(where: \.isWhitespace)
        {
          return address
        }
        // Places in the document itself: tables of contents, references.
        if !address.hasPrefix("#") { list.add(.link, address, of: document.name) }
        return nil
      })
    let body = writer.write(document.blocks)

    var frontMatter = NewFrontMatter(title: document.title)
    frontMatter.add(
      "date", .day(date), comment: document.date == nil ? "文档里没有日期，这是今天的" : "文档里的日期，请核对")
    if !document.author.isEmpty { frontMatter.add("author", .text(document.author)) }
    frontMatter.add("draft", .flag(true), comment: "核对以后删掉这一行")
    let article = "content/\(path).md"
    try target.files.create(article, text: frontMatter.file(body: body), beside: files.files) {
      problem(
        $0, .fileSystem,
        Message("图片存不下来：\($1.chinese)", "cannot write a picture: \($1.english)"))
    }
    return article
  }
}
