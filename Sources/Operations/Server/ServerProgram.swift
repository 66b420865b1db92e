import RedSiteGen
import SiteModel

/// A web server that the program writes settings for.
package enum ServerProgram: String, Sendable, CaseIterable {
  /// nginx.
  case nginx
  /// Apache HTTP Server 2.4.
  case apache
  /// Caddy 2.
  case caddy
  /// The file `_headers` of pages hosting, which also has `_redirects`.
  case headers

  /// The settings for a site: where the files are and what has become of old addresses.
  ///
  /// - Parameters:
  ///   - draft: the site.
  ///   - root: the folder on the server that holds it; the output folder unless given.
  /// - Returns: the text of the settings.
  package func settings(for draft: SiteDraft, root: String? = nil) -> String {
    let output = draft.setUp.configuration.build.output
    let folder = root ?? (output.hasPrefix("/") ? output : draft.setUp.root + "/" + output)
    let hosts = ServedHost.all(of: draft.plan, output: folder)
    let headers = ServerHeaders(of: draft.plan.site)
    return switch self {
    case .nginx: NginxSettings.text(hosts, headers)
    case .apache: ApacheSettings.text(hosts, headers)
    case .caddy: CaddySettings.text(hosts, headers)
    case .headers: HeaderFile.text(headers)
    }
  }
}
