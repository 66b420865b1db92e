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
