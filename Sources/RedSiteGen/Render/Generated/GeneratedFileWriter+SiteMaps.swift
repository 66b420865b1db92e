import Base
import SiteModel

extension GeneratedFileWriter {
  /// Writes a site map: every page with the day of its last change.
  mutating func writeSiteMap(_ file: GeneratedFile, of plan: borrowing SitePlan, in view: SiteView)
  {
    buffer.append(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

      """)
    for place in file.items.indices {
      let page = plan.pages[Int(plan.siteMapPages[place])]
      append(
        "url", page.url, changed: page.content.lastChange(of: page.listPage, in: view), in: view)
    }
    buffer.append("</urlset>\n")
  }

  /// Writes the index of a site map's parts.
  mutating func writeSiteMapIndex(
    _ file: GeneratedFile, of plan: borrowing SitePlan, in view: SiteView
  ) {
    buffer.append(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

      """)
    for place in file.items.indices {
      let part = plan.generatedFiles[place]
      let changed = part.items.indices.compactMap { place in
        let page = plan.pages[Int(plan.siteMapPages[place])]
        return page.content.lastChange(of: page.listPage, in: view)
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
  mutating func writeRobots(_ file: GeneratedFile, in view: SiteView) {
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
