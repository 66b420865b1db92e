import Base
import ChildProcesses
import Diagnostics
import Files
import RedSiteGen
import Scan
import SiteModel

/// Writes new articles, columns and topics into a site.
struct ContentWriter {
  let site: Site
  let files: FileStore
  private let paths: OutputPaths

  /// The longest name that is made of a title, in bytes.
  private static let longestSlug = 60

  /// A writer for a planned site.
  init(_ plan: SitePlan, root: String) {
    site = plan.site
    paths = plan.paths
    files = FileStore(root)
  }

  /// Writes the file of something new.
  ///
  /// - Returns: its path from the site's folder.
  /// - Throws: what kept it from being made.
  func create(_ new: NewContent) throws(Diagnostic) -> String {
    switch new {
    case .article(let article): try createArticle(article)
    case .column(let path, let title, let type, let kind):
      try createColumn(path, title: title, type: type, kind: kind)
    case .topic(let slug, let title): try createTopic(slug, title: title)
    case .theme(let name, let parent): try createTheme(name, parent: parent)
    }
  }

  // MARK: Articles

  private func createArticle(_ article: NewArticle) throws(Diagnostic) -> String {
    var path: String
    if let given = article.path {
      path = Self.contentPath(given)
      if ContentPath.ending(of: path) != "md" { path += ".md" }
    } else if article.kind == .letter {
      let column = Self.contentPath(article.column ?? "")
      path = "\(column)/\(try LetterForm(column, in: site).number).md"
    } else {
      let column = Self.contentPath(article.column ?? "")
      path = "\(column)/\(Self.stem(site.now.date, title: article.title ?? "")).md"
    }
    if let given = article.path, let unusable = unusable(path, given: given, ending: ".md") {
      throw unusable
    }
    let folder = ContentPath.folder(of: path)
    guard let column = column(folder), !folder.isEmpty else {
      throw unknownColumn(folder)
    }
    var title = article.title ?? ""
    if title.isEmpty { title = "标题" }
    var frontMatter = NewFrontMatter(title: title)
    frontMatter.add("date", .minute(site.now))
    if article.kind == .letter {
      let form = try LetterForm(folder, in: site)
      form.write(into: &frontMatter)
      return try write(frontMatter.file(body: LetterForm.body), to: path)
    }
    let email = GitHistory(site: files.folder)?.setting("user.email") ?? ""
    if let unit = unit(of: column, email: email) { frontMatter.add("unit", .text(unit)) }
    if let editor = contributor(email: email) { frontMatter.add("editor", .text(editor)) }
    let form: ArticleForm? =
      switch article.kind {
      case .special(let form): form
      case nil: ArticleForm(of: column, in: site)
      default: nil
      }
    let list = ContentPath.stem(of: path) + ".csv"
    form?.add(to: &frontMatter, list: list, in: site, column: column)
    // What is still empty must not go out as a notice.
    frontMatter.addDraft()
    if let kind = article.notice {
      return try write(frontMatter, to: path, announcing: kind)
    }
    if case .interactive(let form)? = article.kind {
      let stem = ContentPath.stem(of: path)
      frontMatter.add(lines: form.lines(stem: stem))
      for file in form.files(stem: stem, folder: "content/" + folder)
      where !files.contains(file.path) { try files.create(file.path, text: file.text) }
    }
    guard !article.pictures.isEmpty else {
      let made = try write(frontMatter.file(body: form?.body ?? ""), to: path)
      if let head = form?.listHead { _ = try write(head, to: "\(folder)/\(list)") }
      return made
    }
    return try write(frontMatter, to: path, showing: article.pictures)
  }

  /// Writes an article that shows pictures, which are copied beside it: named after it and
  /// numbered, as a camera's names say nothing and office names are no URLs.
  private func write(
    _ frontMatter: NewFrontMatter, to path: String, showing pictures: [String]
  ) throws(Diagnostic) -> String {
    let stem = ContentPath.stem(of: path)
    var copies: [(source: String, name: String)] = []
    for (index, picture) in pictures.enumerated() {
      let ending = ContentPath.ending(of: picture)
      guard let kind = FileSignature(ending: ending), kind.isImage, kind.isPublished else {
        throw Diagnostic(
          .attachmentNotAllowed, at: SourceLocation(path: picture),
          Message("“.\(ending)”不是网页能用的图片", "`.\(ending)` is no picture for a page"),
          help: Message(
            "请用 jpg、png、webp、gif、heic、bmp 或 tif", "use jpg, png, webp, gif, heic, bmp or tif"))
      }
      copies.append((picture, "\(stem)-\(index + 1).\(ending == "jpeg" ? "jpg" : ending)"))
    }
    var frontMatter = frontMatter
    frontMatter.add("image", .text(copies[0].name), comment: "列表里的配图")
    let body = copies.map { "![请写这张图片的说明](\($0.name))\n" }.joined(separator: "\n")
    try files.create("content/" + path, text: frontMatter.file(body: body), beside: copies) {
      name, error in
      Diagnostic(
        .fileSystem, at: SourceLocation(path: name),
        Message("图片复制不过来：\(error.chinese)", "cannot copy the picture: \(error.english)"))
    }
    return "content/" + path
  }

  /// The unit that the writer's address belongs to, otherwise the one that keeps the column.
  private func unit(of column: Column, email: String) -> String? {
    let own = site.units.first { unit in
      unit.authors.contains { WildcardPattern($0).matches(email) }
    }
    if let own, !email.isEmpty { return site.texts.string(own.identifier) }
    let keeper = FolderKeepers(site.units, texts: site.texts)
      .keeper(of: site.texts.string(column.path))
    return keeper.map { site.texts.string(site.units[$0.offset].identifier) }
  }

  /// The name of the registered contributor whose address it is, for 责任编辑: git's own name can be
  /// a nickname.
  private func contributor(email: String) -> String? {
    guard !email.isEmpty else { return nil }
    return site.contributors.first {
      $0.email.lowercased() == email.lowercased() && $0.until.map { $0 >= site.now.date } ?? true
    }.map { site.texts.string($0.name) }
  }

  /// The name of an article's file: its day, and its title in pinyin, cut between syllables.
  static func stem(_ day: CivilDate, title: String) -> String {
    var slug = Pinyin.slug(title)
    if slug.utf8.count > longestSlug {
      let cut = slug.prefix(longestSlug)
      slug = String(cut[..<(cut.lastIndex(of: "-") ?? cut.endIndex)])
    }
    return day.string(.compactDate) + (slug.isEmpty ? "" : "-" + slug)
  }

  // MARK: Columns and topics

  private func createColumn(
    _ path: String, title: String?, type: String?, kind: String?
  ) throws(Diagnostic) -> String {
    let given = path
    let path = Self.contentPath(given)
    if let unusable = unusable(path, given: given) { throw unusable }
    let parent = ContentPath.folder(of: path)
    if let taken = takenURL(path) { throw taken }
    guard column(parent) != nil else { throw unknownColumn(parent) }
    let siblings = site.columns.filter {
      ContentPath.folder(of: site.texts.string($0.path)) == parent && !$0.isHome
    }
    let title = title ?? ContentPath.name(of: path)
    var frontMatter = NewFrontMatter(title: title)
    frontMatter.add("weight", .number((siblings.map { Int($0.weight) }.max() ?? 0) + 10))
    Self.addTags(of: "栏目", title, to: &frontMatter)
    if let type {
      frontMatter.add("type", .text(type))
    } else if site.configuration.profile != .none, !hasType(parent) {
      frontMatter.add(
        "type", .text("工作动态"), comment: "栏目类别，可以写的见 redsite explain unknown-column-type")
    }
    if let kind { frontMatter.add("kind", .text(kind)) }
    return try write(frontMatter.file(), to: "\(path)/_index.md")
  }

  private func createTopic(_ slug: String, title: String?) throws(Diagnostic) -> String {
    let given = slug
    var parts = Self.contentPath(given).split(separator: "/")
    if parts.count > 1, parts[0] == FolderNames.topics { parts.removeFirst() }
    let slug = parts.joined(separator: "/")
    if let unusable = unusable(slug, given: given, isOnePart: true) { throw unusable }
    if let taken = takenURL("\(FolderNames.topics)/\(slug)") { throw taken }
    let title = title ?? slug
    var frontMatter = NewFrontMatter(title: title)
    Self.addTags(of: "专题", title, to: &frontMatter)
    frontMatter.add("opens", .day(site.now.date))
    return try write(frontMatter.file(), to: "\(FolderNames.topics)/\(slug)/_index.md")
  }

  /// What the rules ask of a column: as much as its title says, for its editor to write better.
  private static func addTags(
    of what: String, _ title: String, to frontMatter: inout NewFrontMatter
  ) {
    frontMatter.add(
      "description", .text("\(title)的文章和资料。"), comment: "请改成自己的话：这个\(what)登什么")
    frontMatter.add("keywords", .list([title]), comment: "再添几个词，用逗号隔开")
  }

  /// Whether a column, or one above it, has a ColumnType.
  private func hasType(_ path: String) -> Bool {
    ContentPath.upwards(from: path).contains { column($0)?.type.isEmpty == false }
  }

  /// Writes a file of `content/`; its path from the site's folder.
  func write(_ text: String, to path: String) throws(Diagnostic) -> String {
    try files.create("content/" + path, text: text)
    return "content/" + path
  }

  // MARK: Themes

  /// A theme that is its parent in everything, with a style sheet to begin in.
  private func createTheme(_ name: String, parent: String) throws(Diagnostic) -> String {
    // The same names that `theme = "…"` takes.
    guard !name.isEmpty,
      name.utf8.allSatisfy({ Ascii.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F })
    else {
      throw Diagnostic(
        .unusableFileName, at: SourceLocation(path: name),
        Message("“\(name)”不能作主题的名称", "“\(name)” cannot be the name of a theme"),
        help: Message(
          "主题名只用字母、数字、连字符和下划线，如 hongse",
          "a theme's name has letters, digits, hyphens and underscores, as in hongse"))
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
    try files.create(folder + "/theme.toml", text: description)
    try files.create(folder + "/assets/site.css", text: style)
    return folder + "/theme.toml"
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
    guard paths.all.contains(path + "/index.html"), !files.contains("content/\(path)/_index.md")
    else { return nil }
    return Diagnostic(
      .duplicateURL, at: SourceLocation(path: "content/" + path),
      Message("网址 /\(path)/ 已经有网页了", "the URL /\(path)/ has a page already"),
      help: Message("请换一个名称", "choose another name"))
  }

  /// A path below `content/`, also where it is written from the site's folder.
  static func contentPath(_ path: String) -> String {
    var parts = path.split(separator: "/").filter { $0 != "." }
    if parts.first == "content" { parts.removeFirst() }
    return parts.joined(separator: "/")
  }
}
