import Diagnostics
import RedSiteGen

/// What a person at the terminal is told.
package enum PreviewEvent: Sendable {
  /// The server answers; the site is still being read.
  case listening(url: String)
  /// The site was read for the first time.
  case ready(articles: Int, seconds: Double, DiagnosticReport)
  /// Files changed and the site with them.
  case changed([String], seconds: Double, DiagnosticReport)
  /// Changes of some folders cannot be seen: the system allows no more watches.
  case blind
}
