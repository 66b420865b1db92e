import Base
import SiteModel

/// Structured data about a page (schema.org), as JSON-LD 1.1 in a data block.
///
/// A `script` of that type is data: browsers do not run it, and a policy that forbids inline
/// scripts lets it stand.
extension ByteBuffer {
  mutating func appendJSONLD(of view: SiteView) {
    switch view.page.kind {
    case .home: appendOrganization(of: view)
    case .article: appendArticle(view.articles[Int(view.page.subject)], in: view)
    case .column, .topic: break
    default: return
    }
    appendTrail(of: view)
  }

  private mutating func open(_ type: StaticString) {
    append("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"")
    append(type)
    append("\"")
  }

  private mutating func close() { append("}</script>\n") }

  private mutating func append(member name: StaticString, _ text: Bytes) {
    if text.count > 0 { append(jsonMember: name, text) }
  }

  private mutating func append(member name: StaticString, _ text: String) {
    text.withBytes { append(member: name, $0) }
  }

  private mutating func append(member name: StaticString, url: Text, in view: SiteView) {
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

  private mutating func appendOrganization(of view: SiteView) {
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

  private mutating func appendArticle(_ article: Article, in view: SiteView) {
    open("NewsArticle")
    append(member: "headline", view.text[article.title])
    append(member: "mainEntityOfPage", url: article.url, in: view)
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

  /// The way from the home page, as the breadcrumb shows it.
  private mutating func appendTrail(of view: SiteView) {
    let subject = Int(view.page.subject)
    let site = view.whole.pointee
    var place = 1
    func item(_ name: Bytes, _ url: Text) {
      append(
        place == 1
          ? "{\"@type\":\"ListItem\",\"position\":" : ",{\"@type\":\"ListItem\",\"position\":")
      append(decimal: place)
      append(member: "name", name)
      append(member: "item", url: url, in: view)
      append("}")
      place += 1
    }
    guard view.page.kind != .home else { return }
    open("BreadcrumbList")
    append(",\"itemListElement\":[")
    let home = site.subsites[view.subsite].column
    item(Bytes("首页"), view.columns[home.offset].url)
    switch view.page.kind {
    case .topic:
      item(Bytes("专题"), site.topicsURL)
      item(view.text[view.topics[subject].title], view.topics[subject].url)
    case .column, .article:
      let id =
        view.page.kind == .article ? view.articles[subject].column.offset : subject
      let column = view.columns[id]
      for ancestor in column.ancestors.indices {
        let above = view.columns[view.columnLists[ancestor].offset]
        item(view.text[above.title], above.url)
      }
      if !column.isHome { item(view.text[column.title], column.url) }
      if view.page.kind == .article {
        item(view.text[view.articles[subject].title], view.page.url)
      }
    default: break
    }
    append("]")
    close()
  }
}
