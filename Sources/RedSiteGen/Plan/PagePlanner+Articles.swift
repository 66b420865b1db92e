import Base
import Diagnostics
import Files
import SiteModel

extension PagePlanner {
  /// Gives every article its URL and, unless it points elsewhere, its page.
  mutating func planArticles() {
    let pattern = site.configuration.build.permalink
    let columnPaths = site.columns.map { site.texts.string($0.path) }
    for index in site.articles.indices {
      let article = site.articles[index]
      WorkInFlight.begin(site.files[article.file.offset].path)
      guard article.hasPage else {
        site.articles[index].url = article.link
        continue
      }
      let slug = string(article.slug)
      guard isUsable(slug, of: article) else { continue }
      let path = Self.path(
        pattern, column: columnPaths[article.column.offset], slug: slug,
        date: article.published.date)
      let url = addPage(
        .article, subject: index, path: path,
        owner: OutputOwner(
          file: article.file, description: Message("另一篇文章", "another article")))
      site.articles[index].url = url ?? .empty
    }
  }

  private static func path(
    _ pattern: PermalinkPattern, column: String, slug: String, date: CivilDate
  ) -> String {
    var path = ""
    path.reserveCapacity(column.utf8.count + slug.utf8.count + 24)
    for part in pattern.parts {
      switch part {
      case .literal(let text):
        // An article of the root column has no column in its path: `//about.html`.
        path += path.hasSuffix("/") && text.hasPrefix("/") ? String(text.dropFirst()) : text
      case .token(.column): path += column
      case .token(.slug): path += slug
      case .token(.year): path += date.string(.year)
      case .token(.month): path += date.string(.month)
      case .token(.day): path += date.string(.day)
      }
    }
    while path.hasPrefix("/") { path.removeFirst() }
    return path.hasSuffix("/") ? path + "index.html" : path
  }

  private mutating func isUsable(_ slug: String, of article: Article) -> Bool {
    guard let problem = PathComponentProblem(slug) else { return true }
    report(
      .invalidURL, article.file, nil,
      Message(
        "“\(slug)”不能作网址的一段：\(problem.message.chinese)",
        "“\(slug)” cannot be part of a URL: \(problem.message.english)"),
      help: Message(
        "请给文章换一个 slug，只用字母、数字、汉字和连字符",
        "give it a `slug` of letters, digits, Han characters and hyphens"))
    return false
  }

  /// Plans a page for each old URL, which sends readers on.
  ///
  /// The old URL of a column or topic stands for all of its pages: what comes after it is the same
  /// in the old URL and the new one.
  mutating func planRedirects() {
    let declared = site.redirects
    site.redirects = []
    for redirect in declared {
      guard let path = redirectPath(redirect) else { continue }
      switch redirect.target {
      case .article, .page: addRedirect(redirect, path: path)
      case .column(let column):
        planRedirects(redirect, path: path, from: string(site.columns[column.offset].path) + "/")
      case .topic(let topic):
        let slug = string(site.topics[topic.offset].slug)
        planRedirects(redirect, path: path, from: "\(FolderNames.topics)/\(slug)/")
      }
    }
  }

  private mutating func planRedirects(_ redirect: Redirect, path: String, from folder: String) {
    let suffix = "index.html"
    guard path.hasSuffix("/" + suffix), folder != "/" else {
      report(
        .invalidURL, redirect.file, redirect.range,
        Message(
          "栏目和专题的旧网址“\(redirect.from)”要是一个目录",
          "the old URL “\(redirect.from)” of a column or topic must be a folder"),
        help: Message(
          "请写以“/”结尾的路径，如 /old/xuexi/", "write a path that ends with “/”, as in /old/xuexi/"))
      return
    }
    let old = path.dropLast(suffix.count)
    for place in pages.indices where pages[place].kind != .redirect {
      let new = string(pages[place].path)
      guard new.hasPrefix(folder) else { continue }
      var part = redirect
      part.target = .page(place)
      addRedirect(part, path: String(old) + String(new.dropFirst(folder.count)))
    }
  }

  private mutating func addRedirect(_ redirect: Redirect, path: String) {
    site.redirects.append(redirect)
    addPage(
      .redirect, subject: site.redirects.count - 1, path: path,
      owner: OutputOwner(
        file: redirect.file, range: redirect.range,
        description: Message("另一个网页的旧网址", "another page's alias")))
  }

  private mutating func redirectPath(_ redirect: Redirect) -> String? {
    let written = redirect.from
    let parts = written.split(separator: "/").map(String.init)
    let isRooted = written.hasPrefix("/") && !parts.isEmpty
    let unusable = parts.lazy.compactMap { part in
      PathComponentProblem(part).map { (name: part, problem: $0) }
    }.first
    if let unusable {
      let (name, problem) = unusable
      report(
        .invalidURL, redirect.file, redirect.range,
        Message(
          "旧网址“\(written)”不可用：“\(name)”\(problem.message.chinese)",
          "the alias “\(written)” cannot be used for “\(name)”: \(problem.message.english)"),
        help: PathComponentProblem.goodName)
      return nil
    }
    if isRooted {
      let path = parts.joined(separator: "/")
      let isFile = !written.hasSuffix("/") && !ContentPath.ending(of: path).isEmpty
      return isFile ? path : path + "/index.html"
    }
    report(
      .invalidURL, redirect.file, redirect.range,
      Message("旧网址“\(written)”不可用", "the alias “\(written)” cannot be used"),
      help: Message(
        "请写以“/”开头的站内路径，如 /old/2008-1.html",
        "write a path of this site that begins with “/”, as in /old/2008-1.html"))
    return nil
  }

  /// Says where each old URL leads, once everything has its URL.
  mutating func resolveRedirects() {
    for index in site.redirects.indices {
      switch site.redirects[index].target {
      case .article(let article):
        site.redirects[index].to = site.articles[article.offset].url
        site.redirects[index].title = site.articles[article.offset].title
      case .column(let column):
        site.redirects[index].to = site.columns[column.offset].url
        site.redirects[index].title = site.columns[column.offset].title
      case .topic(let topic):
        site.redirects[index].to = site.topics[topic.offset].url
        site.redirects[index].title = site.topics[topic.offset].title
      case .page(let place):
        site.redirects[index].to = pages[place].url
        site.redirects[index].title = title(of: pages[place])
      }
    }
  }

  private func title(of page: Page) -> Text {
    let subject = Int(page.subject)
    switch page.kind {
    case .article: return site.articles[subject].title
    case .column, .home, .archive: return site.columns[subject].title
    case .archiveYear: return site.columns[site.archiveYears[subject].column.offset].title
    case .archiveMonth: return site.columns[site.archiveMonths[subject].column.offset].title
    case .topic: return site.topics[subject].title
    default: return page.url
    }
  }
}
