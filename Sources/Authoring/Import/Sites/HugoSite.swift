import Base
import Files
import Metadata

extension MarkdownSite {
  /// Reads the folder of a Hugo site: `content/`, sections become columns of the same path.
  mutating func readHugo() -> ForeignSite {
    let files = files(below: "content")
    let indexes = files.filter { ContentPath.stem(of: $0).hasPrefix("_index") }
    let bundles = Set(
      files.filter { Self.isBundle($0) }.map { ContentPath.folder(of: $0) })
    let settings = ForeignSettings(hugo: root, indexes: indexes)
    let config = settings.texts
    let base = config["baseurl"].flatMap { Self.path(ofAddress: $0) } ?? ""
    let standard = (config["defaultcontentlanguage"] ?? "").lowercased()
    var site = ForeignSite(roots: [root + "/static", root + "/content", root + "/assets"])
    let address = (config["baseurl"] ?? "").trimmed
    let sites = [address.hasSuffix("/") ? String(address.dropLast()) : address].filter {
      !$0.isEmpty
    }
    for path in files {
      guard let fields = fields("content/" + path) else { continue }
      var (place, language) = Self.place(of: path)
      if language == standard || standard.isEmpty && ["zh", "zh-cn", "zh-hans"].contains(language) {
        language = ""
      }
      if indexes.contains(path) {
        let folder = ContentPath.folder(of: path)
        var section = article("content/" + path, fields, .hugo)
        Self.takeTitle(&section, name: ContentPath.name(of: folder))
        guard !folder.isEmpty, language.isEmpty else { continue }
        site.sections.append(
          ForeignSection(
            origin: section.origin, path: folder, title: section.title, folders: section.folders,
            body: section.body))
        continue
      }
      let above = settings.handedDown(to: ContentPath.folder(of: path))
      var article = article("content/" + path, fields, above: above, .hugo)
      article.sites = sites
      if article.withheld == nil, Self.isPart(path, of: bundles) { article.withheld = .part }
      // A date to come is no page until then.
      if article.withheld == nil, config["buildfuture"] != "true",
        let time = foreignTime(article.date, zone: zone), time > now
      {
        article.withheld = .scheduled
      }
      let stem = ContentPath.name(of: place)
      Self.takeTitle(&article, name: stem)
      article.subcolumn = ContentPath.folder(of: place)
      article.stem = language.isEmpty ? stem : stem + "-" + language
      // Sections are columns already: categories say more of what it is about.
      article.keywords = Self.distinct(article.keywords + article.categories.joined())
      article.categories = []
      if article.url.isEmpty {
        let prefix = language.isEmpty ? "" : "/" + language
        article.url = prefix + hugoURL(of: article, place, settings, config)
      }
      if !base.isEmpty { article.url = base + article.url }
      place = ""
      site.articles.append(article)
    }
    return site
  }

  private func hugoURL(
    of article: ForeignArticle, _ place: String, _ settings: ForeignSettings,
    _ config: [String: String]
  ) -> String {
    let folder = ContentPath.folder(of: place)
    let sections = folder.split(separator: "/").map(String.init)
    let name = ContentPath.name(of: place)
    let ending = config["uglyurls"] == "true" ? ".html" : "/"
    let isLowered = config["disablepathtolower"] != "true"
    let lowered = { (text: String) in
      (isLowered ? text.lowercased() : text).split { $0.isWhitespace }.joined(separator: "-")
    }
    if let pattern = settings.permalinks[sections.first ?? ""] {
      var tokens = tokens(of: article.date)
      tokens["section"] = sections.first ?? ""
      tokens["sections"] = folder
      tokens["title"] = Self.urlized(article.title)
      tokens["filename"] = name
      tokens["contentbasename"] = name
      tokens["slug"] = article.slug.isEmpty ? Self.urlized(article.title) : article.slug
      tokens["slugorfilename"] = article.slug.isEmpty ? name : article.slug
      tokens["slugorcontentbasename"] = tokens["slugorfilename"]
      if let url = Self.url(pattern, tokens) { return lowered(url) }
      list.add(.address, pattern, of: article.origin)
    }
    let last = article.slug.isEmpty ? name : article.slug
    return lowered("/" + (folder.isEmpty ? "" : folder + "/") + last) + ending
  }

  /// A title as Hugo writes it into URLs: letters, figures and dashes.
  private static func urlized(_ title: String) -> String {
    title.lowercased().split {
      !($0.isLetter || $0.isNumber || "-_.+~".contains($0)) && $0.isWhitespace
    }
    .map { String($0.filter { $0.isLetter || $0.isNumber || "-_.+~".contains($0) }) }
    .filter { !$0.isEmpty }.joined(separator: "-")
  }

  private static func isBundle(_ path: String) -> Bool {
    let stem = ContentPath.stem(of: path)
    return stem == "index" || stem.hasPrefix("index.")
  }

  /// Whether a file lies in the folder of a page, which shows it or does not.
  private static func isPart(_ path: String, of bundles: Set<String>) -> Bool {
    let home =
      isBundle(path)
      ? ContentPath.folder(of: ContentPath.folder(of: path)) : ContentPath.folder(of: path)
    return ContentPath.upwards(from: home).contains(where: bundles.contains)
  }

  /// A page without its ending and the language in its name (`h.en.md`), and that language.
  private static func place(of path: String) -> (place: String, language: String) {
    let stem = ContentPath.stem(of: path)
    var name = stem
    var language = ""
    if let dot = stem.lastIndex(of: "."), dot > stem.startIndex {
      let last = stem[stem.index(after: dot)...].lowercased()
      if last.count == 2 || (last.count <= 7 && last.dropFirst(2).hasPrefix("-")),
        last.allSatisfy({ $0.isLetter || $0 == "-" })
      {
        name = String(stem[..<dot])
        language = last
      }
    }
    let folder = ContentPath.folder(of: path)
    if name == "index", !folder.isEmpty { return (folder, language) }
    return ((folder.isEmpty ? "" : folder + "/") + name, language)
  }

  /// The path of an address without its last `/`; nil where it has none.
  static func path(ofAddress address: String) -> String? {
    guard let start = address.ranges(of: "://").first?.upperBound,
      let slash = address[start...].firstIndex(of: "/")
    else { return nil }
    let path = address[slash...].split(separator: "/").joined(separator: "/")
    return path.isEmpty ? nil : "/" + path
  }
}
