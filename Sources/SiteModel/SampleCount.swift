import Diagnostics
import Interactive

/// How much of what came with a preset is still on a site.
package struct SampleCount: Sendable, Hashable {
  /// Articles with `sample: true`, drafts among them.
  package var articles: Int
  /// Friend links with `sample = true`.
  package var links: Int
  /// Entries of registers, tables and contests of `data/`, and forms, that say so.
  package var entries: Int

  package init(articles: Int = 0, links: Int = 0, entries: Int = 0) {
    self.articles = articles
    self.links = links
    self.entries = entries
  }

  /// Whether there are none.
  package var isNone: Bool { articles == 0 && links == 0 && entries == 0 }

  /// The count in words, as in “12 篇示例文章、3 个示例链接、5 项示例登记”.
  package var text: Message {
    var chinese: [String] = []
    var english: [String] = []
    if articles > 0 {
      chinese.append("\(articles) 篇示例文章")
      english.append("\(articles) sample article\(articles == 1 ? "" : "s")")
    }
    if links > 0 {
      chinese.append("\(links) 个示例链接")
      english.append("\(links) sample link\(links == 1 ? "" : "s")")
    }
    if entries > 0 {
      chinese.append("\(entries) 项示例登记")
      english.append("\(entries) sample entr\(entries == 1 ? "y" : "ies")")
    }
    return Message(chinese.joined(separator: "、"), english.joined(separator: ", "))
  }
}

extension ParsedSite {
  /// What came with a preset and is still there.
  ///
  /// - Parameter configuration: what `site.toml` says.
  /// - Returns: how much there is of it.
  package func samples(_ configuration: SiteConfiguration) -> SampleCount {
    SampleCount(
      articles: articles.count { $0.article.isSample && $0.aggregateColumn == nil },
      links: linkGroups.reduce(0) { $0 + $1.links.count { $0.link.isSample } },
      entries: sampleEntries + configuration.forms.count { $0.isSample })
  }

  private var sampleEntries: Int {
    honors.samples + offices.samples + experts.samples + records.adoptions.samples
      + records.requests.samples + records.adjustments.samples + records.zeroReports.samples
      + interactive.samples + statistics.count { $0.isSample }
  }
}
