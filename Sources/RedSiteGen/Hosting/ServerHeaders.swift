import Base
import SiteModel

/// What servers say besides the files: the same for every program, and what `check-live` looks for.
package struct ServerHeaders: Sendable {
  /// Names and values for every answer.
  package let all: [(name: String, value: String)]
  /// `Strict-Transport-Security` of the office's own file (RFC 6797): a year.
  package static let strictTransport = "max-age=31536000"
  /// `Cache-Control` of style sheets, scripts and sizes of pictures, whose names change with their
  /// content, and of the index of texts, which is asked for by its version.
  package static let assetCaching = "public, max-age=31536000, immutable"
  /// `Cache-Control` of everything else: kept, but asked about each time.
  package static let caching = "no-cache"
  /// The paths of such files, as a regular expression.
  package static let assets =
    #"(/assets/.*\.[0-9a-f]{12}\.(css|js)|/renditions/[0-9a-f]{20}-[0-9]+x[0-9]+\.(webp|jpg|png)"#
    + #"|/search/[0-9-]+/([0-9a-f]{3}\.bin|rows-[0-9]+\.json))$"#

  /// The headers of a site.
  package init(of site: Site) {
    all = [
      ("Content-Security-Policy", site.contentSecurityPolicyHeader),
      ("X-Content-Type-Options", "nosniff"),
      ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ]
  }
}
