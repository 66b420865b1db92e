import Base
import Diagnostics
import Files
import Metadata

/// Sites of Hugo and Hexo: Markdown with front matter of their own.
enum MarkdownSite {
  /// Reads the folder of a Hugo site: `content/**/*.md`.
  ///
  /// - Parameters:
  ///   - root: its absolute path.
  ///   - now: the time that says what is due and what has expired.
  ///   - zone: the zone of times that have none.
  ///   - problems: receives what could not be read.
  /// - Returns: the articles; sections become columns of the same path.
  static func readHugo(
    _ root: String, at now: DateTime, in zone: ZoneOffset, _ problems: inout [Diagnostic]
  ) -> [ForeignArticle] {
    let files = files(in: root, below: "content", &problems)
    let indexes = files.filter { ContentPath.name(of: $0) == "_index.md" }
    let bundles = Set(
      files.filter(ContentPath.isFolderArticle).map { ContentPath.folder(of: $0) })
    let settings = ForeignSettings(hugo: root, indexes: indexes)
    return files.compactMap { path in
      guard ContentPath.name(of: path) != "_index.md" else { return nil }
      let above = settings.handedDown(to: ContentPath.folder(of: path))
      guard
        var article = read(root, "content/" + path, &problems, { $0.inheriting(above) }, now, zone)
      else { return nil }
      if article.withheld == nil, isPart(path, of: bundles) { article.withheld = .part }
      let isBundle = ContentPath.isFolderArticle(path)
      let place = isBundle ? ContentPath.folder(of: path) : String(path.dropLast(3))
      article.subcolumn = ContentPath.folder(of: place)
      article.stem = ContentPath.name(of: place)
      if article.url.isEmpty {
        let slug = article.slug.isEmpty ? article.stem : article.slug
        article.url = "/" + (article.subcolumn.isEmpty ? "" : article.subcolumn + "/") + slug + "/"
      }
      return article.withText(shortcodes(of: article, &problems))
    }
  }

  /// Whether a file lies in the folder of a page, which shows it or does not.
  private static func isPart(_ path: String, of bundles: Set<String>) -> Bool {
    ContentPath.upwards(from: ContentPath.home(ofArticle: path)).contains(where: bundles.contains)
  }

  /// Reads the folder of a Hexo site: `source/_posts/**/*.md` and `source/_drafts`.
  ///
  /// - Parameters:
  ///   - root: its absolute path.
  ///   - now: the time that says what is due and what has expired.
  ///   - zone: the zone of times that have none.
  ///   - problems: receives what could not be read.
  /// - Returns: the articles; their old URLs by `permalink` of `_config.yml`.
  static func readHexo(
    _ root: String, at now: DateTime, in zone: ZoneOffset, _ problems: inout [Diagnostic]
  ) -> [ForeignArticle] {
    let settings = ForeignSettings(hexo: root)
    let pattern = setting("permalink", of: root) ?? ":year/:month/:day/:title/"
    var articles: [ForeignArticle] = []
    for folder in ["source/_posts", "source/_drafts"] {
      for path in files(in: root, below: folder, &problems) {
        guard var article = read(root, folder + "/" + path, &problems, { $0 }, now, zone) else {
          continue
        }
        article.subcolumn = ContentPath.folder(of: path)
        article.stem = ContentPath.stem(of: path)
        article.folder = "\(root)/\(folder)/\(path.dropLast(3))"
        if article.withheld == nil {
          if folder.hasSuffix("_drafts") {
            article.withheld = .draft
          } else if !settings.lockedTags.isDisjoint(with: article.keywords) {
            article.withheld = .password
          } else if path.split(separator: "/").contains(where: { $0.hasPrefix("_") }) {
            // Hexo passes over what begins with an underscore.
            article.withheld = .part
          }
        }
        if article.url.isEmpty, !folder.hasSuffix("_drafts") {
          article.url = url(of: article, path, pattern)
        }
        articles.append(article.withText(shortcodes(of: article, &problems)))
      }
    }
    return articles
  }

  // MARK: Files and front matter

  private static func files(
    in root: String, below folder: String, _ problems: inout [Diagnostic]
  ) -> [String] {
    let walk = FolderWalk(root: root, start: folder)
    problems += walk.diagnostics
    return walk.files.filter { ContentPath.ending(of: $0) == "md" }
      .map { String($0.dropFirst(folder.count + 1)) }
  }

  private static func read(
    _ root: String, _ path: String, _ problems: inout [Diagnostic],
    _ marks: (ForeignMarks) -> ForeignMarks, _ now: DateTime, _ zone: ZoneOffset
  ) -> ForeignArticle? {
    let known = problems.count
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(root + "/" + path, limit: Limits.textFileBytes, into: &buffer)
    } catch {
      problems.append(error.diagnostic(path: path, limit: Limits.textFileBytes))
      return nil
    }
    return buffer.withBytes { bytes in
      guard SourceEncoding.check(bytes, path: path, into: &problems) != nil,
        let matter = FrontMatter.read(bytes, path: path, into: &problems)
      else { return nil }
      var article = ForeignArticle(origin: path)
      article.folder = root + "/" + ContentPath.folder(of: path)
      article.title = matter.text("title")
      if article.title.isEmpty { article.title = ContentPath.stem(of: path) }
      article.date = matter.text("date")
      article.author = matter.texts("author").first ?? matter.texts("authors").first ?? ""
      article.summary = matter.text("summary", or: "description", "excerpt")
      article.keywords = matter.texts("tags") + matter.texts("keywords")
      article.keywords = article.keywords.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
      article.aliases = matter.texts("aliases") + matter.texts("alias")
      let marks = marks(ForeignMarks(matter.entries))
      article.withheld = marks.reason(now: now, zone: zone)
      if article.withheld == nil, problems.count > known { article.withheld = .unreadable }
      article.expires = marks.expiry(zone: zone)
      article.slug = matter.text("slug")
      let url = matter.text("url", or: "permalink")
      article.url = url.isEmpty || url.contains("://") ? "" : url.hasPrefix("/") ? url : "/" + url
      article.body = .markdown(bytes[slice: matter.bodyStart..<bytes.count].string)
      return article
    }
  }

  private static func setting(_ key: String, of root: String) -> String? {
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(root + "/_config.yml", limit: Limits.textFileBytes, into: &buffer)
    } catch { return nil }
    let line = buffer.makeString().split(separator: "\n").first { $0.hasPrefix(key + ":") }
    let value = line?.dropFirst(key.count + 1).filter { !"\"' \r".contains($0) }
    return value.map { String($0) }.flatMap { $0.isEmpty || $0.contains("://") ? nil : $0 }
  }

  private static func url(of article: ForeignArticle, _ path: String, _ pattern: String) -> String {
    let day = article.date.prefix(10).split { "-/ ".contains($0) }.map(String.init)
    guard day.count == 3 else { return "" }
    var url = pattern
    for (name, value) in [
      (":year", day[0]), (":month", day[1]), (":day", day[2]),
      (":title", String(path.dropLast(3))), (":name", ContentPath.stem(of: path)),
      (":post_title", article.title),
    ] { url = url.replacing(name, with: value) }
    // What is left needs the old site itself (`:id`, `:hash`, `:category`).
    return url.contains(":") ? "" : url.hasPrefix("/") ? url : "/" + url
  }

  // MARK: Texts

  /// The text with the shortcodes and tags of pictures as Markdown; others are taken out and named.
  private static func shortcodes(
    of article: ForeignArticle, _ problems: inout [Diagnostic]
  ) -> String {
    guard case .markdown(var text) = article.body else { return "" }
    text = text.replacing(/\s*<!--\s*more\s*-->\s*/) { _ in "\n\n" }
    text = text.replacing(/\{\{[<%]\s*figure\s([^}]*?)\/?\s*[>%]\}\}/) { match in
      let source = attribute("src", in: match.output.1)
      let said = attribute("alt", in: match.output.1)
      let caption = attribute("caption", in: match.output.1)
      return "![\(said.isEmpty ? caption : said)](\(source))"
    }
    text = text.replacing(/\{%\s*asset_img\s+([^\s%]+)\s*([^%]*?)\s*%\}/) { match in
      "![\(match.output.2.filter { $0 != "\"" })](\(match.output.1))"
    }
    var names: [String] = []
    text = text.replacing(
      /\{\{[<%]\s*\/?\s*([A-Za-z0-9_-]+)[^}]*[>%]\}\}|\{%\s*([A-Za-z0-9_-]+)[^%]*%\}/
    ) {
      match in
      let name = String(match.output.1 ?? match.output.2 ?? "")
      if !names.contains(name) { names.append(name) }
      return ""
    }
    for name in names {
      problems.append(
        Diagnostic(
          .unknownName, at: SourceLocation(path: article.origin),
          Message(
            "短代码“\(name)”没有对应的写法，已去掉", "the shortcode “\(name)” has no counterpart and is taken out"
          ),
          help: Message("请看看它原来显示什么，手工补上", "see what it showed and write that"), severity: .warning)
      )
    }
    var lines = text[...]
    while lines.first == "\n" || lines.first == "\r" { lines.removeFirst() }
    return lines.hasSuffix("\n") ? String(lines) : lines + "\n"
  }

  private static func attribute(_ name: String, in text: Substring) -> String {
    guard let start = text.ranges(of: name + "=\"").first?.upperBound else { return "" }
    return String(text[start...].prefix { $0 != "\"" })
  }
}

extension ForeignArticle {
  fileprivate func withText(_ text: String) -> ForeignArticle {
    var article = self
    article.body = .markdown(text)
    return article
  }
}

extension FrontMatter {
  /// The text of a key, or of the first of others that has one.
  fileprivate func text(_ key: String, or others: String...) -> String {
    for name in [key] + others {
      for entry in entries where entry.key.lowercased() == name {
        if case .scalar(let text, _) = entry.value.kind, !text.isEmpty { return text }
      }
    }
    return ""
  }

  /// The texts of a key that has one or a list of them.
  fileprivate func texts(_ key: String) -> [String] {
    guard let value = entries.first(where: { $0.key.lowercased() == key })?.value else { return [] }
    switch value.kind {
    case .scalar(let text, _): return text.isEmpty ? [] : [text]
    case .list(let values):
      return values.compactMap { if case .scalar(let text, _) = $0.kind { text } else { nil } }
    default: return []
    }
  }
}
