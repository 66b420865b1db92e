import Base
import Diagnostics
import Files

/// A table of articles, as databases of old sites and Excel give them: CSV, one article a row.
enum ArticleTable {
  /// The fields and the names that their columns may have.
  private static let names: [(field: String, names: Set<String>)] = [
    ("title", ["标题", "题目", "title", "文章标题", "名称"]),
    ("column", ["栏目", "分类", "类别", "栏目名称", "column", "category", "所属栏目"]),
    ("date", ["日期", "时间", "发布时间", "发布日期", "date", "发表时间", "添加时间"]),
    ("source", ["来源", "信息来源", "source", "稿源"]),
    ("author", ["作者", "author", "撰稿人"]),
    ("editor", ["编辑", "责任编辑", "editor"]),
    ("body", ["正文", "内容", "body", "content", "文章内容", "详细内容"]),
    ("keywords", ["关键词", "关键字", "keywords", "标签"]),
    ("summary", ["摘要", "summary", "简介", "description", "导读"]),
    ("url", ["网址", "旧网址", "url", "链接", "地址"]),
    ("subtitle", ["副标题", "副题", "subtitle"]),
    ("state", ["状态", "state", "status", "是否发布", "审核"]),
    ("cover", ["图片", "封面", "题图", "image"]),
  ]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - path: its absolute path; pictures are looked for beside it.
  ///   - shown: what messages call it.
  ///   - list: receives what is not taken.
  ///   - problems: receives what could not be read.
  /// - Returns: its articles.
  static func read(
    _ path: String, shown: String, _ list: ImportList, _ problems: inout [Diagnostic]
  ) -> ForeignSite {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(path, limit: Limits.assetBytes, into: &buffer)
    } catch {
      problems.append(error.diagnostic(path: shown, limit: Limits.assetBytes))
      return ForeignSite()
    }
    func refuse(_ message: Message, _ help: Message? = nil) -> ForeignSite {
      problems.append(
        Diagnostic(.unreadableFile, at: SourceLocation(path: shown), message, help: help))
      return ForeignSite()
    }
    let bytes = buffer.makeArray()
    if bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF]) {
      return refuse(
        Message("这是 Excel 工作簿", "this is a workbook of Excel"),
        Message("请在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”", "save it as “CSV UTF-8” in Excel or WPS"))
    }
    guard let text = PageEncoding.decode(bytes) else {
      return refuse(Message("不知道是什么编码", "it has an unknown encoding"))
    }
    var rows = CSVRows(text)
    guard let head = rows.next() else { return refuse(Message("表是空的", "the table is empty")) }
    let fields = head.map { name in
      names.first { $0.names.contains(name.trimmed.lowercased()) }?.field ?? ""
    }
    guard fields.contains("title"), fields.contains("body") else {
      return refuse(
        Message("第一行要有“标题”和“正文”两列", "the first row must name the columns 标题 and 正文"),
        Message(
          "认得的列：栏目、标题、日期、来源、正文，还有作者、编辑、关键词、摘要、网址、副标题、状态、图片",
          "known columns: 栏目 标题 日期 来源 正文 作者 编辑 关键词 摘要 网址 副标题 状态 图片"))
    }
    for (name, field) in zip(head, fields) where field.isEmpty && !name.trimmed.isEmpty {
      list.add(setting: name.trimmed, of: shown)
    }
    var site = ForeignSite(roots: [ContentPath.folder(of: path)])
    var number = 1
    while let row = rows.next() {
      number += 1
      var values: [String: String] = [:]
      for (field, value) in zip(fields, row)
      where !field.isEmpty && values[field, default: ""].isEmpty {
        values[field] = value.trimmed
      }
      guard values.values.contains(where: { !$0.isEmpty }) else { continue }
      let title = HTMLPlain.text(values["title"] ?? "")
      let origin = "\(shown)：第 \(number) 行"
      guard !title.isEmpty else {
        list.add(
          .article, String((values["body"] ?? "").prefix(40)), of: origin,
          why: Message("没有标题", "it has no title"))
        continue
      }
      var article = ForeignArticle(origin: origin)
      article.title = title
      article.subtitle = values["subtitle"] ?? ""
      article.date = values["date"] ?? ""
      article.source = values["source"] ?? ""
      article.author = values["author"] ?? ""
      article.editor = values["editor"] ?? ""
      article.summary = HTMLPlain.text(values["summary"] ?? "")
      article.cover = values["cover"] ?? ""
      article.keywords = MarkdownSite.distinct(
        (values["keywords"] ?? "").split { ",，、;； ".contains($0) }.map(String.init))
      article.url = values["url"] ?? ""
      article.folders = site.roots
      if let column = values["column"], !column.isEmpty {
        article.categories = [column.split { "/>》|".contains($0) }.map { $0.trimmed }]
      }
      if let state = values["state"]?.lowercased(), fields.contains("state") {
        let isPublic = [
          "1", "true", "是", "已发布", "发布", "公开", "publish", "published", "已审核", "审核通过", "通过",
        ]
        if ["草稿", "draft"].contains(state) {
          article.withheld = .draft
        } else if !isPublic.contains(state) {
          article.withheld = .state(state.isEmpty ? "空" : state)
        }
      }
      let body = values["body"] ?? ""
      article.body = .html(isHTML(body) ? body : plain(body))
      site.articles.append(article)
    }
    return site
  }

  private static func isHTML(_ text: String) -> Bool {
    let lower = text.lowercased()
    return ["<p", "<br", "<div", "<img", "<table", "<span", "<a "].contains { lower.contains($0) }
  }

  /// Text as HTML: each line is a paragraph.
  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { line in
      "<p>" + line.replacing("&", with: "&amp;").replacing("<", with: "&lt;") + "</p>"
    }.joined(separator: "\n")
  }
}

/// The rows of comma-separated values (RFC 4180), of tabs where the first line has more of them.
struct CSVRows {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let head = bytes.prefix { $0 != Ascii.lineFeed }
    let tabs = head.reduce(0) { $0 + ($1 == 0x09 ? 1 : 0) }
    separator = tabs > head.reduce(0) { $0 + ($1 == 0x2C ? 1 : 0) } ? 0x09 : 0x2C
  }

  /// The cells of the next row; nil after the last.
  mutating func next() -> [String]? {
    guard place < bytes.count else { return nil }
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
          cell.append(byte)
          place += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), cell.isEmpty {
        isQuoted = true
      } else if byte == separator {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
      } else if byte == Ascii.lineFeed {
        break
      } else if byte != Ascii.carriageReturn {
        cell.append(byte)
      }
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    return cells
  }
}
