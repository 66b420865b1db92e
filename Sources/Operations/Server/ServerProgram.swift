import Base
import RedSiteGen
import SiteModel

/// A web server, or a hosting service for static pages, that the program writes settings for.
///
/// There are two files. The part is made anew whenever old addresses change: where the files are,
/// what is said besides them, what has become of old addresses. It stands in the server block of
/// the office's own file, which is written once: names, TLS, and what an office likes to add.
package enum ServerProgram: String, Sendable, CaseIterable {
  /// nginx.
  case nginx
  /// Apache HTTP Server 2.4.
  case apache
  /// Caddy 2.
  case caddy
  /// The file `_headers` of pages hosting.
  case headers
  /// The file `_redirects` of pages hosting.
  case redirects

  /// Whether it has a file of the office's own.
  package var hasOwnFile: Bool { self != .headers && self != .redirects }

  /// The part that is made anew.
  ///
  /// - Parameters:
  ///   - host: the host that is served.
  ///   - draft: the site.
  /// - Returns: the text of the settings, to be included in the server block of the host.
  package func part(for host: ServedHost, of draft: SiteDraft) -> String {
    let headers = ServerHeaders(of: draft.plan.site)
    let text =
      switch self {
      case .nginx: NginxSettings.part(host, headers)
      case .apache: ApacheSettings.part(host, headers)
      case .caddy: CaddySettings.part(host, headers)
      case .headers: PagesHostFiles.headers(host, headers)
      case .redirects: PagesHostFiles.redirects(host)
      }
    return text + OldReleases.reminder(for: draft.plan.site)
  }

  /// The office's own file.
  ///
  /// - Parameters:
  ///   - host: the host that is served.
  ///   - certificate: the files for TLS; nil for those that certbot keeps, or, with Caddy, for none.
  ///   - part: the path of the part on the server; the usual one unless given.
  /// - Returns: the text of the file; nil for hosting services.
  package func ownFile(
    for host: ServedHost, certificate: CertificateFiles?, part: String?
  ) -> String? {
    let part = part ?? partPath(for: host)
    let ofCertbot = CertificateFiles(folder: "/etc/letsencrypt/live/\(host.name)")
    switch self {
    case .nginx: return NginxSettings.ownFile(host, certificate ?? ofCertbot, part)
    case .apache: return ApacheSettings.ownFile(host, certificate ?? ofCertbot, part)
    case .caddy: return CaddySettings.ownFile(host, certificate, part)
    case .headers, .redirects: return nil
    }
  }

  /// Where the part of a host stands on a server, as `docs/server.md` says.
  func partPath(for host: ServedHost) -> String {
    let folder = self == .apache ? "apache2" : rawValue
    return "/etc/\(folder)/redsite/\(host.fileName).conf"
  }
}

/// The files of a certificate, as paths on the server.
package struct CertificateFiles: Sendable {
  /// The certificate, with those that stand between it and the root.
  var certificate: String
  /// Its private key.
  var key: String

  private init(_ certificate: String, _ key: String) {
    self.certificate = certificate
    self.key = key
  }

  /// The files in a folder as certbot calls them.
  init(folder: String) { self.init(folder + "/fullchain.pem", folder + "/privkey.pem") }

  /// The files as a command line names them: `CERTIFICATE,KEY`, or a folder of certbot's.
  package init?(argument: String) {
    let paths = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard paths.allSatisfy({ $0.hasPrefix("/") }) else { return nil }
    switch paths.count {
    case 1: self.init(folder: argument.hasSuffix("/") ? String(argument.dropLast()) : argument)
    case 2: self.init(paths[0], paths[1])
    default: return nil
    }
  }
}
