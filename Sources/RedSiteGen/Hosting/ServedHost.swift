import Base
import SiteModel

/// One host that serves the site or a subsite: its folder, its old addresses.
package struct ServedHost: Sendable {
  /// Scheme and host, as in `https://dj.example.org`.
  package var origin: String
  /// The path that every URL begins with, ending in `/`.
  package var basePath: String
  /// The folder in the output that it serves, ending in `/`; empty for the whole output.
  package var outputFolder = ""
  /// The folder on the server whose files it serves, without a slash at the end.
  package var folder: String
  /// Old addresses without a query, each once: a path as servers see it, percent-encoding resolved,
  /// and the URL it leads to.
  package var redirects: [(old: String, new: String)] = []
  /// Old addresses with a query, in the order of their paths.
  package var queries: [OldQuery] = []

  /// The name of the host, without a port.
  package var name: String { WebAddress(origin)?.host ?? origin }

  /// Whether it is served with TLS.
  package var isSecure: Bool { origin.hasPrefix("https://") }

  /// The port, where it is not the usual one of the scheme.
  package var port: Int? {
    let authority = origin.drop { $0 != ":" }.dropFirst(3)
    return Int(
      authority[authority.index(after: authority.lastIndex(of: ":") ?? authority.startIndex)...])
  }

  /// What its files on the server are called, so that many sites live side by side: the host and
  /// the folder, as in `www.example.org-dangjian`.
  package var fileName: String {
    let folders = basePath.split(separator: "/").map { "-" + $0 }.joined()
    return (name + folders).map { "/\\\"'$% ".contains($0) ? "_" : String($0) }.joined()
  }

  /// The same as a word that programs take for a name.
  package var identifier: String {
    let isPlain = fileName.utf8.allSatisfy { $0 < 0x80 }
    let word = String(
      fileName.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    return isPlain ? word : word + fileName.withBytes { Checksum($0).hexadecimal }
  }

  /// The hosts of a planned site.
  ///
  /// - Parameters:
  ///   - plan: the site.
  ///   - output: the folder on the server with the whole output.
  /// - Returns: the site's own host first.
  package static func all(of plan: SitePlan, output: String) -> [ServedHost] {
    let site = plan.site
    var hosts = [
      ServedHost(
        origin: site.configuration.origin, basePath: site.configuration.basePath, folder: output)
    ]
    for subsite in site.subsites.dropFirst() where !subsite.host.isEmpty {
      let path = site.texts.string(site.columns[subsite.column.offset].path)
      hosts.append(
        ServedHost(
          origin: String(subsite.host.dropLast()), basePath: "/", outputFolder: path + "/",
          folder: output + "/" + path))
    }
    /// The host of a URL, and its path as servers see it.
    func place(of url: Text) -> (host: Int, path: String) {
      let from = plan.texts.string(url)
      let host =
        from.hasPrefix("/") ? 0 : hosts.lastIndex { from.hasPrefix($0.origin + "/") } ?? 0
      let path = from.hasPrefix("/") ? from : String(from.dropFirst(hosts[host].origin.count))
      return (host, path.withBytes { PercentDecoding.decode($0) })
    }
    var found = Array(repeating: [String: String](), count: hosts.count)
    for page in plan.pages {
      guard case .redirect(let redirect) = page.subject else { continue }
      let (host, path) = place(of: page.url)
      let new = plan.texts.string(plan.redirects[redirect.offset].url)
      found[host][path] = new
      // What a folder is called when its file is named.
      if path.hasSuffix("/"), found[host][path + "index.html"] == nil {
        found[host][path + "index.html"] = new
      }
    }
    for redirect in plan.queryRedirects {
      let (host, path) = place(of: redirect.path)
      hosts[host].queries.append(
        OldQuery(path: path, query: redirect.query, new: plan.texts.string(redirect.url)))
    }
    for host in hosts.indices {
      hosts[host].redirects = sorted(found[host])
      hosts[host].queries.sort { ($0.path, $0.query) < ($1.path, $1.query) }
    }
    return hosts
  }

  /// The addresses in the order in which nginx sorts locations: those that are sorted already it
  /// reads in a second where 20,000 others take two minutes.
  private static func sorted(_ found: [String: String]) -> [(old: String, new: String)] {
    func key(_ path: String) -> [UInt8] { path.utf8.map { $0 == UInt8(ascii: "/") ? 0 : $0 } }
    return found.map { (key: key($0.key), old: $0.key, new: $0.value) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.old, $0.new) }
  }

  /// The old addresses with a query, by their paths.
  package var queriesByPath: [String: [OldQuery]] { Dictionary(grouping: queries, by: \.path) }
}

/// An old address with a query, as `/show.asp?id=12`, and what it leads to now.
package struct OldQuery: Sendable {
  /// The path as servers see it, percent-encoding resolved.
  package var path: String
  /// What stands behind the question mark, as browsers send it.
  package var query: String
  /// The URL it leads to.
  package var new: String

  /// The query as an alias gives it, as browsers send it: Han percent-encoded.
  init(path: String, query: String, new: String) {
    self.path = path
    self.query = query.utf8.map { byte in
      byte < 0x80
        ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
    }.joined()
    self.new = new
  }
}

extension String {
  /// The text as a regular expression that means only it.
  package var asPattern: String {
    var pattern = ""
    for character in self {
      if "\\.+*?()[]{}^$|\"".contains(character) { pattern.append("\\") }
      pattern.append(character)
    }
    return pattern
  }
}
