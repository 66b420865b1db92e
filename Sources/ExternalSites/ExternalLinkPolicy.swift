import SiteModel

/// How external addresses are asked: politely, so that no host minds.
package struct ExternalLinkPolicy: Sendable {
  /// The program that asks: a name looked up in `PATH`, or a path.
  package var program = "curl"
  /// The most requests at once.
  package var mostRequests = 8
  /// The most requests at once to one host.
  package var mostRequestsPerHost = 2
  /// The time between the beginnings of two requests to one host, in seconds.
  package var pause = 1.0
  /// How long a request may take, in seconds.
  package var timeout = 15
  /// The time before each repetition of a request that failed, in seconds.
  package var retryDelays = [2.0, 5.0]
  /// The longest `Retry-After` that is waited for, in seconds.
  package var longestRetryAfter = 10.0
  /// How long an answer counts, in seconds: a day.
  package var answersLast = 86_400
  /// Whether addresses of private networks, of this machine and with user names are asked too.
  package var asksPrivateHosts = false

  /// The usual policy.
  package init() {}

  /// Whether an address may be asked.
  package func allows(_ address: WebAddress) -> Bool {
    asksPrivateHosts || !(address.hasUserName || PrivateHost.contains(address.host))
  }
}
