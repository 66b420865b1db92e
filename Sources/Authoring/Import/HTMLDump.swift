import Base
import ChildProcesses
import Diagnostics
import Files
import Glibc
import Metadata

/// Pages of an old site as files: a text of any encoding in a page of any make.
enum HTMLDump {
  private static let endings: Set<String> = ["html", "htm", "shtml", "asp", "aspx", "jsp", "php"]

  /// The folder that the URLs of a file or folder count from.
  static func root(of path: String) -> String {
    isFolder(path) ? path : ContentPath.folder(of: path)
  }

  /// Reads a page, or every page below a folder.
  ///
  /// - Parameters:
  ///   - path: its absolute path.
  ///   - shown: what messages call it.
  ///   - problems: receives pages that could not be read, and those that are no articles.
  /// - Returns: the articles.
  static func read(_ path: String, shown: String, _ problems: inout [Diagnostic])
    -> [ForeignArticle]
  {
    let root = root(of: path)
    var files = [String(path.dropFirst(root.count + 1))]
    if isFolder(path) {
      let walk = FolderWalk(root: ContentPath.folder(of: path), start: ContentPath.name(of: path))
      problems += walk.diagnostics
      let start = ContentPath.name(of: path).count + 1
      files = walk.files.map { String($0.dropFirst(start)) }
        .filter { endings.contains(ContentPath.ending(of: $0)) }
    }
    guard let folder = TemporaryFolder(), let pandoc = ProgramPath.find("pandoc") else { return [] }
    return files.compactMap { file -> ForeignArticle? in
      let origin = isFolder(path) ? shown + "/" + file : shown
      func refuse(_ message: Message, _ severity: Severity = .error) -> ForeignArticle? {
        problems.append(
          Diagnostic(.unreadableFile, at: SourceLocation(path: origin), message, severity: severity)
        )
        return nil
      }
      guard let text = text(of: root + "/" + file) else {
        return refuse(Message("读不了，或者不知道是什么编码", "cannot be read, or has an unknown encoding"))
      }
      guard let page = parse(text, in: folder.make(), pandoc) else {
        return refuse(Message("不是网页", "is no page"))
      }
      guard var article = article(page) else {
        return refuse(
          Message("没有正文，像是列表页，没有导入", "has no text; it looks like a list and is left out"), .note)
      }
      article.origin = origin
      article.withheld = HTMLMarks.reason(text, title: article.title)
      article.url = "/" + file
      article.folder = root + "/" + ContentPath.folder(of: file)
      return article
    }
  }

  /// What pandoc reads in a page that is UTF-8.
  ///
  /// - Parameters:
  ///   - page: the bytes of the page.
  ///   - folder: a folder to work in.
  ///   - pandoc: the path of the program.
  /// - Returns: the document; nil where it cannot be read.
  static func parse(_ page: [UInt8], in folder: FileStore, _ pandoc: String) -> PandocValue? {
    guard (try? folder.create("page.html", page)) != nil,
      let read = try? ChildProcess.run(
        [pandoc, "--from", "html", "--to", "json", folder.folder + "/page.html"],
        limit: Limits.textFileBytes * 8),
      read.status == 0, let json = try? JSONParser.parse(read.output)
    else { return nil }
    return PandocValue(json)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func text(of path: String) -> [UInt8]? {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(path, limit: Limits.textFileBytes, into: &buffer)
    } catch { return nil }
    let bytes = buffer.makeArray()
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    guard let encoding = bytes.withBytes({ ForeignEncoding.detect($0) }) else {
      return nil
    }
    return encoding.decode(bytes)
  }

  // MARK: What of a page is the article

  /// Names that content systems of institutions give the text of an article.
  private static let textNames = [
    "trs_editor", "ucap-content", "zoom", "article", "content", "detail", "main", "text", "neirong",
    "zhengwen", "wz_content", "con_text", "v_news_content", "wp_articlecontent",
  ]

  private static func article(_ page: PandocValue) -> ForeignArticle? {
    let meta = page["meta"]
    func value(_ names: String...) -> String {
      for name in names {
        let text = meta[name].plainText.split { $0.isWhitespace }.joined(separator: " ")
        if !text.isEmpty { return text }
      }
      return ""
    }
    let blocks = mainBlocks(page["blocks"].list)
    let text = blocks.map(\.plainText).joined()
    let links = blocks.reduce(0) { $0 + linkLength($1) }
    guard text.count - 2 * links >= 20 || !images(blocks).isEmpty else { return nil }
    var article = ForeignArticle(origin: "")
    article.title = value("ArticleTitle", "articletitle")
    var body = blocks
    if let heading = body.firstIndex(where: { $0.kind == "Header" }), heading <= 3,
      article.title.isEmpty || body[heading].plainText == article.title
    {
      article.title = body[heading].plainText
      body.removeSubrange(...heading)
    }
    if article.title.isEmpty { article.title = withoutSiteName(value("title", "pagetitle")) }
    guard !article.title.isEmpty else { return nil }
    article.date = value("PubDate", "pubdate", "publishdate", "date")
    if article.date.isEmpty { article.date = firstDate(page["blocks"].plainText) }
    article.source = value("ContentSource", "contentsource", "source")
    article.author = value("Author", "author")
    article.summary = value("Description", "description")
    article.keywords = value("Keywords", "keywords").split { ",，;； ".contains($0) }.map(String.init)
    article.body = .blocks(body)
    return article
  }

  /// The blocks of the text: those of the division that content systems name so, else of the one
  /// with the most text that is not in links.
  private static func mainBlocks(_ blocks: [PandocValue]) -> [PandocValue] {
    var divisions: [(blocks: [PandocValue], names: String, score: Int)] = []
    func collect(_ blocks: [PandocValue]) {
      for block in blocks where block.kind == "Div" {
        let attributes = block.content[0]
        let inner = block.content[1].list
        let names = ([attributes[0].string] + attributes[1].list.map(\.string)).joined(
          separator: " ")
        let text = inner.reduce(0) { $0 + $1.plainText.count }
        let links = inner.reduce(0) { $0 + linkLength($1) }
        divisions.append((inner, names.lowercased(), text - 3 * links))
        collect(inner)
      }
    }
    collect(blocks)
    guard let best = divisions.map(\.score).max(), best > 0 else { return flattened(blocks) }
    // Inner divisions come after outer ones: the last that still has most of the text is the
    // nearest around it.
    let enough = divisions.filter { $0.score * 10 >= best * 7 }
    let named = enough.last { division in textNames.contains { division.names.contains($0) } }
    return flattened((named ?? enough.last).map(\.blocks) ?? blocks)
  }

  /// The blocks without the divisions around them.
  private static func flattened(_ blocks: [PandocValue]) -> [PandocValue] {
    blocks.flatMap { $0.kind == "Div" ? flattened($0.content[1].list) : [$0] }
  }

  private static func linkLength(_ value: PandocValue) -> Int {
    if value.kind == "Link" { return value.content[1].plainText.count }
    return value.list.reduce(0) { $0 + linkLength($1) }
      + (value.kind.isEmpty ? 0 : linkLength(value.content))
  }

  private static func images(_ blocks: [PandocValue]) -> [PandocValue] {
    func find(_ value: PandocValue) -> [PandocValue] {
      if value.kind == "Image" { return [value] }
      return value.list.flatMap(find) + (value.kind.isEmpty ? [] : find(value.content))
    }
    return blocks.flatMap(find)
  }

  /// The title of a page without the name of its site.
  private static func withoutSiteName(_ title: String) -> String {
    for separator in ["_", " - ", "--", "|", "—"] {
      if let place = title.ranges(of: separator).first, place.lowerBound > title.startIndex {
        return title[..<place.lowerBound].split { $0.isWhitespace }.joined(separator: " ")
      }
    }
    return title
  }

  private static func firstDate(_ text: String) -> String {
    let pattern = /(20[0-9]{2}|19[0-9]{2})[-\/.年]([0-9]{1,2})[-\/.月]([0-9]{1,2})/
    guard let match = text.firstMatch(of: pattern) else { return "" }
    let two = { (part: Substring) in part.count == 1 ? "0" + part : String(part) }
    return "\(match.output.1)-\(two(match.output.2))-\(two(match.output.3))"
  }
}
