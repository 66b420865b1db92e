import Base
import ChineseMarkdown
import Diagnostics
import Files
import Jinja
import SiteModel

/// An article.
struct ArticleContent: PageContent {
  let article: Article.ID

  static let kind = PageKind.article
  static let name: StaticString = "article"
  static let chineseName = "文章"
  static let variables = [
    PageVariable.page, PageVariable("article", .article, "这篇文章"), .column,
  ]
  static let templateOwner: TemplateUse.Owner? = .article

  static func plan(in planner: inout PagePlanner) { planner.planArticles() }

  func subsite(in site: Site) -> Subsite.ID {
    site.columns[site.articles[article.offset].column.offset].subsite
  }

  func template(in site: Site) -> Text { site.articles[article.offset].template }
  func name(in site: Site) -> Text? { site.articles[article.offset].title }

  func section(in site: Site) -> Page.Section {
    site.section(of: site.articles[article.offset].column)
  }

  func sourcePath(in site: Site) -> String? {
    site.files[site.articles[article.offset].file.offset].path
  }

  func contentPath(in site: Site) -> String? {
    site.files[site.articles[article.offset].file.offset].contentPath
  }

  func values(in site: SiteView) -> [Value] {
    [
      TemplateObject.page.value(), TemplateObject.article.value(article),
      TemplateObject.column.value(site.articles[article.offset].column),
    ]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    site.value(site.articles[article.offset].title)
  }

  func description(in site: SiteView, _ arena: ValueArena) -> Value {
    site.value(site.articles[article.offset].summary)
  }

  func promisedTags(in site: SiteView) -> [String] {
    let hasSource = !site.articles[article.offset].source.isEmpty
    let isUnlisted = site.page.isUnlisted(in: site.whole.pointee)
    return ["ArticleTitle", "PubDate"] + (hasSource ? ["ContentSource"] : [])
      + (isUnlisted ? ["robots"] : [])
  }

  func body(in site: SiteView) -> LinkedText? {
    LinkedText(
      file: site.articles[article.offset].file, body: site.articles[article.offset].body)
  }

  func signature(in site: SiteView) -> SignatureRequest? {
    let article = site.articles[article.offset]
    guard article.signature != .none else { return nil }
    var request = SignatureRequest()
    request.isRequired = article.signature == .required
    if let document = article.document {
      let block = site.whole.pointee.documents[document.offset]
      request.issuer = site.text[block.issuer].string
      request.signedOn = block.signedOn
    }
    return request
  }

  func appendStructuredData(in site: SiteView, to page: inout ByteBuffer) {
    let subject = site.articles[article.offset]
    page.appendArticle(subject, in: site)
    var trail = BreadcrumbList(from: site, to: &page)
    trail.append(columnsTo: subject.column, in: site, to: &page)
    trail.append(site.text[subject.title], site.page.url, in: site, to: &page)
    trail.close(&page)
  }

  func ownPictures(in site: SiteView) -> [SourceFile.ID] {
    let subject = site.articles[article.offset]
    let topics = subject.topics.indices.compactMap {
      site.topics[site.topicLists[$0].offset].image
    }
    return (subject.image.map { [$0] } ?? []) + topics + site.pictures(ofColumn: subject.column)
  }

  func lastChange(of listPage: ListPage?, in site: SiteView) -> DateTime? {
    site.articles[article.offset].lastChange
  }
}

extension ArticleContent: TaggedByColumn {
  func tagColumn(in site: SiteView) -> Column.ID? {
    let column = site.articles[article.offset].column
    return site.columns[column.offset].parent == nil ? nil : column
  }

  func columnName(outsideColumnsOf site: SiteView, _ arena: ValueArena) -> Value {
    arena.text("首页")
  }

  var standardColumnType: String { ColumnTypeName.home }
}

extension PagePlanner {
  /// Gives every article its URL and, unless it points elsewhere, its page.
  fileprivate mutating func planArticles() {
    let pattern = site.configuration.build.permalink
    let columnPaths = site.columns.map { site.texts.string($0.path) }
    for index in site.articles.indices {
      let article = site.articles[index]
      WorkInFlight.begin(site.files[article.file.offset].path)
      guard article.hasPage else {
        urls.articles[index] = article.link
        continue
      }
      let slug = string(article.slug)
      guard isUsable(slug, of: article) else { continue }
      let path = Self.path(
        pattern, column: columnPaths[article.column.offset], slug: slug,
        date: article.published.date)
      let url = addPage(
        .article(Article.ID(index)), path: path,
        owner: OutputOwner(
          file: article.file, description: Message("另一篇文章", "another article")))
      urls.articles[index] = url ?? .empty
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
}
