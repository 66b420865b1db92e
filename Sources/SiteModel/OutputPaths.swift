import Base

/// Every file of the output, for links that give a URL instead of a file of `content/`.
package struct OutputPaths: Sendable {
  /// Where the files are served.
  package let addresses: SiteAddresses
  /// The path of every file.
  package let all: Set<String>

  /// These files, served at these addresses.
  package init(addresses: SiteAddresses, paths: Set<String>) {
    self.addresses = addresses
    self.all = paths
  }

  /// Whether a URL of ours, percent-encoding resolved, is that of one of the files.
  package func contains(url: String) -> Bool { path(ofURL: url).map { all.contains($0) } ?? false }

  /// The file that a server answers a URL with; nil for a URL outside the site.
  package func path(ofURL url: String) -> String? {
    guard let path = addresses.path(ofURL: url) else { return nil }
    return path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
  }
}

extension ByteBuffer {
  /// Appends the URL of a file of the output, `index.html` left out.
  package mutating func append(urlOfPath path: String, at addresses: SiteAddresses) {
    var (base, rest) = addresses.place(ofPath: path)
    let isIndex = rest == "index.html" || rest.hasSuffix("/index.html")
    if isIndex { rest.removeLast("index.html".count) }
    append(contentsOf: base)
    rest.withBytes { append(percentEncodingPath: $0) }
  }
}
