import Base
import SiteModel

extension MachineFileWriter {
  /// Writes a site map: every page with the day of its last change.
  mutating func writeSiteMap(_ file: MachineFile, of plan: borrowing SitePlan, in view: SiteView) {
    buffer.append(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

      """)
    for place in file.items.indices {
      let page = plan.pages[Int(plan.siteMapPages[place])]
      append("url", page.url, changed: view.lastChange(of: page), in: view)
    }
    buffer.append("</urlset>\n")
  }

  /// Writes the index of a site map's parts.
  mutating func writeSiteMapIndex(
    _ file: MachineFile, of plan: borrowing SitePlan, in view: SiteView
  ) {
    buffer.append(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

      """)
    for place in file.items.indices {
      let part = plan.machineFiles[place]
      let changed = part.items.indices.compactMap {
        view.lastChange(of: plan.pages[Int(plan.siteMapPages[$0])])
      }.max()
      append("sitemap", part.url, changed: changed, in: view)
    }
    buffer.append("</sitemapindex>\n")
  }

  private mutating func append(
    _ element: StaticString, _ url: Text, changed: DateTime?, in view: SiteView
  ) {
    buffer.append("<")
    buffer.append(element)
    buffer.append("><loc>")
    buffer.append(absolute: url, in: view)
    buffer.append("</loc>")
    if let changed {
      buffer.append("<lastmod>")
      buffer.append(rfc3339: changed, view.zone)
      buffer.append("</lastmod>")
    }
    buffer.append("</")
    buffer.append(element)
    buffer.append(">\n")
  }

  /// Writes a robots.txt (RFC 9309): what robots may read, and where the site map is.
  mutating func writeRobots(_ file: MachineFile, in view: SiteView) {
    let robots = view.whole.pointee.configuration.robots
    buffer.append("User-agent: *\n")
    if robots.isAllowed {
      for path in robots.disallowed {
        buffer.append("Disallow: ")
        buffer.append(contentsOf: path)
        buffer.append("\n")
      }
      buffer.append("Allow: /\n\nSitemap: ")
      let url = view.text[file.url]
      if url.first == 0x2F { buffer.append(view.origin) }
      buffer.append(url[slice: 0..<(url.count - "robots.txt".utf8.count)])
      buffer.append("sitemap.xml\n")
    } else {
      buffer.append("Disallow: /\n")
    }
  }
}

extension SiteView {
  /// When what a page shows was last changed, as far as its articles tell.
  func lastChange(of page: Page) -> DateTime? {
    func change(_ article: Article) -> DateTime { article.updated ?? article.published }
    if page.kind == .article { return change(articles[Int(page.subject)]) }
    if page.kind == .home {
      let latest = whole.pointee.subsites[whole.pointee.subsite(of: page).offset].latest
      return latest.indices.first.map { change(articles[articleLists[$0].offset]) }
    }
    guard let listing = page.listing else { return nil }
    switch listing.source {
    case .articleLists:
      return listing.items.indices.map { change(articles[articleLists[$0].offset]) }.max()
    case .topics:
      return nil
    }
  }
}
