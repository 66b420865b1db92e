/// What pages may load (W3C, Content Security Policy Level 3).
extension Site {
  /// The policy for a `meta` element: nothing but what the site and its subsites serve, no script
  /// or style within a page.
  package var contentSecurityPolicy: String {
    // Lists of one host show pictures of articles on another.
    let hosts = subsites.map(\.host).filter { !$0.isEmpty }
    let own = (["'self'"] + (hosts.isEmpty ? [] : [configuration.origin] + hosts))
      .joined(separator: " ")
    return Self.policy(images: own)
  }

  /// The policy with what a `meta` element cannot say, for servers.
  package var contentSecurityPolicyHeader: String {
    contentSecurityPolicy + "; frame-ancestors 'self'"
  }

  private static func policy(images own: String) -> String {
    [
      "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src \(own) data:",
      "media-src \(own)", "font-src 'self'", "connect-src 'self'", "form-action 'self'",
      "base-uri 'none'",
    ].joined(separator: "; ")
  }
}
