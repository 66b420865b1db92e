/// Every file of the output, for links that give a URL instead of a file of `content/`.
public struct OutputPaths: Sendable {
  /// The path of the site's root on its host, ending in `/`.
  public let basePath: String
  /// The path of every file.
  public let all: Set<String>

  /// These files, below a site's base path.
  public init(basePath: String, paths: Set<String>) {
    self.basePath = basePath
    self.all = paths
  }

  /// Whether a URL path of the site, percent-encoding resolved, is one of the files.
  public func contains(url: String) -> Bool { path(ofURL: url).map { all.contains($0) } ?? false }

  /// The file that a server answers a URL path with; nil for one outside the site.
  public func path(ofURL url: String) -> String? {
    guard url.hasPrefix(basePath) else { return nil }
    let path = String(url.dropFirst(basePath.count))
    return path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
  }
}
