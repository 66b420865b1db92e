import Base
import Diagnostics
import Files
import Jinja
import SiteModel

/// An old URL, which sends readers on.
struct RedirectContent: OverviewContent {
  let redirect: Identifier<RedirectPage>

  static let kind = PageKind.redirect
  static let name: StaticString = "redirect"
  static let chineseName = "旧网址的转向"
  static let variables = [PageVariable.page, PageVariable("redirect", .redirect, "旧网址的转向")]
  static let isInSiteMap = false
  /// A page that only leads on has no room for what others say.
  static let keepsPromises = false

  static func plan(in planner: inout PagePlanner) { planner.planRedirects() }

  func values(in site: SiteView) -> [Value] {
    [TemplateObject.page.value(), TemplateObject.redirect.value(redirect)]
  }

  func title(in site: SiteView, _ arena: ValueArena) -> Value {
    site.value(site.plan.pointee.redirects[redirect.offset].title)
  }
}

/// What the page of an old URL leads to.
enum RedirectTarget {
  /// An article, wherever that leads itself.
  case article(Article.ID)
  /// A page of a column or topic, by its place in the plan.
  case page(Int)
}

extension Page {
  fileprivate var isRedirect: Bool {
    if case .redirect = subject { true } else { false }
  }
}

extension PagePlanner {
  /// Plans a page for each old URL, which sends readers on.
  ///
  /// The old URL of a column or topic stands for all of its pages: what comes after it is the same
  /// in the old URL and the new one.
  fileprivate mutating func planRedirects() {
    for redirect in site.redirects {
      if redirect.from.utf8.contains(0x3F) {
        planQueryRedirect(redirect)
        continue
      }
      guard let path = redirectPath(redirect.from, redirect) else { continue }
      switch redirect.target {
      case .article(let article): addRedirect(redirect, to: .article(article), path: path)
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
    for place in pages.indices where !pages[place].isRedirect {
      let new = string(pages[place].path)
      guard new.hasPrefix(folder) else { continue }
      addRedirect(
        redirect, to: .page(place), path: String(old) + String(new.dropFirst(folder.count)))
    }
  }

  private mutating func addRedirect(
    _ redirect: Redirect, to target: RedirectTarget, path: String
  ) {
    redirects.append(target)
    addPage(
      .redirect(Identifier(redirects.count - 1)), path: path,
      owner: OutputOwner(
        file: redirect.file, range: redirect.range,
        description: Message("另一个网页的旧网址", "another page's alias")))
  }

  /// Keeps an old URL with a query, as `/show.asp?id=12`: no file answers it, so there is no page,
  /// and `redsite server` writes it into the settings of web servers.
  private mutating func planQueryRedirect(_ redirect: Redirect) {
    let parts = redirect.from.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let (path, query) = (String(parts[0]), String(parts[1]))
    guard path == "/" || redirectPath(path, redirect) != nil else { return }
    let isUsable = query.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && !#"#"\<>`{}"#.unicodeScalars.contains($0)
    }
    guard !query.isEmpty, isUsable else {
      report(
        .invalidURL, redirect.file, redirect.range,
        Message("旧网址“\(redirect.from)”不可用", "the alias “\(redirect.from)” cannot be used"),
        help: Message(
          "“?”后面照浏览器地址栏里的写，不带“#”和空格，如 /show.asp?id=12",
          "write what the browser shows after `?`, without `#` and spaces, as in /show.asp?id=12"))
      return
    }
    let decoded = path.withBytes { PercentDecoding.decode($0) }
    let address = url(ofAddress: String(decoded.drop { $0 == "/" }))
    queryRedirects.append((address, query, redirect))
  }

  private mutating func redirectPath(_ from: String, _ redirect: Redirect) -> String? {
    let written = from.withBytes { PercentDecoding.decode($0) }
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

  /// Where each old URL leads, once everything has its URL.
  func resolvedRedirects() -> [RedirectPage] {
    redirects.map { target in
      switch target {
      case .article(let article):
        RedirectPage(
          url: urls.articles[article.offset], title: site.articles[article.offset].title)
      case .page(let place):
        RedirectPage(
          url: pages[place].url, title: pages[place].content.name(in: site) ?? pages[place].url)
      }
    }
  }

  /// Where each old URL with a query leads, once everything has its URL.
  func resolvedQueryRedirects() -> [QueryRedirect] {
    var known: [String: Redirect] = [:]
    return queryRedirects.map { path, query, redirect in
      if let first = known.updateValue(redirect, forKey: string(path) + "?" + query) {
        reportTwice(redirect, first)
      }
      let url =
        switch redirect.target {
        case .article(let article): urls.articles[article.offset]
        case .column(let column): urls.columns[column.offset]
        case .topic(let topic): urls.topics[topic.offset]
        }
      return QueryRedirect(path: path, query: query, url: url)
    }
  }

  /// Two things cannot have had one old URL.
  private func reportTwice(_ redirect: Redirect, _ first: Redirect) {
    diagnostics.report(
      Diagnostic(
        .duplicateURL, at: locator.location(redirect.file, redirect.range),
        Message(
          "旧网址“\(redirect.from)”写了两次", "the alias “\(redirect.from)” is given twice"),
        help: Message("请从其中一篇的 aliases 里去掉它", "take it out of the `aliases` of one"),
        notes: [
          Diagnostic.Note(
            Message("另一个在这里", "the other one is here"),
            at: locator.location(first.file, first.range))
        ]))
  }
}
