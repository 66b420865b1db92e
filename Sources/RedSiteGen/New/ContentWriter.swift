import Base
import Glibc

/// Writes new articles, columns and topics into a site.
struct ContentWriter {
  private let site: Site
  private let root: String

  /// The longest name that is made of a title, in bytes.
  private static let longestSlug = 60

  init(_ site: Site, root: String) {
    self.site = site
    self.root = root
  }

  /// Writes the file of something new.
  ///
  /// - Returns: its path from the site's folder, or what kept it from being made.
  func create(_ new: NewContent) -> Result<String, Diagnostic> {
    switch new {
    case .article(let article): createArticle(article)
    case .column(let path, let title, let type, let kind):
      createColumn(path, title: title, type: type, kind: kind)
    case .topic(let slug, let title): createTopic(slug, title: title)
    case .theme(let name, let parent): createTheme(name, parent: parent)
    }
  }

  // MARK: Articles

  private func createArticle(_ article: NewArticle) -> Result<String, Diagnostic> {
    let date = site.now
    let (year, month, day) = date.date.components
    var path: String
    if let given = article.path {
      path = Self.contentPath(given)
      if ContentPath.ending(of: path) != "md" { path += ".md" }
    } else {
      let column = Self.contentPath(article.column ?? "")
      let day = "\(year)\(Self.twoDigits(month))\(Self.twoDigits(day))"
      let name = Self.slug(article.title ?? "")
      path = "\(column)/\(day)\(name.isEmpty ? "" : "-" + name).md"
    }
    let folder = ContentPath.folder(of: path)
    guard let column = column(folder), !folder.isEmpty else {
      return .failure(unknownColumn(folder))
    }
    var title = article.title ?? ""
    if title.isEmpty { title = "标题" }
    let (hour, minute, _) = date.time
    var lines = ["title: " + YAMLScalar.written(title)]
    lines.append(
      "date: \(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day)) "
        + "\(Self.twoDigits(hour)):\(Self.twoDigits(minute))")
    let git = GitHistory(site: root)
    if let unit = unit(of: column, email: git?.setting("user.email") ?? "") {
      lines.append("unit: " + YAMLScalar.written(unit))
    }
    if let editor = git?.setting("user.name"), !editor.isEmpty {
      lines.append("editor: " + YAMLScalar.written(editor))
    }
    return write("---\n" + lines.joined(separator: "\n") + "\n---\n\n", to: "content/" + path)
  }

  /// The unit that the writer's address belongs to, otherwise the one that keeps the column.
  private func unit(of column: Column, email: String) -> String? {
    let own = site.units.first { unit in
      unit.authors.contains { WildcardPattern($0).matches(email) }
    }
    if let own, !email.isEmpty { return site.texts.string(own.identifier) }
    var folder = site.texts.string(column.path)
    while !folder.isEmpty {
      let keeper = site.units.first {
        let kept = site.texts.string($0.folder)
        return !kept.isEmpty && Self.contentPath(kept) == folder
      }
      if let keeper { return site.texts.string(keeper.identifier) }
      folder = ContentPath.folder(of: folder)
    }
    return nil
  }

  /// A name for a file from a title: pinyin, cut between syllables.
  static func slug(_ title: String) -> String {
    let slug = Pinyin.slug(title)
    guard slug.utf8.count > longestSlug else { return slug }
    let cut = slug.prefix(longestSlug)
    return String(cut[..<(cut.lastIndex(of: "-") ?? cut.endIndex)])
  }

  // MARK: Columns and topics

  private func createColumn(
    _ path: String, title: String?, type: String?, kind: String?
  ) -> Result<String, Diagnostic> {
    let path = Self.contentPath(path)
    let parent = ContentPath.folder(of: path)
    guard !path.isEmpty, column(parent) != nil else { return .failure(unknownColumn(parent)) }
    let siblings = site.columns.filter {
      ContentPath.folder(of: site.texts.string($0.path)) == parent && !$0.isHome
    }
    var lines = ["title: " + YAMLScalar.written(title ?? ContentPath.name(of: path))]
    lines.append("weight: \((siblings.map { Int($0.weight) }.max() ?? 0) + 10)")
    lines += Self.tags("这个栏目")
    if let type { lines.append("type: " + YAMLScalar.written(type)) }
    if let kind { lines.append("kind: " + YAMLScalar.written(kind)) }
    return write(
      "---\n" + lines.joined(separator: "\n") + "\n---\n", to: "content/\(path)/_index.md")
  }

  private func createTopic(_ slug: String, title: String?) -> Result<String, Diagnostic> {
    let slug = Self.contentPath(slug)
    var lines = ["title: " + YAMLScalar.written(title ?? slug)]
    lines += Self.tags("这个专题")
    let (year, month, day) = site.now.date.components
    lines.append("opens: \(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))")
    return write(
      "---\n" + lines.joined(separator: "\n") + "\n---\n",
      to: "content/\(FolderNames.topics)/\(slug)/_index.md")
  }

  /// What the rules ask of a column and nobody but its editor knows.
  private static func tags(_ what: String) -> [String] {
    ["description: # 用一句话说明\(what)", "keywords: [] # 关键词，用逗号隔开"]
  }

  // MARK: Themes

  /// A theme that is its parent in everything, with a style sheet to begin in.
  private func createTheme(_ name: String, parent: String) -> Result<String, Diagnostic> {
    let folder = "themes/" + Self.contentPath(name)
    let description = """
      name = \(name.quoted())
      description = "本站的样子"
      # 没有自己写的模板和样式，都用这个主题的。
      parent = \(parent.quoted())

      """
    let style = """
      /* 在 \(parent) 主题的样式之后读取，改几行就能换样子；能改的都列在它的 style.css 开头。 */
      :root {
        --fill: #8a1c22;
        --fill-deep: #6a1015;
        --red: #8a1c22;
        --red-deep: #6a1015;
      }

      """
    return write(description, to: folder + "/theme.toml").flatMap { path in
      write(style, to: folder + "/assets/site.css").map { _ in path }
    }
  }

  // MARK: Paths and files

  private func column(_ path: String) -> Column? {
    site.columns.first { site.texts.string($0.path) == path }
  }

  private func unknownColumn(_ path: String) -> Diagnostic {
    let paths = site.columns.map { site.texts.string($0.path) }.filter { !$0.isEmpty }
    guard !path.isEmpty else {
      return Diagnostic(
        .unknownColumn, at: SourceLocation(path: "content"),
        Message("文章要放在一个栏目里", "an article belongs to a column"),
        help: Message(
          "请用 --column 写栏目的文件夹，如 \(paths.first ?? "tongzhi")",
          "name its folder with --column, as in \(paths.first ?? "tongzhi")"))
    }
    let nearest = nearestName(to: path, among: paths)
    return Diagnostic(
      .unknownColumn, at: SourceLocation(path: "content/" + path),
      Message("没有名为“\(path)”的栏目", "there is no column named “\(path)”"),
      help: Message(
        (nearest.map { "是不是“\($0)”？" } ?? "") + "新建栏目：redsite new column \(path)",
        (nearest.map { "did you mean “\($0)”? " } ?? "") + "make it: redsite new column \(path)"))
  }

  private func write(_ text: String, to path: String) -> Result<String, Diagnostic> {
    writeNewFile(text, to: path, root: root)
  }

  /// A path below `content/`, also where it is written from the site's folder.
  static func contentPath(_ path: String) -> String {
    var parts = path.split(separator: "/").filter { $0 != "." }
    if parts.first == "content" { parts.removeFirst() }
    return parts.joined(separator: "/")
  }

  private static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
}
