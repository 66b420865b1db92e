import Base
import SiteModel

/// Which articles of another site are listed here: those of some columns, with some keywords, and not
/// too many of one host.
struct AggregateFilter {
  private let columns: [WildcardPattern]
  private let keywords: [WildcardPattern]
  private let perSite: Int
  private var counts: [String: Int] = [:]
  private var hasItems = false
  private var hasWanted = false
  /// The columns that articles are in, in the order of the list; at most ten.
  private(set) var seenColumns: [String] = []

  init(_ aggregate: Aggregate) {
    columns = aggregate.columns.map { WildcardPattern($0) }
    keywords = aggregate.keywords.map { WildcardPattern($0) }
    perSite = aggregate.perSite ?? .max
  }

  /// Whether there are articles, and none of them is wanted: most often a name is misspelt.
  var isIdle: Bool { hasItems && !hasWanted }

  /// Whether an article is one of those that are wanted.
  mutating func wants(_ item: AggregateItem) -> Bool {
    hasItems = true
    if !item.column.isEmpty, seenColumns.count < 10, !seenColumns.contains(item.column) {
      seenColumns.append(item.column)
    }
    let isWanted =
      (columns.isEmpty || columns.contains { $0.matches(item.column) })
      && (keywords.isEmpty
        || item.keywords.contains { keyword in keywords.contains { $0.matches(keyword) } })
    hasWanted = hasWanted || isWanted
    return isWanted
  }

  /// Whether another article of a host may be listed.
  func hasRoom(for host: String) -> Bool { counts[host, default: 0] < perSite }

  /// Notes that an article of a host is listed.
  mutating func count(_ host: String) { counts[host, default: 0] += 1 }
}
