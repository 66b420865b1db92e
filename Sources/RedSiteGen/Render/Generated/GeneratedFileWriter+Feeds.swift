import Base
import Files
import SiteModel

extension GeneratedFileWriter {
  /// Writes an RSS 2.0 feed (RSS Advisory Board, version 2.0.11).
  mutating func writeRSS(_ file: GeneratedFile, in view: SiteView) {
    let feed = feed(file, in: view)
    buffer.append(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
      xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel>

      """)
    buffer.append(element: "title", feed.title)
    append(link: feed.page, in: view)
    // The description of a channel must be there, if only as its name.
    append(description: feed.description.isEmpty ? feed.title : feed.description)
    buffer.append(element: "language", view.whole.pointee.configuration.language)
    if let updated = feed.updated(in: view) {
      buffer.append("<lastBuildDate>")
      buffer.append(rfc822: updated, view.zone)
      buffer.append("</lastBuildDate>\n")
    }
    buffer.append("<atom:link href=\"")
    buffer.append(absolute: file.url, in: view)
    buffer.append("\" rel=\"self\" type=\"application/rss+xml\"/>\n")
    for article in feed.articles { writeRSSItem(article, in: view) }
    buffer.append("</channel>\n</rss>\n")
  }

  private mutating func writeRSSItem(_ id: Article.ID, in view: SiteView) {
    let (article, url) = (view.articles[id.offset], view.articleURLs[id.offset])
    buffer.append("<item>\n")
    buffer.append(element: "title", view.text[article.title])
    append(link: url, in: view)
    buffer.append("<guid>")
    buffer.append(absolute: url, in: view)
    buffer.append("</guid>\n<pubDate>")
    buffer.append(rfc822: article.published, view.zone)
    buffer.append("</pubDate>\n")
    append(description: view.text[article.summary])
    buffer.append(element: "dc:creator", view.text[article.author])
    buffer.append(element: "category", view.text[view.columns[article.column.offset].title])
    if let image = article.image {
      let file = view.whole.pointee.files[image.offset]
      buffer.append("<enclosure url=\"")
      buffer.append(absolute: view.assetURLs[image.offset], in: view)
      buffer.append("\" length=\"")
      buffer.append(decimal: file.size)
      buffer.append("\" type=\"")
      buffer.append(imageType(of: file))
      buffer.append("\"/>\n")
    }
    buffer.append("</item>\n")
  }

  /// Appends the description of an item or channel.
  ///
  /// Readers of RSS take it for HTML within XML ("entity-encoded HTML", RSS 2.0), so text is
  /// escaped twice; Atom and JSON Feed say that theirs is text.
  private mutating func append(description text: Bytes) {
    guard text.count > 0 else { return }
    html.removeAll()
    html.append(escapingAsMarkdown: text)
    html.withBytes { buffer.append(element: "description", $0) }
  }

  private mutating func append(description text: String) {
    text.withBytes { append(description: $0) }
  }

  /// Writes an Atom feed (RFC 4287).
  mutating func writeAtom(_ file: GeneratedFile, in view: SiteView) {
    let feed = feed(file, in: view)
    let site = view.whole.pointee.configuration
    buffer.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    buffer.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
    buffer.append(xml: site.language)
    buffer.append("\">\n")
    buffer.append(element: "title", feed.title)
    buffer.append(element: "subtitle", feed.description)
    append(id: feed.page, in: view)
    append(atomLink: feed.page, relation: "alternate", type: "text/html", in: view)
    append(atomLink: file.url, relation: "self", type: "application/atom+xml", in: view)
    // A feed needs a time; one without articles has that of the build's day.
    append(time: "updated", feed.updated(in: view) ?? view.whole.pointee.now, in: view)
    buffer.append("<author>")
    buffer.append(element: "name", site.owner.sponsor.isEmpty ? site.name : site.owner.sponsor)
    buffer.append("</author>\n")
    for article in feed.articles { writeAtomEntry(article, in: view) }
    buffer.append("</feed>\n")
  }

  private mutating func writeAtomEntry(_ id: Article.ID, in view: SiteView) {
    let (article, url) = (view.articles[id.offset], view.articleURLs[id.offset])
    buffer.append("<entry>\n")
    buffer.append(element: "title", view.text[article.title])
    append(id: url, in: view)
    append(atomLink: url, relation: "alternate", type: "text/html", in: view)
    append(time: "published", article.published, in: view)
    append(time: "updated", article.updated ?? article.published, in: view)
    if article.author.count > 0 {
      buffer.append("<author>")
      buffer.append(element: "name", view.text[article.author])
      buffer.append("</author>\n")
    }
    buffer.append("<category term=\"")
    buffer.append(xml: view.text[view.columns[article.column.offset].title])
    buffer.append("\"/>\n")
    buffer.append(element: "summary", view.text[article.summary])
    buffer.append("</entry>\n")
  }

  private func feed(_ file: GeneratedFile, in view: SiteView) -> ArticleFeed {
    ArticleFeed(file.subject, in: view, most: view.whole.pointee.configuration.feeds.items)
  }

  private mutating func append(link url: Text, in view: SiteView) {
    buffer.append("<link>")
    buffer.append(absolute: url, in: view)
    buffer.append("</link>\n")
  }

  private mutating func append(id url: Text, in view: SiteView) {
    buffer.append("<id>")
    buffer.append(absolute: url, in: view)
    buffer.append("</id>\n")
  }

  private mutating func append(
    atomLink url: Text, relation: StaticString, type: StaticString, in view: SiteView
  ) {
    buffer.append("<link rel=\"")
    buffer.append(relation)
    buffer.append("\" type=\"")
    buffer.append(type)
    buffer.append("\" href=\"")
    buffer.append(absolute: url, in: view)
    buffer.append("\"/>\n")
  }

  private mutating func append(time name: StaticString, _ time: DateTime, in view: SiteView) {
    buffer.append("<")
    buffer.append(name)
    buffer.append(">")
    buffer.append(rfc3339: time, view.zone)
    buffer.append("</")
    buffer.append(name)
    buffer.append(">\n")
  }

  private func imageType(of file: SourceFile) -> StaticString {
    switch ContentPath.ending(of: file.path) {
    case "png": "image/png"
    case "gif": "image/gif"
    case "webp": "image/webp"
    default: "image/jpeg"
    }
  }
}
