import SiteModel

/// How letters were answered: what rates are made of.
package struct LetterRates: Sendable, Equatable {
  /// All that came in.
  package var received = 0
  /// Those that were refused, taken back, or went elsewhere.
  package var notCounted = 0
  /// Those that were answered, in time or not.
  package var answered = 0
  /// Those that were answered in time.
  package var onTime = 0
  /// Those that were answered late.
  package var late = 0
  /// Those that are overdue and not answered.
  package var overdue = 0
  /// Those whose term cannot be told, as holidays are missing.
  package var unknown = 0

  package init() {}

  /// 受理: those that were taken on.
  package var accepted: Int { received - notCounted }
  /// What the rate of answers in time is a share of: those of which it is known whether they were
  /// answered in time.
  package var settled: Int { onTime + late + overdue }

  /// Adds a letter.
  package mutating func add(_ standing: LetterStanding) {
    received += 1
    switch standing.timing {
    case .notCounted: notCounted += 1
    case .onTime: onTime += 1
    case .late: late += 1
    case .overdue: overdue += 1
    case .running: break
    case .unknown: unknown += 1
    }
    if standing.state == .answered || standing.state == .answeredLate { answered += 1 }
  }
}
