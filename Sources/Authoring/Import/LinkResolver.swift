import Base
import Diagnostics
import Files
import Glibc
import RedSiteGen

/// Knows where everything of the old site is now: links lead to new files, pictures and attachments
/// are found.
final class LinkResolver {
  /// What a link or picture becomes.
  enum Resolution {
    case target(String)
    /// Nothing to lead to; the words stay.
    case words
  }

  let roots: [String]
  private let list: ImportList
  /// The new file of each old URL, from `/` on, as links write it.
  private var places: [String: String] = [:]
  /// The new file of each old file.
  private var placesOfFiles: [String: String] = [:]
  /// The new file of each article by the names that tags give it.
  private var placesByName: [String: String] = [:]
  private var titles: [String: String] = [:]
  /// New files that readers do not see: links to them would lead nowhere.
  private var unseen: Set<String> = []
  /// Old URLs of what was not imported.
  private var absent: Set<String> = []
  /// Files of notes that are named without their folders, as Obsidian does.
  private var byName: [String: String]?

  static let pictureEndings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif", "avif",
  ]
  static let fileEndings: Set<String> = [
    "pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "dps", "zip", "rar",
    "7z", "mp4", "mp3", "txt", "csv",
  ]

  init(roots: [String], list: ImportList) {
    self.roots = roots.compactMap(absolutePath)
    self.list = list
  }

  // MARK: Places

  /// Notes where an article is now.
  func add(_ article: ForeignArticle, at path: String) {
    let place = "/\(path).md"
    for url in [article.url] + article.aliases + article.otherURLs where !url.isEmpty {
      if places[Self.key(url)] == nil { places[Self.key(url)] = place }
    }
    titles[place] = article.title
    if !article.file.isEmpty {
      placesOfFiles[article.file] = place
      let name = ContentPath.stem(of: article.file)
      let bundle = ContentPath.name(of: ContentPath.folder(of: article.file))
      for name in [name, name == "index" ? bundle : name] where placesByName[name] == nil {
        placesByName[name] = place
      }
    }
    if article.withheld != nil { unseen.insert(place) }
  }

  /// Notes that an article is not in the new site.
  func addAbsent(_ article: ForeignArticle) {
    for url in [article.url] + article.aliases + article.otherURLs where !url.isEmpty {
      absent.insert(Self.key(url))
    }
    if !article.file.isEmpty { absent.insert(article.file) }
  }

  /// Takes an article out again that could not be written.
  func remove(at path: String) { unseen.insert("/\(path).md") }

  /// One key for all ways to write a URL of one page.
  static func key(_ url: String) -> String {
    var path = url.withBytes { PercentDecoding.decode($0) }
    for ending in ["index.html", "index.htm"] where path.hasSuffix("/" + ending) {
      path.removeLast(ending.count)
    }
    while path.hasSuffix("/") { path.removeLast() }
    return path.hasPrefix("/") ? path : "/" + path
  }

  // MARK: Links

  /// What a link or picture of an article becomes.
  ///
  /// - Parameters:
  ///   - written: the address as it was written.
  ///   - article: the article.
  ///   - isPicture: whether it is shown.
  ///   - files: receives the file it names.
  /// - Returns: the new address, or that only its words stay; then it is on the list.
  func resolve(
    _ written: String, of article: ForeignArticle, isPicture: Bool, _ files: FileCollector
  ) -> Resolution {
    let original = written.trimmed
    var written = original
    for site in article.sites where !site.isEmpty {
      if written == site { written = "/" }
      if written.hasPrefix(site + "/") {
        written = String(written.dropFirst(site.count))
        break
      }
    }
    let lower = written.lowercased()
    if lower.hasPrefix("//") { written = "https:" + written }
    if ["http://", "https://", "//"].contains(where: { lower.hasPrefix($0) }) {
      guard Self.isUsable(written) else {
        list.add(isPicture ? .picture : .link, written, of: article.origin)
        return .words
      }
      if let place = UploadPlace.path(of: written),
        isPicture || Self.fileEndings.contains(ContentPath.ending(of: place)),
        let file = uploaded(place)
      {
        return resolve(file: file, written, of: article, isPicture: isPicture, files)
      }
      if isPicture { list.add(.remotePicture, written, of: article.origin, from: written) }
      return files.keepsLinks ? .target(written) : .words
    }
    if !isPicture, ["mailto:", "tel:"].contains(where: { lower.hasPrefix($0) }), lower.count > 7 {
      return .target(written)
    }
    if titles[written] != nil { return seen(written, written, of: article) }
    if written.isEmpty || lower.hasPrefix("javascript:") || written == "#" { return .words }
    if written.hasPrefix("#") {
      if files.keepsLinks, let identifier = files.headings[HeadingName.key(ofFragment: written)] {
        return .target("#" + identifier)
      }
      list.add(
        .link, written, of: article.origin,
        why: Message(
          "指到本页的一处，标题的名字变了", "it leads to a place in the page, which is called otherwise now"))
      return .words
    }
    let kind: ImportLoss.Kind = isPicture ? .picture : .link
    if let colon = lower.firstIndex(of: ":"), lower[..<colon].allSatisfy({ $0.isLetter }),
      lower.distance(from: lower.startIndex, to: colon) > 1
    {
      list.add(kind, String(written.prefix(200)), of: article.origin)
      return .words
    }
    let known = list.losses.count
    let resolution = resolve(path: written, of: article, kind, files)
    // What the old site still shows is better than nothing, until it is fetched.
    if case .words = resolution, files.keepsLinks, original.contains("://"),
      Self.isUsable(original), list.losses.count > known, let last = list.losses.last,
      last.kind == .picture || last.kind == .attachment
    {
      list.takeBackLast()
      list.add(
        isPicture ? .remotePicture : .attachment, original, of: article.origin,
        why: Message("还在旧网站上", "it is still on the old site"), from: original)
      return .target(original)
    }
    return resolution
  }

  private static func isUsable(_ url: String) -> Bool {
    let rest = url[(url.ranges(of: "//").first?.upperBound ?? url.endIndex)...]
    guard let first = rest.first, first.isLetter || first.isNumber else { return false }
    return !url.contains(where: { $0.isWhitespace })
      && !rest.prefix { !"/?#".contains($0) }.contains { "@\\\"<>|{}`^".contains($0) }
  }

  private func resolve(
    path written: String, of article: ForeignArticle, _ kind: ImportLoss.Kind,
    _ files: FileCollector
  ) -> Resolution {
    let isPicture = kind == .picture
    let (clean, plain, whole) = written.withBytes { bytes in
      let text = LinkText(bytes)
      let hash = bytes.firstIndex(of: 0x23, from: 0) ?? bytes.count
      return (
        text.path, bytes[slice: 0..<text.pathCount].string, bytes[slice: 0..<hash].string
      )
    }
    if !isPicture {
      // An address with a query can be an article of its own: show.asp?id=12.
      let from = ContentPath.folder(
        of: article.url.hasSuffix("/") ? article.url + "x" : Self.withoutQuery(article.url))
      for form in [whole, clean] where !form.isEmpty {
        let query = form.firstIndex(of: "?").map { String(form[$0...]) } ?? ""
        let bare = query.isEmpty ? form : String(form.dropLast(query.count))
        guard let target = ContentPath.resolve(bare, in: from) ?? (bare.hasPrefix("/") ? "" : nil)
        else { continue }
        let key = Self.key("/" + target + query)
        if let place = places[key] { return seen(place, written, of: article) }
        if absent.contains(key) {
          list.add(
            .link, written, of: article.origin,
            why: Message("指到没有导入的文章", "it leads to what was not imported"))
          return .words
        }
      }
      if let place = noteFile(clean, of: article) { return seen(place, written, of: article) }
    }
    let ending = ContentPath.ending(of: clean)
    let isFile =
      isPicture || Self.fileEndings.contains(ending) || Self.pictureEndings.contains(ending)
    guard isFile else {
      if clean == "/" { return .target("/") }
      list.add(.link, written, of: article.origin)
      return .words
    }
    if let file = candidates(clean, plain, of: article).first(where: isRegular) {
      return resolve(file: file, written, of: article, isPicture: isPicture, files)
    }
    let address = oldAddress(of: clean, in: article)
    if let file = UploadPlace.path(of: address).flatMap(uploaded) {
      return resolve(file: file, written, of: article, isPicture: isPicture, files)
    }
    list.add(
      isPicture ? .picture : .attachment, written, of: article.origin,
      why: Message("没有找到文件", "the file was not found"), from: address)
    return .words
  }

  /// What a file of the old site becomes that is there.
  private func resolve(
    file: String, _ written: String, of article: ForeignArticle, isPicture: Bool,
    _ files: FileCollector
  ) -> Resolution {
    let why: Message
    if files.excluded.contains(file) {
      why = Message("这个文件不能发布", "this file cannot be published")
    } else if let ending = Self.publishedEnding(of: file, isPicture: isPicture) {
      return .target(files.add(file, ending: ending, isPicture: isPicture))
    } else {
      why = Message("不是能发布的格式", "not of a kind that can be published")
    }
    list.add(isPicture ? .picture : .attachment, written, of: article.origin, why: why)
    return .words
  }

  static func withoutQuery(_ url: String) -> String {
    url.firstIndex(of: "?").map { String(url[..<$0]) } ?? url
  }

  private func seen(_ place: String, _ written: String, of article: ForeignArticle) -> Resolution {
    guard unseen.contains(place), article.withheld == nil else { return .target(place) }
    list.add(
      .link, written, of: article.origin,
      why: Message("指到草稿，公开以后再补上链接", "it leads to a draft; write it again once that is public"))
    return .words
  }

  /// The new file of a file of Markdown that a link names by its path.
  private func noteFile(_ path: String, of article: ForeignArticle) -> String? {
    guard !article.file.isEmpty, !path.isEmpty else { return nil }
    let bare = path.hasSuffix("/") ? String(path.dropLast()) : path
    let folders = [ContentPath.folder(of: article.file)] + article.folders
    let bases =
      path.hasPrefix("/") ? roots.map { $0 + bare } : folders.map { $0 + "/" + bare }
    for base in bases {
      let steps = base.split(separator: "/")
      var parts: [Substring] = []
      for step in steps where step != "." {
        if step == ".." { _ = parts.popLast() } else { parts.append(step) }
      }
      let clean = "/" + parts.joined(separator: "/")
      let stem = clean.hasSuffix(".html") ? String(clean.dropLast(5)) : clean
      for file in [
        clean, stem + ".md", stem + "/index.md", stem + "/README.md", stem + "/_index.md",
      ] {
        if let place = placesOfFiles[file] { return place }
      }
    }
    return nil
  }

  /// A file of a name, wherever it lies below the roots; nil where there is none.
  func file(named name: String) -> String? {
    if byName == nil {
      var names: [String: String] = [:]
      for root in roots {
        let walk = FolderWalk(root: ContentPath.folder(of: root), start: ContentPath.name(of: root))
        for file in walk.files {
          let path = ContentPath.folder(of: root) + "/" + file
          let key = ContentPath.name(of: file).lowercased()
          if names[key] == nil { names[key] = path }
          if key.hasSuffix(".md"), names[String(key.dropLast(3))] == nil {
            names[String(key.dropLast(3))] = path
          }
        }
      }
      byName = names
    }
    return byName?[ContentPath.name(of: name).lowercased()]
  }

  /// The new place of an article by its old file.
  func place(ofFile path: String) -> String? { placesOfFiles[path] }

  /// The new place of an article by the name of its file, or by the end of its path.
  ///
  /// - Parameters:
  ///   - name: as tags write it: `b`, `b.md`, `/posts/b.md`, `wiki/c`.
  ///   - article: the article in which it stands, whose folder counts first.
  /// - Returns: the place, or nil where no article has that name.
  func place(named name: String, from article: ForeignArticle? = nil) -> String? {
    let isMarkdown = ["md", "markdown", "html"].contains(ContentPath.ending(of: name))
    let stem = isMarkdown ? String(name.dropLast(ContentPath.ending(of: name).count + 1)) : name
    if let article, let place = noteFile(stem + ".md", of: article) { return place }
    let last = ContentPath.name(of: stem.hasSuffix("/") ? String(stem.dropLast()) : stem)
    let key = last == "index" ? ContentPath.name(of: ContentPath.folder(of: stem)) : last
    return placesByName[key]
  }

  /// The title of the article at a new place.
  func title(of place: String) -> String { titles[place] ?? "" }
}
