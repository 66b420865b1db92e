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

  /// The settings that serve the hosts.
  func settings(_ hosts: [ServedHost], _ headers: ServerHeaders) -> String {
    switch self {
    case .nginx: NginxSettings.text(hosts, headers)
    case .apache: ApacheSettings.text(hosts, headers)
    case .caddy: CaddySettings.text(hosts, headers)
    case .headers: HeaderFile.text(headers)
    }
  }
}
