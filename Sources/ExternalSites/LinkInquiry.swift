import SiteModel

/// The course of asking for one address: `HEAD`, then `GET`, redirects and repetitions.
///
/// Knows nothing of processes and clocks: it says what to ask and takes what came of it.
package struct LinkInquiry {
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

  /// An inquiry that has not begun.
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
