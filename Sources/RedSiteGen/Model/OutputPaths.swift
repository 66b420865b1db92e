/// Every file of the output, for links that give a URL instead of a file of `content/`.
public struct OutputPaths: Sendable {
  private let basePath: String
  private let paths: Set<String>

  /// These files, below a site's base path.
  public init(basePath: String, paths: Set<String>) {
    self.basePath = basePath
    self.paths = paths
  }

  /// Whether a URL path of the site, percent-encoding resolved, is one of the files.
  public func contains(url: String) -> Bool {
    guard url.hasPrefix(basePath) else { return false }
    let path = String(url.dropFirst(basePath.count))
    return path.isEmpty || path.hasSuffix("/")
      ? paths.contains(path + "index.html") : paths.contains(path)
  }
}
