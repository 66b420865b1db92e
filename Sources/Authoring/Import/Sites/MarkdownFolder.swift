import Base
import Diagnostics
import Files
import Metadata

extension MarkdownSite {
  /// Reads a tree of Markdown of any make, whose folders become columns.
  ///
  /// Notes of Obsidian and Typora, the sources of VuePress, Jekyll and the like.
  mutating func readFolder() -> ForeignSite {
    var site = ForeignSite(roots: [root])
    let all = files(below: "")
    let isJekyll = all.contains { $0.hasPrefix("_posts/") || $0.contains("/_posts/") }
    let settings = ForeignSettings(hexo: root)
    let config = settings.texts
    var passedOver: [String: Int] = [:]
    for part in ["docs/.vuepress/public", ".vuepress/public", "public", "static"] {
      site.roots.append(root + "/" + part)
    }
    for path in all {
      let parts = path.split(separator: "/").map(String.init)
      let ending = ContentPath.ending(of: path)
      let isPage = ending == "html" || ending == "htm"
      // Layouts, includes and built pages are no texts; posts and drafts are.
      let isJekyllText = ["_posts", "_drafts"].contains { parts.contains($0) }
      if parts.contains("_site") { continue }
      let collection =
        parts[0].hasPrefix("_") && parts.count > 1
        ? settings.collections[String(parts[0].dropFirst())] : nil
      if collection == nil, !isJekyllText,
        let hidden = parts.dropLast().first(where: { $0.hasPrefix("_") })
      {
        if !isPage { passedOver[hidden, default: 0] += 1 }
        continue
      }
      guard let fields = fields(path) else { continue }
      if isPage, fields.entries.isEmpty || fields.body.contains("{%") { continue }
      let isOfProject =
        ["readme", "license", "changelog", "contributing", "summary", "404"]
        .contains(ContentPath.stem(of: path).lowercased()) && parts.count == 1
      if isOfProject {
        list.add(
          .article, path, of: path,
          why: Message("是说明文件，不像文章", "it is about the project and no article"))
        continue
      }
      var article = article(path, fields, isJekyll ? .jekyll : .plain)
      let stem = ContentPath.stem(of: path)
      let isIndex = ["index", "readme"].contains(stem.lowercased())
      let place = isIndex ? ContentPath.folder(of: path) : String(path.dropLast(ending.count + 1))
      let folder = ContentPath.folder(of: place)
      let name = ContentPath.name(of: place)
      if fields.body.trimmed.isEmpty {
        // Front pages of VuePress and archives of Jekyll are made of their settings.
        list.add(.article, path, of: path, why: Message("没有正文", "it has no text"))
        continue
      }
      if isIndex, !folder.isEmpty || parts.count > 1, !isJekyllText,
        all.contains(where: { $0 != path && $0.hasPrefix(place + "/") })
      {
        Self.takeTitle(&article, name: name)
        if article.withheld == nil {
          site.sections.append(
            ForeignSection(
              origin: path, path: place, title: article.title, folders: article.folders,
              body: article.body))
          continue
        }
      }
      Self.takeTitle(&article, name: isJekyllText ? Self.withoutDay(name) : name)
      article.stem = name.isEmpty ? "index" : name
      article.subcolumn = folder
      article.aliases.removeAll { !$0.hasPrefix("/") }
      if isJekyllText {
        article.subcolumn = folder.split(separator: "/").filter { !$0.hasPrefix("_") }
          .joined(separator: "/")
        if parts.contains("_drafts"), article.withheld == nil { article.withheld = .draft }
        if article.withheld == nil, config["future"] != "true",
          let time = foreignTime(article.date, zone: zone), time > now
        {
          article.withheld = .scheduled
        }
        if article.url.isEmpty { article.url = jekyllURL(of: article, name, config) }
        if let base = config["baseurl"], base.hasPrefix("/"), base != "/" {
          article.url = base + article.url
          article.sites = [base]
        }
      } else {
        if let collection {
          article.subcolumn = String(folder.dropFirst())
          if article.url.isEmpty {
            let below = place.split(separator: "/").dropFirst().joined(separator: "/")
            let tokens = ["collection": String(parts[0].dropFirst()), "path": below, "name": name]
            let title = article.slug.isEmpty ? name : article.slug
            article.url = Self.url(collection, tokens.merging(["title": title]) { $1 }) ?? ""
          }
        }
        if article.url.isEmpty {
          article.url = isIndex ? "/" + (place.isEmpty ? "" : place + "/") : "/" + place + ".html"
          if place.isEmpty { article.url = "" }
        }
        if !isJekyll {
          article.keywords = Self.distinct(article.keywords + article.categories.joined())
        }
      }
      if !isJekyllText { article.categories = [] }
      site.articles.append(article)
    }
    for (folder, count) in passedOver.sorted(by: { $0.key < $1.key }) {
      list.add(
        .article, folder + "/", of: folder,
        why: Message(
          "下划线开头的文件夹，网站不显示，里面有 \(count) 个文件",
          "the site does not show folders that begin with an underscore; \(count) files"))
    }
    return site
  }

  private static func withoutDay(_ name: String) -> String {
    guard dateInName(name) != nil else { return name }
    return name.split(separator: "-", maxSplits: 3).last.map(String.init) ?? name
  }

  private func jekyllURL(
    of article: ForeignArticle, _ name: String, _ config: [String: String]
  ) -> String {
    let styles = [
      "date": "/:categories/:year/:month/:day/:title.html", "none": "/:categories/:title.html",
      "pretty": "/:categories/:year/:month/:day/:title/",
      "ordinal": "/:categories/:year/:y_day/:title.html",
    ]
    let written = config["permalink"] ?? "date"
    var tokens = tokens(of: article.date)
    tokens["title"] = article.slug.isEmpty ? Self.withoutDay(name) : article.slug
    tokens["slug"] = tokens["title"]
    tokens["name"] = tokens["title"]
    let categories = article.categories.joined().map { $0.lowercased() }.joined(separator: "/")
    let pattern = (styles[written] ?? written)
      .replacing(":categories", with: categories.isEmpty ? "" : ":categories")
    tokens["categories"] = categories
    guard let url = Self.url(pattern, tokens) else {
      list.add(.address, pattern, of: article.origin)
      return ""
    }
    return url
  }
}
