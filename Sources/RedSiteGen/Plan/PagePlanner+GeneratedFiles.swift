import Base
import Diagnostics
import SiteModel

extension PagePlanner {
  /// The most URLs of one site map (sitemaps.org, protocol 0.9).
  private static let siteMapLimit = 50_000

  /// Plans the files for programs: feeds, site maps, robots.txt, each host with its own.
  ///
  /// Comes after all pages, which the site maps list.
  mutating func planGeneratedFiles() {
    if site.configuration.feeds.isEnabled { planFeeds() }
    let hosts = site.subsites.indices.filter { $0 == 0 || !site.subsites[$0].host.isEmpty }
    if urls.linkList.count > 0 {
      urls.linksIndex = addGeneratedFile(
        .links, of: .site(Subsite.ID(0)), path: FolderNames.links + "/links.json",
        Message("友情链接的目录 links.json", "the friend links for programs"))
      urls.linksOutline = addGeneratedFile(
        .linksOutline, of: .site(Subsite.ID(0)), path: FolderNames.links + "/links.opml",
        Message("友情链接的目录 links.opml", "the friend links for programs"))
    }
    for (index, column) in site.columns.enumerated() where column.documentFilters.count > 0 {
      urls.documentLists[index] = addGeneratedFile(
        .documents, of: .column(Column.ID(index)), path: string(column.path) + "/documents.json",
        Message("供筛选的公文目录 documents.json", "the documents for the filter"))
    }
    planSiteMaps(hosts: hosts)
    if site.configuration.build.hostingFiles != nil {
      let own = Set(site.files.lazy.filter { $0.role == .root }.map(\.outputPath))
      for host in hosts { planHostingFiles(ofSubsite: host, besides: own) }
    }
    for host in hosts {
      urls.manifests[host] = addGeneratedFile(
        .manifest, of: .site(Subsite.ID(host)),
        path: folder(ofSubsite: host) + "manifest.webmanifest",
        Message("网站应用清单 manifest.webmanifest", "the web manifest"))
      addGeneratedFile(
        .robots, of: .site(Subsite.ID(host)), path: folder(ofSubsite: host) + "robots.txt",
        Message("robots.txt", "robots.txt"))
    }
  }

  // MARK: Feeds

  private mutating func planFeeds() {
    for index in site.subsites.indices {
      let subsite = GeneratedFile.Subject.site(Subsite.ID(index))
      let folder = folder(ofSubsite: index)
      planFeeds(of: subsite, folder: folder)
      addGeneratedFile(
        .articleIndex, of: subsite, path: folder + "index.json",
        Message("供其他网站取用的目录 index.json", "index.json for other sites"))
    }
    for (index, column) in site.columns.enumerated()
    where !column.isHome && column.allArticles.count > 0 {
      planFeeds(of: .column(Column.ID(index)), folder: string(column.path) + "/")
    }
    for (index, unit) in site.units.enumerated()
    where unit.articles.count > 0 && urls.units[index].count > 0 {
      planFeeds(
        of: .unit(Unit.ID(index)), folder: "\(FolderNames.units)/\(string(unit.identifier))/")
    }
    for (index, topic) in site.topics.enumerated() where topic.articles.count > 0 {
      planFeeds(
        of: .topic(Topic.ID(index)), folder: "\(FolderNames.topics)/\(string(topic.slug))/")
    }
  }

  private mutating func planFeeds(of subject: GeneratedFile.Subject, folder: String) {
    let description = Message("订阅源", "a feed")
    addGeneratedFile(.rss, of: subject, path: folder + FeedNames.rss, description)
    addGeneratedFile(.atom, of: subject, path: folder + FeedNames.atom, description)
  }

  /// The folder in the output of a subsite's home page, empty or ending in `/`.
  func folder(ofSubsite index: Int) -> String {
    let path = string(site.columns[site.subsites[index].column.offset].path)
    return path.isEmpty ? "" : path + "/"
  }

  // MARK: Site maps

  /// Plans a site map for each host: the pages in the order of the plan, cut at the limit of the
  /// format, with an index above the parts.
  private mutating func planSiteMaps(hosts: [Int]) {
    let description = Message("站点地图 sitemap.xml", "sitemap.xml")
    for host in hosts {
      let first = siteMapPages.count
      for (index, page) in pages.enumerated()
      where type(of: page.content).isInSiteMap && !page.isUnlisted(in: site) {
        let subsite = page.subsite.offset
        let home = site.subsites[subsite].host.isEmpty ? 0 : subsite
        if home == host { siteMapPages.append(Int32(index)) }
      }
      let count = siteMapPages.count - first
      let folder = folder(ofSubsite: host)
      let subject = GeneratedFile.Subject.site(Subsite.ID(host))
      guard count > Self.siteMapLimit else {
        addGeneratedFile(
          .siteMap, of: subject, path: folder + "sitemap.xml", description,
          items: IndexRange(start: first, count: count))
        continue
      }
      let firstPart = generatedFiles.count
      for start in stride(from: 0, to: count, by: Self.siteMapLimit) {
        let number = start / Self.siteMapLimit + 1
        addGeneratedFile(
          .siteMap, of: subject, path: "\(folder)sitemap-\(number).xml", description,
          items: IndexRange(
            start: first + start, count: min(Self.siteMapLimit, count - start)))
      }
      addGeneratedFile(
        .siteMapIndex, of: subject, path: folder + "sitemap.xml", description,
        items: IndexRange(start: firstPart, count: generatedFiles.count - firstPart))
    }
  }

  /// Plans one file for programs at `path`, unless somebody has it.
  ///
  /// - Parameters:
  ///   - format: what is written.
  ///   - subject: what it is about.
  ///   - path: where it is.
  ///   - description: what it is called in messages.
  ///   - items: what a site map lists.
  /// - Returns: its URL, empty where somebody has the path.
  @discardableResult
  mutating func addGeneratedFile(
    _ format: GeneratedFile.Format, of subject: GeneratedFile.Subject, path: String,
    _ description: Message, items: IndexRange = .empty
  ) -> Text {
    guard owners.claim(path, for: OutputOwner(description: description)) else { return .empty }
    var file = GeneratedFile(
      format: format, subject: subject, url: url(ofPath: path), path: add(path))
    file.items = items
    generatedFiles.append(file)
    return file.url
  }
}
