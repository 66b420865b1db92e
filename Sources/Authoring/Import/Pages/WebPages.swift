import Base
import Diagnostics
import Files
import Glibc
import HTMLTree

/// Pages of an old site as files: a text of any encoding in a page of any make.
struct WebPages {
  private let list: ImportList
  private(set) var problems: [Diagnostic] = []

  private static let endings: Set<String> = [
    "html", "htm", "shtml", "shtm", "xhtml", "asp", "aspx", "jsp", "php", "jhtml", "do", "cfm",
  ]

  init(_ list: ImportList) { self.list = list }

  /// The folder that the URLs of a file or folder count from.
  static func root(of path: String) -> String {
    isFolder(path) ? path : ContentPath.folder(of: path)
  }

  /// Reads a page and what its frames show, or every page below a folder.
  ///
  /// - Parameters:
  ///   - path: its absolute path.
  ///   - shown: what messages call it.
  ///   - progress: is told how many pages of how many were looked at.
  /// - Returns: the articles.
  mutating func read(_ path: String, shown: String, _ progress: (Int, Int) -> Void) -> ForeignSite {
    let root = Self.root(of: path)
    var site = ForeignSite(roots: [root])
    var files: [String] = []
    if isFolder(path) {
      collect(root, "", &files, 0)
    } else {
      files = [String(path.dropFirst(root.count + (root == "/" ? 0 : 1)))]
      // What frames of a single page show belongs to it.
      if let page = page(root + "/" + files[0], shown) {
        files += Self.frames(of: page).compactMap {
          ContentPath.resolve($0, in: ContentPath.folder(of: files[0]))
        }
      }
    }
    var template = PageTemplate()
    var index = 0
    for file in files where files.count >= 4 {
      if let page = page(root + "/" + file, shown, isSilent: true) { template.learn(page) }
      index += 1
      progress(index, files.count * 2)
    }
    for file in files {
      let origin =
        isFolder(path)
        ? shown + "/" + file : files.count > 1 ? ContentPath.folder(of: shown) + "/" + file : shown
      if let article = article(root, file, origin, template) { site.articles.append(article) }
      index += 1
      progress(index, files.count * 2)
    }
    return site
  }

  /// The pages below a folder, by their paths; their names may be anything a program made of URLs.
  private mutating func collect(
    _ root: String, _ folder: String, _ files: inout [String], _ depth: Int
  ) {
    guard depth < Limits.folderDepth, files.count < Limits.files else { return }
    let names: [String]
    do throws(SystemError) {
      names = try entryNames(in: folder.isEmpty ? root : root + "/" + folder)
    } catch {
      problems.append(FileProblem.system(error).diagnostic(path: folder, limit: 0, isFolder: true))
      return
    }
    for name in names where !name.hasPrefix(".") {
      let path = folder.isEmpty ? name : folder + "/" + name
      var status = stat()
      guard lstat(root + "/" + path, &status) == 0 else { continue }
      if status.isFolder {
        collect(root, path, &files, depth + 1)
      } else if status.isRegularFile, Self.isPage(name) {
        files.append(path)
      }
    }
  }

  /// Whether a name is a page's, also where its query belongs to it.
  private static func isPage(_ name: String) -> Bool {
    let before = name.prefix { !"?@&".contains($0) }
    return endings.contains(ContentPath.ending(of: String(before)))
      || endings.contains(ContentPath.ending(of: name))
  }

  private mutating func page(_ path: String, _ origin: String, isSilent: Bool = false)
    -> HTMLElement?
  {
    func refuse(_ message: Message) -> HTMLElement? {
      if !isSilent { list.add(.article, origin, of: origin, why: message) }
      return nil
    }
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(path, limit: HTMLParser.mostBytes, into: &buffer)
    } catch {
      return refuse(error.diagnostic(path: origin, limit: HTMLParser.mostBytes).message)
    }
    guard let text = PageEncoding.decode(buffer.makeArray()) else {
      return refuse(Message("不知道是什么编码", "it has an unknown encoding"))
    }
    do throws(HTMLParser.Refusal) {
      return try HTMLParser.parse(text)
    } catch {
      switch error {
      case .tooLarge: return refuse(Message("网页太大", "the page is too large"))
      case .tooDeep: return refuse(Message("网页嵌套太深", "the page is nested too deep"))
      }
    }
  }

  private static func frames(of page: HTMLElement) -> [String] {
    page.descendants { $0.name == "frame" }.compactMap { $0["src"]?.trimmed }
      .filter { !$0.isEmpty && !$0.contains("://") }
  }

  private mutating func article(
    _ root: String, _ file: String, _ origin: String, _ template: PageTemplate
  ) -> ForeignArticle? {
    guard let page = page(root + "/" + file, origin) else { return nil }
    let frames = Self.frames(of: page)
    guard frames.isEmpty else {
      list.add(
        .article, origin, of: origin,
        why: Message(
          "是框架，内容在 " + frames.joined(separator: "、"),
          "it is a set of frames: " + frames.joined(separator: ", ")))
      return nil
    }
    let found = PageArticle(page, template)
    guard !found.isList else {
      let title = PageArticle.withoutSiteName(
        page.first("title")?.children.reduce(into: "") {
          if case .text(let text) = $1 { $0 += text }
        } ?? "")
      list.add(
        .article, title.isEmpty ? origin : title, of: origin,
        why: Message("没有正文，像是列表页", "it has no text and looks like a list"))
      return nil
    }
    var article = ForeignArticle(origin: origin)
    article.title = found.title
    article.date = found.date
    article.source = found.source
    article.author = found.author
    article.editor = found.editor
    let urls = Self.urls(of: file)
    article.url = urls[0]
    article.otherURLs = Array(urls.dropFirst())
    article.folders = [root + "/" + ContentPath.folder(of: file)]
    article.sites = Self.sites(of: page, root)
    article.withheld = HTMLMarks.reason(page, title: article.title)
    article.doubts = found.isDoubtful ? found.doubts : []
    if article.withheld == nil, found.isDoubtful { article.withheld = .doubtful }
    let (blocks, embedded) = HTMLText.read(found.main)
    for address in embedded { list.add(.embedded, address, of: origin) }
    let words = PageLeaf.all(in: found.main).map(\.text).joined(separator: "\n")
    article.body = .blocks(blocks, words: words)
    return article
  }

  /// The addresses a saved page had: its path, and the query that programs wrote into its name.
  static func urls(of file: String) -> [String] {
    var urls: [String] = []
    // wget writes `show.asp?id=12.html`, or `@` where Windows has no question mark.
    var path = file
    let name = ContentPath.name(of: file)
    let sign =
      name.firstIndex(of: "?")
      ?? name.firstIndex(of: "@").flatMap { at in
        name[at...].contains("=") ? at : nil
      }
    if let sign {
      let before = name[..<sign]
      var query = name[name.index(after: sign)...]
      for ending in [".html", ".htm"] where query.hasSuffix(ending) {
        query = query.dropLast(ending.count)
      }
      let folder = ContentPath.folder(of: file)
      path = (folder.isEmpty ? "" : folder + "/") + before + "?" + query
      urls.append("/" + path)
      if !file.contains("?") || file != path { urls.append("/" + file) }
    } else {
      urls.append("/" + file)
      for ending in ["index.html", "index.htm"] where name == ending {
        urls.append("/" + ContentPath.folder(of: file) + "/")
      }
    }
    return urls
  }

  /// Addresses of the old site: what the page says of itself, and a folder with the name of a host.
  private static func sites(of page: HTMLElement, _ root: String) -> [String] {
    var hosts: [String] = []
    let name = ContentPath.name(of: root)
    if name.contains("."), !name.contains(" ") { hosts.append(name) }
    for link in page.descendants(where: { $0.name == "link" })
    where link["rel"]?.lowercased() == "canonical" {
      if let host = WordPressExport.host(link["href"] ?? "") { hosts.append(host) }
    }
    for meta in page.descendants(where: { $0.name == "meta" }) where meta["property"] == "og:url" {
      if let host = WordPressExport.host(meta["content"] ?? "") { hosts.append(host) }
    }
    return MarkdownSite.distinct(hosts).flatMap { ["https://" + $0, "http://" + $0] }
  }
}
