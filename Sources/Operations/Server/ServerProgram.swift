import Base
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
    let folder = root ?? draft.setUp.publishedFolder
    let hosts = ServedHost.all(of: draft.plan, output: folder)
    let headers = ServerHeaders(of: draft.plan.site)
    let text =
      switch self {
      case .nginx: NginxSettings.text(hosts, headers)
      case .apache: ApacheSettings.text(hosts, headers)
      case .caddy: CaddySettings.text(hosts, headers)
      case .headers: HeaderFile.text(headers, without: hosts.flatMap(\.queries))
      }
    return text + OldReleases.reminder(for: draft.plan.site)
  }
}

/// What servers say besides the files: the same for every program.
struct ServerHeaders {
  /// Names and values for every answer.
  let all: [(name: String, value: String)]
  /// `Cache-Control` of style sheets, scripts and sizes of pictures, whose names change with their
  /// content, and of the index of texts, which is asked for by its version.
  static let assetCaching = "public, max-age=31536000, immutable"
  /// `Cache-Control` of everything else: kept, but asked about each time.
  static let caching = "no-cache"
  /// The paths of such files, as a regular expression.
  static let assets =
    #"(/assets/.*\.[0-9a-f]{12}\.(css|js)|/renditions/[0-9a-f]{20}-[0-9]+x[0-9]+\.(webp|jpg|png)"#
    + #"|/search/[0-9-]+/([0-9a-f]{3}\.bin|rows-[0-9]+\.json))$"#

  /// The headers of a site.
  init(of site: Site) {
    all = [
      ("Content-Security-Policy", site.contentSecurityPolicyHeader),
      ("X-Content-Type-Options", "nosniff"),
      ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ]
  }
}

/// The file `_headers`, which hosting services for static pages read from the site's root.
enum HeaderFile {
  /// - Parameters:
  ///   - headers: what is said besides the files.
  ///   - queries: old addresses that such services cannot answer.
  /// - Returns: the text of the file.
  static func text(_ headers: ServerHeaders, without queries: [OldQuery]) -> String {
    let all = headers.all + [("Cache-Control", ServerHeaders.caching)]
    var text = "# 由 redsite server headers 生成，放在输出文件夹的根上，名为 _headers。\n"
    if !queries.isEmpty {
      text += "# 这样的平台认不得“?”后面的参数，下面 \(queries.count) 个旧网址在这里转不了向，要用自己的服务器：\n"
      for query in queries.prefix(20) { text += "#   \(query.path)?\(query.query)\n" }
      if queries.count > 20 { text += "#   ……\n" }
    }
    text += "/*\n"
    for (name, value) in all { text += "  \(name): \(value)\n" }
    for files in ["assets/*.css", "assets/*.js", "renditions/*"] {
      // A later rule takes the header of an earlier one away with an exclamation mark.
      text += "/\(files)\n  ! Cache-Control\n"
      text += "  Cache-Control: \(ServerHeaders.assetCaching)\n"
    }
    return text
  }
}

/// One host that serves the site or a subsite: its folder, its page for unknown addresses, its
/// old addresses.
struct ServedHost {
  /// Scheme and host, as in `https://dj.example.org`.
  var origin: String
  /// The path that every URL begins with, ending in `/`.
  var basePath: String
  /// The folder on disk whose files it serves, without a slash at the end.
  var folder: String
  /// Old addresses with what they lead to now: a path as servers see it, percent-encoding resolved,
  /// and a URL.
  var redirects: [(old: String, new: String)] = []
  /// Old addresses with a query, in the order of their paths.
  var queries: [OldQuery] = []

  /// The name of the host, without a port.
  var name: String { WebAddress(origin)?.host ?? origin }

  /// The hosts of a planned site.
  ///
  /// - Parameters:
  ///   - plan: the site.
  ///   - output: the folder that is served.
  /// - Returns: the site's own host first.
  static func all(of plan: SitePlan, output: String) -> [ServedHost] {
    let site = plan.site
    var hosts = [
      ServedHost(
        origin: site.configuration.origin, basePath: site.configuration.basePath, folder: output)
    ]
    for subsite in site.subsites.dropFirst() where !subsite.host.isEmpty {
      let path = site.texts.string(site.columns[subsite.column.offset].path)
      hosts.append(
        ServedHost(
          origin: String(subsite.host.dropLast()), basePath: "/", folder: output + "/" + path))
    }
    /// The host of a URL, and its path as servers see it.
    func place(of url: Text) -> (host: Int, path: String) {
      let from = plan.texts.string(url)
      let host =
        from.hasPrefix("/") ? 0 : hosts.lastIndex { from.hasPrefix($0.origin + "/") } ?? 0
      let path = from.hasPrefix("/") ? from : String(from.dropFirst(hosts[host].origin.count))
      return (host, path.withBytes { PercentDecoding.decode($0) })
    }
    for page in plan.pages {
      guard case .redirect(let redirect) = page.subject else { continue }
      let (host, path) = place(of: page.url)
      hosts[host].redirects.append(
        (path, plan.texts.string(plan.redirects[redirect.offset].url)))
    }
    for redirect in plan.queryRedirects {
      let (host, path) = place(of: redirect.path)
      hosts[host].queries.append(
        OldQuery(path: path, query: redirect.query, new: plan.texts.string(redirect.url)))
    }
    for host in hosts.indices {
      hosts[host].queries.sort { ($0.path, $0.query) < ($1.path, $1.query) }
    }
    return hosts
  }

  /// The old addresses with a query of each path.
  var queriesByPath: [(path: String, queries: ArraySlice<OldQuery>)] {
    var groups: [(path: String, queries: ArraySlice<OldQuery>)] = []
    for (place, query) in queries.enumerated() {
      if let last = groups.indices.last, groups[last].path == query.path {
        groups[last].queries = queries[groups[last].queries.startIndex...place]
      } else {
        groups.append((query.path, queries[place...place]))
      }
    }
    return groups
  }
}

/// An old address with a query, as `/show.asp?id=12`, and what it leads to now.
struct OldQuery {
  /// The path as servers see it, percent-encoding resolved.
  var path: String
  /// What stands behind the question mark, as browsers send it.
  var query: String
  /// The URL it leads to.
  var new: String

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
  var asPattern: String {
    var pattern = ""
    for character in self {
      if "\\.+*?()[]{}^$|\"".contains(character) { pattern.append("\\") }
      pattern.append(character)
    }
    return pattern
  }
}
