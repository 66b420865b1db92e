import SiteModel

/// What servers say besides the files: the same for every program.
struct ServerHeaders {
  /// Names and values for every answer.
  let all: [(name: String, value: String)]
  /// `Cache-Control` of style sheets and scripts, whose names change with their content.
  static let assetCaching = "public, max-age=31536000, immutable"
  /// `Cache-Control` of everything else: kept, but asked about each time.
  static let caching = "no-cache"
  /// The paths of style sheets and scripts with their digest, as a regular expression.
  static let assets = #"/assets/.*\.[0-9a-f]{12}\.(css|js)$"#

  /// The headers of a site.
  init(of site: Site) {
    all = [
      ("Content-Security-Policy", site.contentSecurityPolicyHeader),
      ("X-Content-Type-Options", "nosniff"),
      ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ]
  }
}
