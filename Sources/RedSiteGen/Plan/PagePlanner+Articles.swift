import Base

extension PagePlanner {
  /// Gives every article its URL and, unless it points elsewhere, its page.
  mutating func planArticles() {
    let pattern = site.configuration.build.permalink
    let columnPaths = site.columns.map { site.texts.string($0.path) }
    for index in site.articles.indices {
      let article = site.articles[index]
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
      case .literal(let text): path += text
      case .token(.column): path += column
      case .token(.slug): path += slug
      case .token(let token):
        let (year, month, day) = date.components
        let number = token == .year ? year : token == .month ? month : day
        path += number < 10 ? "0\(number)" : "\(number)"
      }
    }
    // An article of the root column has no column in its path: `//about.html`.
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

  /// Plans a page for each old URL, which sends readers to the article.
  mutating func planRedirects() {
    for index in site.redirects.indices {
      let redirect = site.redirects[index]
      let article = site.articles[redirect.article.offset]
      guard let path = redirectPath(redirect, article: article) else { continue }
      addPage(
        .redirect, subject: index, path: path,
        owner: OutputOwner(
          file: article.file, range: redirect.range,
          description: Message("另一篇文章的旧网址", "another article's alias")))
    }
  }

  private mutating func redirectPath(_ redirect: Redirect, article: Article) -> String? {
    let written = redirect.from
    let parts = written.split(separator: "/").map(String.init)
    let isRooted = written.hasPrefix("/") && !parts.isEmpty
    if isRooted, !parts.contains(where: { PathComponentProblem($0) != nil }) {
      let path = parts.joined(separator: "/")
      let isFile = !written.hasSuffix("/") && !ContentPath.ending(of: path).isEmpty
      return isFile ? path : path + "/index.html"
    }
    report(
      .invalidURL, article.file, redirect.range,
      Message("旧网址“\(written)”不可用", "the alias “\(written)” cannot be used"),
      help: Message(
        "请写以“/”开头的站内路径，如 /old/2008-1.html",
        "write a path of this site that begins with “/”, as in /old/2008-1.html"))
    return nil
  }
}
