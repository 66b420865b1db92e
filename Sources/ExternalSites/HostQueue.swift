/// The inquiries that wait for one host, and when it may be asked again.
struct HostQueue {
  /// Inquiries by number with the time from which each may go on.
  private var waiting: [(from: Double, inquiry: Int)] = []
  private var running = 0
  private var nextStart = 0.0

  /// Adds an inquiry that may go on from a time.
  mutating func add(_ inquiry: Int, from time: Double) { waiting.append((time, inquiry)) }

  /// When the host may be asked next; nil while there is nothing to ask or enough is running.
  func nextTime(_ policy: ExternalLinkPolicy) -> Double? {
    guard running < policy.mostRequestsPerHost, let earliest = waiting.map(\.from).min() else {
      return nil
    }
    return max(earliest, nextStart)
  }

  /// Takes the inquiry that has waited longest, of those whose time has come.
  mutating func take(at time: Double, _ policy: ExternalLinkPolicy) -> Int? {
    guard let next = nextTime(policy), next <= time,
      let place = waiting.indices.first(where: { waiting[$0].from <= time })
    else { return nil }
    running += 1
    nextStart = time + policy.pause
    return waiting.remove(at: place).inquiry
  }

  /// Notes that a request has ended.
  mutating func release() { running -= 1 }
}
