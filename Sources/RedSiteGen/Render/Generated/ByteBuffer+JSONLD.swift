import Base
import SiteModel

/// Structured data about a page (schema.org), as JSON-LD 1.1 in a data block.
///
/// A `script` of that type is data: browsers do not run it, and a policy that forbids inline
/// scripts lets it stand.
extension ByteBuffer {
  fileprivate mutating func open(_ type: StaticString) {
    append("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"")
    append(type)
    append("\"")
  }

  fileprivate mutating func close() { append("}</script>\n") }

  fileprivate mutating func append(member name: StaticString, _ text: Bytes) {
    if text.count > 0 { append(jsonMember: name, text) }
  }

  private mutating func append(member name: StaticString, _ text: String) {
    text.withBytes { append(member: name, $0) }
  }

  fileprivate mutating func append(member name: StaticString, url: Text, in view: SiteView) {
    append(",\"")
    append(name)
    append("\":\"")
    append(jsonURL: url, in: view)
    append("\"")
  }

  private mutating func append(jsonURL url: Text, in view: SiteView) {
    if view.text[url].first == 0x2F { append(jsonText: view.origin) }
    append(jsonText: view.text[url])
  }

  private mutating func append(member name: StaticString, organization: Bytes) {
    guard organization.count > 0 else { return }
    append(",\"")
    append(name)
    append("\":{\"@type\":\"Organization\"")
    append(member: "name", organization)
    append("}")
  }

  /// Appends who keeps the site.
  mutating func appendOrganization(of view: SiteView) {
    let site = view.whole.pointee
    let owner = site.configuration.owner
    open("GovernmentOrganization")
    append(member: "name", owner.sponsor.isEmpty ? site.configuration.name : owner.sponsor)
    append(member: "url", url: view.page.url, in: view)
    append(member: "description", site.configuration.description)
    append(member: "telephone", owner.phone)
    append(member: "email", owner.email)
    append(member: "address", owner.address)
    close()
  }

  /// Appends what the article of the page is.
  mutating func appendArticle(_ article: Article, in view: SiteView) {
    open("NewsArticle")
    append(member: "headline", view.text[article.title])
    append(member: "mainEntityOfPage", url: view.page.url, in: view)
    append(",\"datePublished\":\"")
    append(rfc3339: article.published, view.zone)
    append("\",\"dateModified\":\"")
    append(rfc3339: article.updated ?? article.published, view.zone)
    append("\"")
    if let image = article.image {
      append(member: "image", url: view.assetURLs[image.offset], in: view)
    }
    let author = article.author.count > 0 ? article.author : article.source
    append(member: "author", organization: view.text[author])
    append(member: "publisher", organization: view.text[view.whole.pointee.defaultSource])
    append(member: "articleSection", view.text[view.columns[article.column.offset].title])
    append(member: "description", view.text[article.summary])
    close()
  }
}

/// The way from the home page to a page, as its breadcrumb shows it.
struct BreadcrumbList {
  private var place = 0

  /// Opens a list with the home page of the site that the page belongs to.
  init(from site: SiteView, to page: inout ByteBuffer) {
    page.open("BreadcrumbList")
    page.append(",\"itemListElement\":[")
    let home = site.whole.pointee.subsites[site.subsite].column
    append(Bytes("首页"), site.columnURLs[home.offset], in: site, to: &page)
  }

  /// Appends the next page on the way.
  mutating func append(
    _ name: Bytes, _ url: Text, in site: SiteView, to page: inout ByteBuffer
  ) {
    place += 1
    page.append(
      place == 1
        ? "{\"@type\":\"ListItem\",\"position\":" : ",{\"@type\":\"ListItem\",\"position\":")
    page.append(decimal: place)
    page.append(member: "name", name)
    page.append(member: "item", url: url, in: site)
    page.append("}")
  }

  /// Ends the list.
  func close(_ page: inout ByteBuffer) {
    page.append("]")
    page.close()
  }
}
