import Base
import Records
import SiteModel

/// Writes the files for programs, one after the other for one worker.
package struct GeneratedFileWriter: ~Copyable {
  var buffer = ByteBuffer(capacity: 1 << 16)
  /// A text as HTML, before it is written as XML.
  var html = ByteBuffer(capacity: 1 << 10)

  /// A writer with nothing written yet.
  package init() {}

  /// Writes one file and hands it on.
  package mutating func write(
    _ file: GeneratedFile, of plan: borrowing SitePlan, in view: SiteView,
    publish: (_ path: Bytes, _ content: Bytes) -> Void
  ) {
    buffer.removeAll()
    switch file.format {
    case .robots: writeRobots(file, in: view)
    case .hostHeaders, .hostRedirects: writeHostingFile(file, of: plan)
    case .manifest: writeManifest(file, in: view)
    case .rss: writeRSS(file, in: view)
    case .atom: writeAtom(file, in: view)
    case .articleIndex: writeArticleIndex(file, in: view)
    case .searchTitles: writeSearchTitles(file, in: view)
    case .documents: writeDocuments(file, in: view)
    case .links: writeLinks(in: view)
    case .linksOutline: writeLinksOutline(in: view)
    case .siteMap: writeSiteMap(file, of: plan, in: view)
    case .siteMapIndex: writeSiteMapIndex(file, of: plan, in: view)
    case .recordTable: writeRecordTable(file, in: view)
    case .kindTable: writeKindTable(file, in: view)
    case .calendar: writeCalendar(file, in: view)
    case .volume: writeVolume(file, in: view)
    }
    buffer.withBytes { publish(view.text[file.path], $0) }
  }
}

extension GeneratedFileWriter {
  /// Writes the articles of a year as lists of title, URL, day and column, the newest first.
  mutating func writeSearchTitles(_ file: GeneratedFile, in view: SiteView) {
    buffer.append("[")
    for (place, index) in file.items.indices.enumerated() {
      let article = view.articles[index]
      buffer.append(place == 0 ? "\n[" : ",\n[")
      buffer.append(json: view.text[article.title])
      buffer.append(",")
      buffer.append(json: view.text[view.articleURLs[index]])
      buffer.append(",\"")
      buffer.append(day: article.published.date)
      buffer.append("\",")
      buffer.append(json: view.text[view.columns[article.column.offset].title])
      buffer.append("]")
    }
    buffer.append("\n]\n")
  }
}

extension GeneratedFileWriter {
  /// Writes a table of a public record as CSV.
  mutating func writeRecordTable(_ file: GeneratedFile, in view: SiteView) {
    guard case .record(let record, let table) = file.subject else { return }
    let report = view.plan.pointee.records.all[record].report
    report.tables[table].write(csv: &buffer)
  }
}

extension GeneratedFileWriter {
  /// Writes the friend links in JSON, for partners and for programs that check them.
  mutating func writeLinks(in view: SiteView) {
    let site = view.whole
    buffer.append("{\n\"name\": ")
    buffer.append(json: site.pointee.configuration.name)
    buffer.append(",\n\"url\": ")
    buffer.append(json: site.pointee.configuration.baseURL)
    buffer.append(",\n\"groups\": [")
    for (place, group) in site.pointee.linkGroups.enumerated() {
      buffer.append(place == 0 ? "\n" : ",\n")
      buffer.append("{\"name\": ")
      buffer.append(json: view.text[group.name])
      appendMember(", \"note\": ", group.note, in: view)
      buffer.append(", \"links\": [")
      for index in group.links.indices {
        buffer.append(index == Int(group.links.start) ? "\n" : ",\n")
        append(link: index, in: view)
      }
      buffer.append("\n]}")
    }
    buffer.append("\n]\n}\n")
  }

  private mutating func append(link index: Int, in view: SiteView) {
    let link = view.whole.pointee.links[index]
    buffer.append("{\"name\": ")
    buffer.append(json: view.text[link.name])
    buffer.append(", \"url\": ")
    append(jsonURL: view.urls.pointee.links[index], in: view)
    appendMember(", \"note\": ", link.note, in: view)
    appendMember(", \"feed\": ", link.feed, in: view)
    if let logo = link.logo {
      buffer.append(", \"logo\": ")
      append(jsonURL: view.assetURLs[logo.offset], in: view)
    }
    if let since = link.since {
      buffer.append(", \"since\": \"")
      buffer.append(day: since)
      buffer.append("\"")
    }
    buffer.append("}")
  }

  private mutating func appendMember(_ name: StaticString, _ text: Text, in view: SiteView) {
    guard text.count > 0 else { return }
    buffer.append(name)
    buffer.append(json: view.text[text])
  }

  /// Writes the friend links in OPML 2.0: partners with a feed as subscriptions, the others as
  /// links.
  mutating func writeLinksOutline(in view: SiteView) {
    let site = view.whole
    buffer.append(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n<head>\n<title>")
    buffer.append(xml: site.pointee.configuration.name)
    buffer.append("</title>\n</head>\n<body>\n")
    for group in site.pointee.linkGroups {
      buffer.append("<outline text=\"")
      buffer.append(xml: view.text[group.name])
      buffer.append("\">\n")
      for index in group.links.indices {
        let link = site.pointee.links[index]
        buffer.append("<outline text=\"")
        buffer.append(xml: view.text[link.name])
        if link.feed.count > 0 {
          buffer.append("\" type=\"rss\" xmlUrl=\"")
          buffer.append(xml: view.text[link.feed])
          buffer.append("\" htmlUrl=\"")
        } else {
          buffer.append("\" type=\"link\" url=\"")
        }
        buffer.append(absolute: view.urls.pointee.links[index], in: view)
        buffer.append("\"/>\n")
      }
      buffer.append("</outline>\n")
    }
    buffer.append("</body>\n</opml>\n")
  }
}

extension GeneratedFileWriter {
  /// How many articles an index has: enough for a site that asks once a week.
  private static let mostArticles = 200

  /// Writes the newest articles as a JSON Feed (version 1.1), which other sites can aggregate.
  ///
  /// What the format has no member for stands under `_redsite`, as its section on extensions asks.
  mutating func writeArticleIndex(_ file: GeneratedFile, in view: SiteView) {
    let feed = ArticleFeed(file.subject, in: view, most: Self.mostArticles)
    let site = view.whole.pointee.configuration
    buffer.append("{\n\"version\": \"https://jsonfeed.org/version/1.1\",\n\"title\": ")
    buffer.append(json: feed.title)
    buffer.append(",\n\"home_page_url\": ")
    append(jsonURL: feed.page, in: view)
    buffer.append(",\n\"feed_url\": ")
    append(jsonURL: file.url, in: view)
    buffer.append(",\n\"description\": ")
    buffer.append(json: feed.description)
    buffer.append(",\n\"language\": ")
    buffer.append(json: site.language)
    buffer.append(",\n\"items\": [")
    for (place, article) in feed.articles.enumerated() {
      buffer.append(place == 0 ? "\n" : ",\n")
      append(article, in: view)
    }
    buffer.append("\n]\n}\n")
  }

  private mutating func append(_ id: Article.ID, in view: SiteView) {
    let (article, url) = (view.articles[id.offset], view.articleURLs[id.offset])
    buffer.append("{\"id\": ")
    append(jsonURL: url, in: view)
    buffer.append(", \"url\": ")
    append(jsonURL: url, in: view)
    buffer.append(", \"title\": ")
    buffer.append(json: view.text[article.title])
    buffer.append(", \"content_text\": ")
    buffer.append(json: view.text[article.summary])
    buffer.append(", \"date_published\": \"")
    buffer.append(rfc3339: article.published, view.zone)
    if let updated = article.updated {
      buffer.append("\", \"date_modified\": \"")
      buffer.append(rfc3339: updated, view.zone)
    }
    buffer.append("\"")
    if let image = article.image {
      buffer.append(", \"image\": ")
      append(jsonURL: view.assetURLs[image.offset], in: view)
    }
    if article.author.count > 0 {
      buffer.append(", \"authors\": [{\"name\": ")
      buffer.append(json: view.text[article.author])
      buffer.append("}]")
    }
    if article.keywords.count > 0 {
      buffer.append(", \"tags\": [")
      for (place, keyword) in article.keywords.indices.enumerated() {
        if place > 0 { buffer.append(", ") }
        buffer.append(json: view.text[view.keywords[keyword]])
      }
      buffer.append("]")
    }
    buffer.append(", \"_redsite\": {\"column\": ")
    buffer.append(json: view.text[view.columns[article.column.offset].title])
    buffer.append(", \"source\": ")
    buffer.append(json: view.text[article.source])
    buffer.append("}}")
  }

  mutating func append(jsonURL url: Text, in view: SiteView) {
    let bytes = view.text[url]
    buffer.append("\"")
    if bytes.first == 0x2F { buffer.append(jsonText: view.origin) }
    buffer.append(jsonText: bytes)
    buffer.append("\"")
  }
}
