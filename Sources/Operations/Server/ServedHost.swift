import Base
import RedSiteGen
import SiteModel

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
    for page in plan.pages {
      guard case .redirect(let redirect) = page.subject else { continue }
      let from = site.texts.string(page.url)
      let to = site.texts.string(site.redirects[redirect.offset].to)
      let host =
        from.hasPrefix("/") ? 0 : hosts.lastIndex { from.hasPrefix($0.origin + "/") } ?? 0
      let path = from.hasPrefix("/") ? from : String(from.dropFirst(hosts[host].origin.count))
      hosts[host].redirects.append((path.withBytes { PercentDecoding.decode($0) }, to))
    }
    return hosts
  }
}
