/// How much a problem matters: an error keeps the site from being published.
package enum Severity: String, Sendable, Comparable {
  /// Nothing is published.
  case error
  /// Published, but somebody should look; an error with `--strict`.
  case warning
  /// Worth knowing.
  case note

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }

  /// Whether one matters more than the other.
  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
