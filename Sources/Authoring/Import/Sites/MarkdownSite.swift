import Base
import Diagnostics
import Files
import Metadata

/// Trees of Markdown with front matter: what Hugo, Hexo, Jekyll and others have in common.
struct MarkdownSite {
  /// The folder of the site, absolute.
  let root: String
  /// The time that says what is due and what has expired.
  let now: DateTime
  /// The zone of times that have none.
  let zone: ZoneOffset
  /// Receives what is not taken.
  let list: ImportList
  /// Receives what could not be read.
  var problems: [Diagnostic] = []

  init(_ root: String, at now: DateTime, in zone: ZoneOffset, _ list: ImportList) {
    self.root = root
    self.now = now
    self.zone = zone
    self.list = list
  }

  static let endings: Set<String> = ["md", "markdown", "mdown", "mkd", "html", "htm", "mdx"]

  // MARK: Files

  /// The files of texts below a folder of the site, by their paths from it.
  mutating func files(below folder: String) -> [String] {
    let walk = FolderWalk(
      root: folder.isEmpty ? ContentPath.folder(of: root) : root,
      start: folder.isEmpty ? ContentPath.name(of: root) : folder)
    // Links and devices in an old tree are passed over; folders that cannot be read are told.
    if walk.isCutShort { problems += walk.diagnostics }
    let count = (folder.isEmpty ? ContentPath.name(of: root) : folder).count + 1
    return walk.files.filter { Self.endings.contains(ContentPath.ending(of: $0)) }
      .map { String($0.dropFirst(count)) }
      .filter { !$0.split(separator: "/").contains("node_modules") }
  }

  /// Reads a file of any encoding.
  mutating func fields(_ path: String) -> ForeignFields? {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(root + "/" + path, limit: Limits.textFileBytes * 4, into: &buffer)
    } catch {
      problems.append(error.diagnostic(path: path, limit: Limits.textFileBytes * 4))
      return nil
    }
    let bytes = buffer.makeArray()
    if String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) {
      return bytes.withBytes { ForeignFields($0, path: path) }
    }
    guard let decoded = bytes.withBytes({ ForeignEncoding.detect($0) })?.decode(bytes) else {
      list.add(
        .article, path, of: path, why: Message("不知道是什么编码", "it has an unknown encoding"))
      return nil
    }
    return decoded.withBytes { ForeignFields($0, path: path) }
  }

  // MARK: Articles

  /// Keys that say nothing to a reader, or that are looked at elsewhere.
  private static let silent = [
    "layout", "comments", "comment", "toc", "mathjax", "math", "katex", "type", "lang", "language",
    "draft", "published", "password", "passwd", "pwd", "hidden", "hide", "private", "protected",
    "encrypted", "encrypt", "secret", "internal", "unlisted", "unpublished", "headless", "status",
    "post_status", "visibility", "access", "privacy", "build", "_build", "publishdate", "pubdate",
    "expirydate", "unpublishdate", "params", "cascade", "abbrlink", "id", "uuid", "weight",
    "copyright", "reward", "donate", "sidebar", "footer", "order", "reprint",
  ]

  /// The article of a file by its front matter.
  ///
  /// - Parameters:
  ///   - path: the file, from the site's folder.
  ///   - fields: its front matter.
  ///   - above: what folders above say for keys that it lacks.
  ///   - dialect: what its Markdown may have in it.
  /// - Returns: the article, without what only its system knows: its column and its URL.
  func article(
    _ path: String, _ fields: ForeignFields, above: [LocatedValue.Entry] = [],
    _ dialect: MarkdownDialect
  ) -> ForeignArticle {
    var article = ForeignArticle(origin: path)
    article.file = root + "/" + path
    article.folders = [ContentPath.folder(of: article.file)]
    article.title = Self.plain(fields.text("title", "linktitle"))
    article.subtitle = Self.plain(fields.text("subtitle", "sub_title"))
    article.date = fields.text("date", "created", "created_at", "createtime", "publishdate")
    article.updated = fields.text(
      "updated", "lastmod", "modified", "last_modified_at", "updated_at")
    article.author = fields.texts("author", "authors").joined(separator: "、")
    article.editor = fields.text("editor")
    article.source = fields.text("source", "from")
    article.sourceURL = fields.text(
      "originallink", "original_url", "originalurl", "source_url", "link", "original_link")
    article.summary = Self.plain(fields.text("summary", "description", "excerpt", "desc"))
    let tags = fields.texts("tags", "tag", splits: ",，、;；")
    article.keywords = Self.distinct(tags + fields.texts("keywords", splits: ",，、;；"))
    article.aliases = fields.texts("aliases", "alias", "redirect_from", "redirects")
    article.categories = Self.categories(fields)
    article.cover = fields.text(
      "cover", "image", "thumbnail", "banner", "banner_img", "featured_image", "featuredimage",
      "feature_image", "top_img", "index_img", "img", "photos", "thumb", "cover_image", "hero")
    if ["true", "false"].contains(article.cover) { article.cover = "" }
    for key in ["cover", "image", "images", "header"] where article.cover.isEmpty {
      article.cover = fields.text(key, within: ["image", "src", "url", "teaser", "relative"])
    }
    for key in ["pinned", "sticky", "top", "pin", "istop", "is_top", "stick"] {
      article.pinned = max(article.pinned, Self.rank(fields.text(key)))
    }
    let marks = ForeignMarks(fields.entries).inheriting(above)
    article.withheld = marks.reason(now: now, zone: zone)
    if article.withheld == nil, fields.isGuessed { article.withheld = .unreadable }
    article.expires = marks.expiry(zone: zone)
    article.slug = fields.text("slug")
    let url = fields.text("url", "permalink")
    article.url = url.isEmpty || url.contains("://") ? "" : url.hasPrefix("/") ? url : "/" + url
    article.body = .markdown(fields.body, dialect)
    if ["html", "htm"].contains(ContentPath.ending(of: path)) { article.body = .html(fields.body) }
    if article.date.isEmpty { article.date = Self.dateInName(ContentPath.stem(of: path)) ?? "" }
    fields.know(Self.silent)
    for key in fields.unused { list.add(setting: key, of: path) }
    return article
  }

  /// A title of a file that has none: its first heading, which is taken out, or its name.
  static func takeTitle(_ article: inout ForeignArticle, name: String) {
    guard article.title.isEmpty else { return }
    if case .markdown(let text, let dialect) = article.body {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
      while let first = lines.first, first.trimmed.isEmpty { lines.removeFirst() }
      if let first = lines.first, first.hasPrefix("# ") {
        article.title = plain(
          String(first.drop { $0 == "#" }).trimmed.replacing("#", with: "").trimmed)
        article.body = .markdown(lines.dropFirst().joined(separator: "\n"), dialect)
      }
    }
    if article.title.isEmpty { article.title = plain(name) }
  }

  /// A text without tags and entities, on one line.
  static func plain(_ text: String) -> String {
    guard text.contains("<") || text.contains("&") || text.contains("\n") else {
      return text.trimmed
    }
    return HTMLPlain.text(text)
  }

  /// Each once; two that differ only in case or signs are one.
  static func distinct(_ texts: [String]) -> [String] {
    var known: Set<String> = []
    return texts.filter { text in
      let text = text.trimmed
      guard !text.isEmpty else { return false }
      let slug = Pinyin.slug(text)
      let isNew = known.insert(slug.isEmpty ? text.lowercased() : slug).inserted
      return isNew && known.insert("\u{0}" + text.lowercased()).inserted
    }.map(\.trimmed)
  }

  /// Categories: Hexo's list is one path, its list of lists several; elsewhere each is its own.
  private static func categories(_ fields: ForeignFields) -> [[String]] {
    var paths: [[String]] = []
    for key in ["categories", "category", "分类"] {
      for value in fields.values(key) {
        switch value.kind {
        case .scalar(let text, _):
          paths.append(text.split(separator: "/").map { $0.trimmed })
        case .list(let items):
          var path: [String] = []
          for item in items {
            switch item.kind {
            case .scalar(let text, _): path.append(text.trimmed)
            case .list(let inner):
              paths.append(
                inner.compactMap {
                  if case .scalar(let text, _) = $0.kind { text.trimmed } else { nil }
                })
            default: break
            }
          }
          paths.append(path)
        default: break
        }
      }
    }
    return paths.map { $0.filter { !$0.isEmpty } }.filter { !$0.isEmpty }
  }

  private static func rank(_ text: String) -> Int {
    if let number = Int(text) { return min(max(number, 0), 1_000) }
    return ["true", "yes", "on", "是"].contains(text.lowercased()) ? 1 : 0
  }

  /// The day at the beginning of a file's name, as Jekyll and many people write it.
  static func dateInName(_ name: String) -> String? {
    let parts = name.split(maxSplits: 3, omittingEmptySubsequences: false) { "-_.".contains($0) }
    guard parts.count >= 3, parts[0].count == 4, let year = Int(parts[0]), (1970...2100) ~= year,
      let month = Int(parts[1]), (1...12) ~= month,
      let day = Int(parts[2].prefix { $0.isNumber }), (1...31) ~= day
    else {
      guard name.count >= 8, let all = Int(name.prefix(8)), (19_700_101...21_001_231) ~= all else {
        return nil
      }
      return String(name.prefix(8))
    }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  // MARK: URLs

  /// A pattern of a URL with its tokens filled in; nil where one is not known.
  static func url(_ pattern: String, _ values: [String: String]) -> String? {
    var url = ""
    var rest = pattern[...]
    while let colon = rest.firstIndex(of: ":") {
      url += rest[..<colon]
      let name = rest[rest.index(after: colon)...].prefix { $0.isLetter || $0 == "_" }
      guard let value = values[String(name)], !value.isEmpty else { return nil }
      url += value
      rest = rest[rest.index(colon, offsetBy: name.count + 1)...]
    }
    url += rest
    url = url.replacing("//", with: "/")
    return url.hasPrefix("/") ? url : "/" + url
  }

  /// The tokens that the date gives.
  func tokens(of date: String) -> [String: String] {
    guard let time = foreignTime(date, zone: zone) else { return [:] }
    let parts = time.date.components
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    let seconds = Int(time.wallSeconds % 86_400)
    return [
      "year": "\(parts.year)", "month": two(Int(parts.month)), "day": two(Int(parts.day)),
      "i_month": "\(parts.month)", "i_day": "\(parts.day)", "hour": two(seconds / 3_600),
      "minute": two(seconds / 60 % 60), "second": two(seconds % 60),
    ]
  }
}
