import Base
import SiteModel

extension MachineFileWriter {
  /// How many articles an index has: enough for a site that asks once a week.
  private static let mostArticles = 200

  /// Writes the newest articles as a JSON Feed (version 1.1), which other sites can aggregate.
  ///
  /// What the format has no member for stands under `_redsite`, as its section on extensions asks.
  mutating func writeArticleIndex(_ file: MachineFile, in view: SiteView) {
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
      append(view.articles[article.offset], in: view)
    }
    buffer.append("\n]\n}\n")
  }

  private mutating func append(_ article: Article, in view: SiteView) {
    buffer.append("{\"id\": ")
    append(jsonURL: article.url, in: view)
    buffer.append(", \"url\": ")
    append(jsonURL: article.url, in: view)
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
