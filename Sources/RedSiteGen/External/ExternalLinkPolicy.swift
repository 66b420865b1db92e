/// How external addresses are asked: politely, so that no host minds.
public struct ExternalLinkPolicy: Sendable {
  /// The program that asks: a name looked up in `PATH`, or a path.
  public var program = "curl"
  /// The most requests at once.
  public var mostRequests = 8
  /// The most requests at once to one host.
  public var mostRequestsPerHost = 2
  /// The time between the beginnings of two requests to one host, in seconds.
  public var pause = 1.0
  /// How long a request may take, in seconds.
  public var timeout = 15
  /// The time before each repetition of a request that failed, in seconds.
  public var retryDelays = [2.0, 5.0]
  /// The longest `Retry-After` that is waited for, in seconds.
  public var longestRetryAfter = 10.0
  /// How long an answer counts, in seconds: a day.
  public var answersLast = 86_400
  /// Whether addresses of private networks, of this machine and with user names are asked too.
  public var asksPrivateHosts = false

  /// The usual policy.
  public init() {}

  /// Whether an address may be asked.
  func allows(_ address: WebAddress) -> Bool {
    asksPrivateHosts || !(address.hasUserName || PrivateHost.contains(address.host))
  }
}
