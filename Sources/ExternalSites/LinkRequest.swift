import SiteModel

/// The course of asking for one address: `HEAD`, then `GET`, redirects and repetitions.
///
/// Knows nothing of processes and clocks: it says what to ask and takes what came of it.
package struct LinkRequest {
  /// How a request is made.
  enum Method: Sendable {
    /// Only the head is wanted. Many servers answer it wrongly, so only success is believed.
    case head
    /// The first bytes are wanted.
    case get
  }

  /// What comes next.
  package enum Step {
    /// The request that `address` and `method` now describe, after some seconds.
    case ask(after: Double)
    /// Nothing: this is the answer.
    case done(ExternalAnswer)
  }

  /// What to ask for.
  private(set) var address: WebAddress
  /// How to ask.
  private(set) var method = Method.head

  private let policy: ExternalLinkPolicy
  private var visited: Set<WebAddress>
  private var failures = 0
  private var isMovedForGood = true
  private var newAddress: String?

  private static let mostRedirects = 10

  /// An request that has not begun.
  package init(_ address: WebAddress, policy: ExternalLinkPolicy) {
    self.address = address
    self.policy = policy
    visited = [address]
  }

  /// Takes the head of a response.
  package mutating func take(_ head: ResponseHead) -> Step {
    switch head.status {
    case 301, 302, 303, 307, 308: return follow(head)
    case 200...399: return .done(.reached(movedTo: newAddress))
    // There is something; it only has no first bytes.
    case 416 where method == .get: return .done(.reached(movedTo: newAddress))
    case 429, 500, 502...599:
      let wait = min(head.retryAfter ?? 0, policy.longestRetryAfter)
      return again(after: wait, otherwise: .status(head.status))
    default:
      guard method == .head else { return .done(.status(head.status)) }
      method = .get
      return .ask(after: 0)
    }
  }

  /// Takes that no response came.
  mutating func take(_ failure: ExternalFailure) -> Step {
    guard failure.isPassing else { return .done(.failed(failure)) }
    return again(after: 0, otherwise: .failed(failure))
  }

  private mutating func again(after wait: Double, otherwise answer: ExternalAnswer) -> Step {
    guard failures < policy.retryDelays.count else { return .done(answer) }
    let delay = max(wait, policy.retryDelays[failures])
    failures += 1
    method = .get
    return .ask(after: delay)
  }

  private mutating func follow(_ head: ResponseHead) -> Step {
    guard let location = head.location, let next = address.resolving(location) else {
      return .done(.status(head.status))
    }
    guard policy.allows(next) else { return .done(.failed(.leftAlone)) }
    guard visited.insert(next).inserted, visited.count <= Self.mostRedirects + 1 else {
      return .done(.endless)
    }
    isMovedForGood = isMovedForGood && (head.status == 301 || head.status == 308)
    if isMovedForGood { newAddress = next.text }
    address = next
    return .ask(after: 0)
  }
}

/// The requests that wait for one host, and when it may be asked again.
struct HostQueue {
  /// Inquiries by number with the time from which each may go on.
  private var waiting: [(from: Double, request: Int)] = []
  private var running = 0
  private var nextStart = 0.0

  /// Adds an request that may go on from a time.
  mutating func add(_ request: Int, from time: Double) { waiting.append((time, request)) }

  /// When the host may be asked next; nil while there is nothing to ask or enough is running.
  func nextTime(_ policy: ExternalLinkPolicy) -> Double? {
    guard running < policy.mostRequestsPerHost, let earliest = waiting.map(\.from).min() else {
      return nil
    }
    return max(earliest, nextStart)
  }

  /// Takes the request that has waited longest, of those whose time has come.
  mutating func take(at time: Double, _ policy: ExternalLinkPolicy) -> Int? {
    guard let next = nextTime(policy), next <= time,
      let place = waiting.indices.first(where: { waiting[$0].from <= time })
    else { return nil }
    running += 1
    nextStart = time + policy.pause
    return waiting.remove(at: place).request
  }

  /// Notes that a request has ended.
  mutating func release() { running -= 1 }
}
