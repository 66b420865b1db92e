import Base
import ChildProcesses
import Diagnostics
import Files
import Glibc
import RedSiteGen
import SiteModel

/// Writes new articles, columns and topics into a site.
struct ContentWriter {
  private let site: Site
  private let root: String
  private let paths: OutputPaths

  /// The longest name that is made of a title, in bytes.
  private static let longestSlug = 60

  /// A writer for a planned site.
  init(_ plan: SitePlan, root: String) {
    site = plan.site
    paths = plan.paths
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
    var path: String
    if let given = article.path {
      path = Self.contentPath(given)
      if ContentPath.ending(of: path) != "md" { path += ".md" }
    } else {
      let column = Self.contentPath(article.column ?? "")
      let day = date.date.string(.compactDate)
      let name = Self.slug(article.title ?? "")
      path = "\(column)/\(day)\(name.isEmpty ? "" : "-" + name).md"
    }
    if let given = article.path, let unusable = unusable(path, given: given, ending: ".md") {
      return .failure(unusable)
    }
    let folder = ContentPath.folder(of: path)
    guard let column = column(folder), !folder.isEmpty else {
      return .failure(unknownColumn(folder))
    }
    var title = article.title ?? ""
    if title.isEmpty { title = "标题" }
    var lines = ["title: " + YAMLScalar.written(title)]
    lines.append("date: " + date.string)
    let email = GitHistory(site: root)?.setting("user.email") ?? ""
    if let unit = unit(of: column, email: email) {
      lines.append("unit: " + YAMLScalar.written(unit))
    }
    if let editor = contributor(email: email) {
      lines.append("editor: " + YAMLScalar.written(editor))
    }
    // What is still empty must not go out as a notice.
    lines.append("draft: true # 草稿，读者看不到。正文写好以后删去这一行，就会发布")
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

  /// The name of the registered contributor whose address it is, for 责任编辑: git's own name can be
  /// a nickname.
  private func contributor(email: String) -> String? {
    guard !email.isEmpty else { return nil }
    return site.contributors.first {
      $0.email.lowercased() == email.lowercased() && $0.until.map { $0 >= site.now.date } ?? true
    }.map { site.texts.string($0.name) }
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
    let given = path
    let path = Self.contentPath(given)
    if let unusable = unusable(path, given: given) { return .failure(unusable) }
    let parent = ContentPath.folder(of: path)
    if let taken = takenURL(path) { return .failure(taken) }
    guard column(parent) != nil else { return .failure(unknownColumn(parent)) }
    let siblings = site.columns.filter {
      ContentPath.folder(of: site.texts.string($0.path)) == parent && !$0.isHome
    }
    let title = title ?? ContentPath.name(of: path)
    var lines = ["title: " + YAMLScalar.written(title)]
    lines.append("weight: \((siblings.map { Int($0.weight) }.max() ?? 0) + 10)")
    lines += Self.tags("栏目", title)
    if let type {
      lines.append("type: " + YAMLScalar.written(type))
    } else if site.configuration.profile != .none, !hasType(parent) {
      lines.append("type: 工作动态 # 栏目类别，可以写的见 redsite explain unknown-column-type")
    }
    if let kind { lines.append("kind: " + YAMLScalar.written(kind)) }
    return write(
      "---\n" + lines.joined(separator: "\n") + "\n---\n", to: "content/\(path)/_index.md")
  }

  private func createTopic(_ slug: String, title: String?) -> Result<String, Diagnostic> {
    let given = slug
    var parts = Self.contentPath(given).split(separator: "/")
    if parts.count > 1, parts[0] == FolderNames.topics { parts.removeFirst() }
    let slug = parts.joined(separator: "/")
    if let unusable = unusable(slug, given: given, isOnePart: true) { return .failure(unusable) }
    if let taken = takenURL("\(FolderNames.topics)/\(slug)") { return .failure(taken) }
    let title = title ?? slug
    var lines = ["title: " + YAMLScalar.written(title)]
    lines += Self.tags("专题", title)
    lines.append("opens: " + site.now.date.string(.fullDate))
    return write(
      "---\n" + lines.joined(separator: "\n") + "\n---\n",
      to: "content/\(FolderNames.topics)/\(slug)/_index.md")
  }

  /// What the rules ask of a column: as much as its title says, for its editor to write better.
  private static func tags(_ what: String, _ title: String) -> [String] {
    [
      "description: " + YAMLScalar.written("\(title)的文章和资料。") + " # 请改成自己的话：这个\(what)登什么",
      "keywords: [" + YAMLScalar.written(title) + "] # 再添几个词，用逗号隔开",
    ]
  }

  /// Whether a column, or one above it, has a ColumnType.
  private func hasType(_ path: String) -> Bool {
    var folder = path
    while !folder.isEmpty {
      if let column = column(folder), !column.type.isEmpty { return true }
      folder = ContentPath.folder(of: folder)
    }
    return false
  }

  // MARK: Themes

  /// A theme that is its parent in everything, with a style sheet to begin in.
  private func createTheme(_ name: String, parent: String) -> Result<String, Diagnostic> {
    // The same names that `theme = "…"` takes.
    guard !name.isEmpty,
      name.utf8.allSatisfy({ Ascii.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F })
    else {
      return .failure(
        Diagnostic(
          .unusableFileName, at: SourceLocation(path: name),
          Message("“\(name)”不能作主题的名称", "“\(name)” cannot be the name of a theme"),
          help: Message(
            "主题名只用字母、数字、连字符和下划线，如 hongse",
            "a theme's name has letters, digits, hyphens and underscores, as in hongse")))
    }
    let folder = "themes/" + name
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

  /// That the last part of a new path is no good name; nil where it is.
  ///
  /// What is above it is there already, or reported as missing.
  ///
  /// - Parameters:
  ///   - path: the path below `content/`.
  ///   - given: what was asked for.
  ///   - ending: what stands behind the name.
  ///   - isOnePart: whether there must be nothing above it.
  /// - Returns: the problem.
  private func unusable(
    _ path: String, given: String, ending: String = "", isOnePart: Bool = false
  ) -> Diagnostic? {
    var name = isOnePart ? path : ContentPath.name(of: path)
    if name.hasSuffix(ending) { name.removeLast(ending.count) }
    let reason: Message
    // `a/.` is `a` to a shell; nobody means it as a name.
    if given.split(separator: "/").last == "." {
      reason = PathComponentProblem.dots.message
    } else if let problem = PathComponentProblem(name) {
      reason = problem.message
    } else if name.unicodeScalars.contains(where: { $0.properties.isWhitespace }) {
      reason = Message("有空格", "it has a space")
    } else if name.utf8.contains(where: { $0 == 0x23 || $0 == 0x25 || $0 == 0x26 || $0 == 0x2B }) {
      reason = Message("有 # % & +，在网址里有特别的含义", "# % & + mean something else in a URL")
    } else {
      return nil
    }
    return Diagnostic(
      .unusableFileName, at: SourceLocation(path: given),
      Message(
        "“\(given)”不能作名称：\(reason.chinese)", "“\(given)” cannot be a name: \(reason.english)"),
      help: PathComponentProblem.goodName)
  }

  /// That a folder's URL has a page already which is not that folder's own file; nil otherwise.
  private func takenURL(_ path: String) -> Diagnostic? {
    guard paths.all.contains(path + "/index.html"), !fileExists("\(root)/content/\(path)/_index.md")
    else { return nil }
    return Diagnostic(
      .duplicateURL, at: SourceLocation(path: "content/" + path),
      Message("网址 /\(path)/ 已经有网页了", "the URL /\(path)/ has a page already"),
      help: Message("请换一个名称", "choose another name"))
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
}
