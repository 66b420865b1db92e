import Base
import SiteModel

/// The hosts whose pages a list of another site may link to from here.
///
/// Whoever keeps that site writes the list, or whoever broke into it: without a bound it could put
/// a link to any host on the pages of this one.
struct AggregateHosts {
  private let patterns: [WildcardPattern]
  /// Whether nothing says whose pages they are, so that all are taken.
  let isEveryone: Bool

  /// The hosts of an aggregate: those it names, else that of its address and those below it, else
  /// those that links of the site may lead to.
  init(_ aggregate: Aggregate, approved: [String]) {
    var hosts = aggregate.hosts
    if hosts.isEmpty {
      switch aggregate.origin {
      case .web(let address):
        hosts = WebAddress(address).map { [$0.host, "*." + $0.host] } ?? []
        isEveryone = false
      case .file:
        hosts = approved
        isEveryone = approved.isEmpty
      }
    } else {
      isEveryone = false
    }
    patterns = hosts.map { WildcardPattern($0) }
  }

  /// Whether pages of a host may be linked to.
  func contain(_ host: String) -> Bool {
    isEveryone || patterns.contains { $0.matches(host) }
  }
}
