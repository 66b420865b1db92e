import Base
import Files
import SiteModel

/// What a report of a run tells of the site itself: where it is, how it looks, what it lists of
/// others.
package struct SiteFacts: Sendable {
  /// The address of the site, ending in `/`.
  package var baseURL: String
  /// The absolute path of the folder that it is published to.
  package var output: String
  /// The name of the theme.
  package var theme: String
  /// The fingerprint of all templates and assets that pages are made with, see `digest`; nil where
  /// no theme was read.
  package var themeDigest: String?
  /// How old the lists of other sites are, in the order of `site.toml`.
  package var aggregates: [AggregateAge]
  /// The time that the site is looked at, in seconds since 1970.
  package var now: Int64
  private let addresses: SiteAddresses

  /// The facts of a site that is planned.
  package init(_ draft: SiteDraft, _ options: BuildOptions) {
    let (site, setUp) = (draft.plan.site, draft.setUp)
    baseURL = setUp.configuration.baseURL
    output = options.output.map(pathFromHere) ?? setUp.publishedFolder
    theme = setUp.configuration.theme
    themeDigest = Self.digest(of: draft.themes)
    aggregates = site.aggregateAges
    now = setUp.unixNow
    addresses = site.addresses
  }

  /// The facts of a site of which only the lists were fetched.
  package init(_ setUp: SiteSetUp, lists: [AggregateAge]) {
    baseURL = setUp.configuration.baseURL
    output = setUp.publishedFolder
    theme = setUp.configuration.theme
    aggregates = lists
    now = setUp.unixNow
    addresses = SiteAddresses(setUp.configuration)
  }

  /// The complete URL of a file of the output.
  package func url(ofPath path: String) -> String {
    var url = ByteBuffer(capacity: 128)
    url.append(urlOfPath: path, at: addresses)
    let text = url.makeString()
    // The host of the site; a subsite with one of its own has it in its URLs already.
    guard text.hasPrefix(addresses.basePath), baseURL.hasSuffix(addresses.basePath) else {
      return text
    }
    return baseURL.dropLast(addresses.basePath.utf8.count) + text
  }

  /// SHA-256 of a line for each template and asset, as `sha256sum` prints it, in byte order of
  /// their names; of several themes the main one first.
  private static func digest(of themes: SiteThemes) -> String {
    var whole = SHA256()
    for theme in themes.all {
      var lines: [String] = theme.templates.map { name, template in
        line(template.bytes.withBytes { SHA256.digest($0) }, "templates/" + name)
      }
      lines += theme.assets.map { name, asset in
        line(asset.digest ?? digest(of: asset), "assets/" + name)
      }
      lines.sort { $0.dropFirst(64).utf8.lexicographicallyPrecedes($1.dropFirst(64).utf8) }
      for line in lines { line.withBytes { whole.add($0) } }
    }
    return SHA256.hexadecimal(whole.finish())
  }

  private static func line(_ digest: [UInt8], _ name: String) -> String {
    SHA256.hexadecimal(digest) + "  " + name + "\n"
  }

  private static func digest(of asset: ThemeFiles.Asset) -> [UInt8] {
    var buffer = ByteBuffer()
    try? readFile(asset.place, limit: Limits.assetBytes, into: &buffer)
    return buffer.withBytes { SHA256.digest($0) }
  }
}
