import Base
import Files
import Metadata

extension MarkdownSite {
  /// Reads the folder of a Hexo site: posts, drafts and pages below `source/`.
  mutating func readHexo() -> ForeignSite {
    let settings = ForeignSettings(hexo: root)
    let config = settings.texts
    let pattern =
      config["permalink"].flatMap { $0.isEmpty ? nil : $0 } ?? ":year/:month/:day/:title/"
    let source = config["source_dir"] ?? "source"
    let base = "/" + (config["root"] ?? "").split(separator: "/").joined(separator: "/")
    var site = ForeignSite(roots: [root + "/" + source])
    // Pictures beside a theme's own are shown by its pages too.
    let sites = [config["url"] ?? ""].map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    for path in files(below: source) {
      guard let fields = fields(source + "/" + path) else { continue }
      let parts = path.split(separator: "/").map(String.init)
      let isPost = parts[0] == "_posts" || parts[0] == "_drafts"
      let isPlainPage = !isPost && ["html", "htm"].contains(ContentPath.ending(of: path))
      if isPlainPage && fields.entries.isEmpty { continue }
      var article = article(source + "/" + path, fields, .hexo)
      article.sites = sites.filter { !$0.isEmpty }
      if !isPost {
        if ["tags", "categories", "archives", "friends", "link"].contains(fields.text("type")),
          fields.body.trimmed.isEmpty
        {
          continue
        }
        if parts.contains(where: { $0.hasPrefix("_") }) {
          list.add(.article, path, of: source + "/" + path, why: WithheldReason.part.message)
          continue
        }
        // The root's own page is made by the theme.
        if path == "index.md", fields.body.trimmed.isEmpty { continue }
        let isIndex = ContentPath.stem(of: path) == "index"
        let place =
          isIndex
          ? ContentPath.folder(of: path)
          : String(path.dropLast(ContentPath.ending(of: path).count + 1))
        article.stem = ContentPath.name(of: place.isEmpty ? "index-page" : place)
        Self.takeTitle(&article, name: article.stem)
        if article.url.isEmpty { article.url = "/" + place + (isIndex ? "/" : ".html") }
        article.categories = []
      } else {
        let below = parts.dropFirst().joined(separator: "/")
        let stem = ContentPath.stem(of: below)
        Self.takeTitle(&article, name: stem)
        article.subcolumn = article.categories.isEmpty ? ContentPath.folder(of: below) : ""
        article.stem = stem
        // A post's own folder of files has its name.
        let own = article.file.dropLast(ContentPath.ending(of: article.file).count + 1)
        article.folders.insert(String(own), at: 0)
        if article.withheld == nil {
          if parts[0] == "_drafts" {
            article.withheld = .draft
          } else if !settings.lockedTags.isDisjoint(with: article.keywords) {
            article.withheld = .password
          } else if parts.dropFirst().contains(where: { $0.hasPrefix("_") }) {
            // Hexo passes over what begins with an underscore.
            article.withheld = .part
          }
        }
        if article.url.isEmpty, parts[0] == "_posts" {
          if let url = Self.url(pattern, hexoTokens(of: article, below, config)) {
            article.url = url
          } else {
            list.add(.address, pattern, of: article.origin)
          }
        }
      }
      if base != "/", !article.url.isEmpty { article.url = base + article.url }
      site.articles.append(article)
    }
    return site
  }

  private func hexoTokens(
    of article: ForeignArticle, _ path: String, _ config: [String: String]
  ) -> [String: String] {
    var tokens = tokens(of: article.date)
    let stem = String(path.dropLast(ContentPath.ending(of: path).count + 1))
    var name = ContentPath.stem(of: path)
    // With this setting the day in the name is none of the title.
    let named = config["new_post_name"] ?? ""
    if named.hasPrefix(":year-:month-:day-"), Self.dateInName(name) != nil {
      name = name.split(separator: "-", maxSplits: 3).last.map(String.init) ?? name
    }
    let folder = ContentPath.folder(of: stem)
    tokens["title"] =
      article.slug.isEmpty ? (folder.isEmpty ? "" : folder + "/") + name : article.slug
    tokens["name"] = name
    tokens["post_title"] = article.title.split { $0.isWhitespace }.joined(separator: "-")
    let category = (article.categories.first ?? []).map {
      $0.split { $0.isWhitespace || "~`!@#$%^&*()-_+=[]{}|\\;:\"'<>,.?/".contains($0) }.joined(
        separator: "-")
    }.joined(separator: "/")
    tokens["category"] = category.isEmpty ? config["default_category"] ?? "uncategorized" : category
    return tokens
  }
}
