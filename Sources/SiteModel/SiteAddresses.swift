import Interactive

/// Where the files of the output are served: below the site's address, and those of a subsite with
/// a host of its own below that host's.
///
/// Without such a subsite every URL is a path of the site's host; with one every URL is absolute,
/// since each host must lead to the pages of the others.
package struct SiteAddresses: Sendable {
  /// The address of the site, ending in `/`.
  private let baseURL: String
  /// The path of `baseURL`, ending in `/`.
  package let basePath: String
  /// The folder in the output and the address of each subsite with a host of its own.
  private let hosts: [(folder: String, address: String)]

  /// The addresses of a site.
  ///
  /// - Parameters:
  ///   - configuration: the address of the site.
  ///   - hosts: the folder in the output, ending in `/`, and the address of each subsite with a
  ///     host of its own.
  package init(
    _ configuration: SiteConfiguration, hosts: [(folder: String, address: String)] = []
  ) {
    baseURL = configuration.baseURL
    basePath = configuration.basePath
    self.hosts = hosts
  }

  /// What a file of the output is served below, and its path from there.
  package func place(ofPath path: String) -> (base: String, path: String) {
    guard !hosts.isEmpty else { return (basePath, path) }
    for host in hosts where path.hasPrefix(host.folder) {
      return (host.address, String(path.dropFirst(host.folder.count)))
    }
    return (baseURL, path)
  }

  /// The folder of the subsite with a host of its own that serves a file, ending in `/`; empty for
  /// the site's host.
  package func hostFolder(ofPath path: String) -> String {
    hosts.first { path.hasPrefix($0.folder) }?.folder ?? ""
  }

  /// The file of the output that a URL of ours leads to, `index.html` left out; nil for the URL
  /// of another site.
  package func path(ofURL url: String) -> String? {
    for host in hosts where url.hasPrefix(host.address) {
      return host.folder + url.dropFirst(host.address.count)
    }
    if url.hasPrefix(baseURL) { return String(url.dropFirst(baseURL.count)) }
    return url.hasPrefix(basePath) ? String(url.dropFirst(basePath.count)) : nil
  }

  /// Whether URLs are absolute.
  package var areAbsolute: Bool { !hosts.isEmpty }
}

/// What pages may load (W3C, Content Security Policy Level 3).
extension Site {
  /// The policy for a `meta` element: nothing but what the site and its subsites serve, no script
  /// or style within a page.
  package var contentSecurityPolicy: String {
    // Lists of one host show pictures of articles on another.
    let hosts = subsites.map(\.host).filter { !$0.isEmpty }
    let own = (["'self'"] + (hosts.isEmpty ? [] : [configuration.origin] + hosts))
      .joined(separator: " ")
    // A form may post to its own server, and nowhere else.
    var targets = ["'self'"]
    for form in configuration.forms where !targets.contains(form.origin) {
      targets.append(form.origin)
    }
    return Self.policy(images: own, forms: targets.joined(separator: " "))
  }

  /// The policy with what a `meta` element cannot say, for servers.
  package var contentSecurityPolicyHeader: String {
    contentSecurityPolicy + "; frame-ancestors 'self'"
  }

  private static func policy(images own: String, forms: String) -> String {
    [
      "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src \(own) data:",
      "media-src \(own)", "font-src 'self'", "connect-src 'self'",
      "manifest-src 'self'", "form-action \(forms)", "base-uri 'none'",
    ].joined(separator: "; ")
  }
}
