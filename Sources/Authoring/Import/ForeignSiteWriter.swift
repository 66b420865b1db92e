import Base
import Diagnostics
import Files
import Glibc
import RedSiteGen

/// Writes articles of another system into a column: first each gets its place, then their links
/// lead to each other's new files.
struct ForeignSiteWriter {
  /// Each old article and its new file.
  private(set) var written: [(origin: String, article: String)] = []
  /// What was left out, or is to be looked at.
  private(set) var problems: [Diagnostic] = []

  private let target: ImportTarget
  /// Folders in which files are, by the path of their URL.
  private let roots: [String]
  /// The new file of each old URL, from `/` on, as links write it.
  private var places: [String: String] = [:]
  /// The old URLs of those that become drafts: links to them would lead nowhere.
  private var withheld: Set<String> = []

  private static let pictureEndings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif", "avif",
  ]
  private static let fileEndings: Set<String> = [
    "pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "dps", "zip", "rar",
    "7z", "mp4", "mp3", "txt", "csv",
  ]

  /// A writer into a column, for articles whose files are below folders of the old site.
  init(_ target: ImportTarget, roots: [String]) {
    self.target = target
    self.roots = roots
  }

  /// Writes all of them.
  mutating func write(_ articles: [ForeignArticle]) {
    var taken: Set<String> = []
    var plans: [(article: ForeignArticle, date: DateTime, path: String)] = []
    for article in articles {
      let date = date(of: article)
      let folder = target.column + (article.subcolumn.isEmpty ? "" : "/" + article.subcolumn)
      let stem =
        article.stem.isEmpty
        ? ContentWriter.stem(date.date, title: article.title) : article.stem
      let path = target.files.freePath("\(folder)/\(stem)", taken: taken)
      taken.insert(path)
      for url in [article.url] + article.aliases where !url.isEmpty {
        places[Self.key(url)] = "/\(path).md"
        if article.withheld != nil { withheld.insert(Self.key(url)) }
      }
      plans.append((article, date, path))
    }
    for plan in plans {
      do throws(Diagnostic) {
        try write(plan.article, date: plan.date, path: plan.path)
        written.append((plan.article.origin, "content/\(plan.path).md"))
        if let reason = plan.article.withheld {
          problems.append(reason.diagnostic(of: plan.article.origin))
        }
      } catch {
        problems.append(error)
      }
    }
  }

  private mutating func date(of article: ForeignArticle) -> DateTime {
    if let time = foreignTime(article.date, zone: target.zone) { return time }
    warn(
      article, Message("没有找到日期，写成了今天", "there is no date: today's is written"),
      Message("请改 date", "write the date"))
    return target.now
  }

  private mutating func write(
    _ article: ForeignArticle, date: DateTime, path: String
  ) throws(Diagnostic) {
    try makeColumns(ContentPath.folder(of: path))
    let files = FileCollector(stem: ContentPath.name(of: path))
    let body: String
    switch article.body {
    case .blocks(let blocks):
      // The closures must not hold what is being changed.
      let resolver = self
      var writer = MarkdownWriter(title: article.title) { _, source in
        resolver.resolve(source, of: article, isPicture: true, files)
      }
      writer.linkTarget = { resolver.resolve($0, of: article, isPicture: false, files) }
      body = writer.write(blocks)
    case .markdown(let text):
      body = rewrite(text, of: article, files)
    }
    for missing in files.missing {
      warn(
        article, Message("找不到“\(missing)”，没有带过来", "“\(missing)” was not found and is left out"),
        Message(
          "旧网站的文件在哪个文件夹，用 --uploads 写上", "name the folder of the old site's files with --uploads"))
    }
    for link in files.withheld {
      warn(
        article,
        Message(
          "“\(link)”指到导入成草稿的文章，只留了文字",
          "“\(link)” leads to an article that became a draft; its text is kept"),
        Message("那篇公开以后，再补上链接", "write the link again once that article is public"))
    }
    let text = Self.frontMatter(of: article, date: date).file(body: body)
    try target.files.create("content/\(path).md", text: text, beside: files.files) { name, error in
      guard error.number != EEXIST else { return nil }
      return Diagnostic(
        .fileSystem, at: SourceLocation(path: name),
        Message("文件存不下来：\(error.chinese)", "cannot write a file: \(error.english)"))
    }
  }

  private static func frontMatter(of article: ForeignArticle, date: DateTime) -> NewFrontMatter {
    var frontMatter = NewFrontMatter(title: article.title)
    frontMatter.add("date", .minute(date))
    if let expires = article.expires { frontMatter.add("expires", .minute(expires)) }
    for (key, value) in [
      ("author", article.author), ("source", article.source), ("summary", article.summary),
    ] where !value.isEmpty { frontMatter.add(key, .text(value)) }
    if !article.keywords.isEmpty { frontMatter.add("keywords", .list(article.keywords)) }
    let old = ([article.url] + article.aliases).filter { $0.hasPrefix("/") && $0 != "/" }
    if !old.isEmpty { frontMatter.add("aliases", .list(old)) }
    if article.withheld != nil { frontMatter.add("draft", .flag(true)) }
    return frontMatter
  }

  /// Makes the columns above an article that are not there.
  private func makeColumns(_ folder: String) throws(Diagnostic) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += (path.isEmpty ? "" : "/") + part
      let index = "content/\(path)/_index.md"
      guard !target.files.contains(index) else { continue }
      try target.files.create(index, text: NewFrontMatter(title: String(part)).file())
    }
  }

  private mutating func warn(_ article: ForeignArticle, _ message: Message, _ help: Message) {
    problems.append(
      Diagnostic(
        .brokenLink, at: SourceLocation(path: article.origin), message, help: help,
        severity: .warning))
  }

  // MARK: Links and files

  /// The files of one article, each once, with the names they get.
  final class FileCollector {
    private let stem: String
    private(set) var files: [(source: String, name: String)] = []
    var missing: [String] = []
    /// Links to articles that became drafts.
    var withheld: [String] = []

    init(stem: String) { self.stem = stem }

    func add(_ source: String, isPicture: Bool) -> String {
      if let known = files.first(where: { $0.source == source }) { return known.name }
      let ending = ContentPath.ending(of: source)
      let own = Pinyin.slug(ContentPath.stem(of: source))
      let name =
        isPicture || own.isEmpty
        ? "\(stem)-\(files.count + 1).\(ending)" : "\(stem)-\(own).\(ending)"
      files.append((source, name))
      return name
    }
  }

  /// What a link or a picture becomes; nil where there is nothing to lead to.
  private func resolve(
    _ written: String, of article: ForeignArticle, isPicture: Bool, _ files: FileCollector
  ) -> String? {
    var written = written
    if !article.site.isEmpty, written.hasPrefix(article.site + "/") {
      written = String(written.dropFirst(article.site.count))
    }
    let isWeb = ["http://", "https://", "//", "mailto:", "tel:"].contains {
      written.lowercased().hasPrefix($0)
    }
    guard !isWeb else { return isPicture ? nil : written }
    if written.hasPrefix("#") { return written }
    guard !written.lowercased().hasPrefix("javascript:"), !written.isEmpty else { return nil }
    let (clean, _) = written.withBytes { bytes in
      let text = LinkText(bytes)
      return (text.path, text.pathCount)
    }
    let from = ContentPath.folder(of: article.url.hasSuffix("/") ? article.url + "x" : article.url)
    guard let target = ContentPath.resolve(clean, in: from) else { return nil }
    let key = Self.key("/" + target)
    if !isPicture, let place = places[key] {
      guard withheld.contains(key), article.withheld == nil else { return place }
      if !files.withheld.contains(written) { files.withheld.append(written) }
      return nil
    }
    let ending = ContentPath.ending(of: target)
    let allowed =
      Self.pictureEndings.contains(ending) || (!isPicture && Self.fileEndings.contains(ending))
    let candidates =
      roots.map { $0 + "/" + target }
      + (article.folder.isEmpty ? [] : [article.folder + "/" + clean])
    for candidate in candidates where allowed && isFile(candidate) {
      return files.add(candidate, isPicture: isPicture)
    }
    if isPicture || Self.fileEndings.contains(ending) { files.missing.append(written) }
    return nil
  }

  /// Whether there is a regular file within one of the folders that were named.
  private func isFile(_ path: String) -> Bool {
    guard let resolved = absolutePath(path), !path.contains("/../"),
      (roots.compactMap(absolutePath)).contains(where: { resolved.hasPrefix($0 + "/") })
        || resolved == path
    else { return false }
    var status = stat()
    return lstat(resolved, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Gives the links and pictures of a Markdown text their new destinations.
  private func rewrite(
    _ text: String, of article: ForeignArticle, _ files: FileCollector
  ) -> String {
    var result = ""
    var rest = text[...]
    let pattern = /(!?)\[([^\]]*)\]\(\s*<?([^)\s>]+)>?(\s+"[^"]*")?\s*\)/
    while let match = rest.firstMatch(of: pattern) {
      result += rest[..<match.range.lowerBound]
      let isPicture = !match.output.1.isEmpty
      let name = String(match.output.2)
      if let target = resolve(String(match.output.3), of: article, isPicture: isPicture, files) {
        let said = isPicture && name.isEmpty ? article.title : name
        result += "\(match.output.1)[\(said)](\(target))"
      } else if isPicture, match.output.3.contains("://") {
        result += match.output.0
      } else if !isPicture {
        result += name
      }
      rest = rest[match.range.upperBound...]
    }
    return result + rest
  }

  /// One key for all ways to write a URL of one page.
  private static func key(_ url: String) -> String {
    var path = url.withBytes { PercentDecoding.decode($0) }
    for ending in ["index.html", "index.htm"] where path.hasSuffix("/" + ending) {
      path.removeLast(ending.count)
    }
    while path.hasSuffix("/") { path.removeLast() }
    return path.hasPrefix("/") ? path : "/" + path
  }
}
