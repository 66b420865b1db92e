import Base
import SiteModel

/// Within how many working days of their events the articles of each column are due.
package struct EventTerms {
  private var ofColumn: [[CadenceRule]]

  /// The terms of all columns of a site.
  package init(_ site: Site) {
    ofColumn = [[CadenceRule]](repeating: [], count: site.columns.count)
    for rule in site.records.cadence where rule.subject == .columns {
      guard case .within = rule.demand else { continue }
      for index in site.columns.indices where Self.covers(rule, index, site) {
        ofColumn[index].append(rule)
      }
    }
  }

  /// The working days within which an article is due, by the strictest rule for its column on the
  /// day of its publication; nil where there is none.
  package func term(of article: RecordedArticle) -> Int? {
    ofColumn[article.column.offset].lazy.filter { rule in
      (rule.since.map { $0 <= article.day } ?? true)
        && (rule.until.map { article.day <= $0 } ?? true)
    }.compactMap { rule -> Int? in
      if case .within(let days) = rule.demand { days } else { nil }
    }.min()
  }

  private static func covers(_ rule: CadenceRule, _ index: Int, _ site: Site) -> Bool {
    var above: Column.ID? = Column.ID(index)
    while let current = above {
      let isIt =
        rule.column.map { $0 == current }
        ?? (rule.folder.isEmpty
          || site.texts.string(site.columns[current.offset].path) == rule.folder)
      if isIt { return true }
      guard rule.includesChildren else { return false }
      above = site.columns[current.offset].parent
    }
    return false
  }
}
