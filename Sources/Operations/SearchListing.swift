import Base
import Diagnostics
import Files
import RedSiteGen
import SearchIndex
import SiteModel

/// What `redsite search` prints.
package struct SearchListing: Sendable {
  /// What was looked for.
  package var query: String
  /// How many articles have it.
  package var count: Int
  /// Those that are shown.
  package var results: [Result]

  package init(query: String, count: Int, results: [Result]) {
    self.query = query
    self.count = count
    self.results = results
  }

  /// An article that was found.
  package struct Result: Sendable {
    /// 标题.
    package var title: String
    /// The URL of its page.
    package var url: String
    /// The day of publication, as in `2026-07-01`.
    package var date: String
    /// What its column is called.
    package var column: String
    /// The file, from the site's folder.
    package var path: String
    /// Whether the title has the words.
    package var isInTitle: Bool
    /// How often the words stand in it.
    package var count: Int
    /// A piece of its text with the first word in it, and where; nil where nothing of it is text.
    package var excerpt: PageExcerpt?

    /// An article of a plan.
    package init(_ hit: SearchHit, _ excerpt: PageExcerpt?, in plan: SitePlan) {
      let article = plan.site.articles[hit.article.offset]
      title = plan.texts.string(article.title)
      url = plan.texts.string(plan.urls.articles[hit.article.offset])
      date = article.published.date.string(.fullDate)
      column = plan.texts.string(plan.site.columns[article.column.offset].title)
      path = plan.site.files[article.file.offset].path
      isInTitle = hit.match.place != .text
      count = hit.match.count
      self.excerpt = excerpt
    }
  }

  /// The list for people: how many, then three lines for each, what was found in brackets.
  package func text(in language: Language) -> String {
    let head =
      count == 0
      ? Message("没有找到有这些字词的文章", "no article has these words")
      : results.count < count
        ? Message(
          "找到 \(count) 篇，列出 \(results.count) 篇",
          "\(count.counted("article")) found, \(results.count) shown")
        : Message("找到 \(count) 篇", "\(count.counted("article")) found")
    let lines = results.map { result in
      var lines = "\n\(result.date)  \(result.title.visible)  [\(result.column.visible)]\n"
      lines += "  \(result.path.visible)\n"
      if let excerpt = result.excerpt {
        let characters = Array(excerpt.text)
        let before = String(characters[..<excerpt.found.lowerBound])
        let found = String(characters[excerpt.found])
        let after = String(characters[excerpt.found.upperBound...])
        lines += "  \(before.visible)【\(found.visible)】\(after.visible)\n"
      }
      return lines
    }
    return head.text(in: language) + "\n" + lines.joined()
  }

  /// The list for programs.
  package var json: String {
    let items = results.map { result in
      let members = [
        ("date", result.date), ("title", result.title), ("column", result.column),
        ("url", result.url), ("path", result.path), ("excerpt", result.excerpt?.text ?? ""),
      ].map { "\($0.0.jsonString):\($0.1.jsonString)" }
      let found = result.excerpt.map { "[\($0.found.lowerBound),\($0.found.upperBound)]" } ?? "null"
      return "{" + members.joined(separator: ",")
        + ",\"found\":\(found),\"in_title\":\(result.isInTitle),\"count\":\(result.count)}"
    }
    return "{\"query\":\(query.jsonString),\"count\":\(count),\"results\":["
      + (items.isEmpty ? "" : "\n" + items.joined(separator: ",\n") + "\n") + "]}\n"
  }
}
