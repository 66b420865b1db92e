import Diagnostics
import Glibc
import Pictures
import SiteModel
import Testing

@testable import RedSiteGen

/// Files of `content/files/` in a temporary folder, and what the read stage says of them.
package struct AssetFolder {
  private let site: TestSite

  package init() throws { site = try TestSite("") }

  /// The absolute path of a file.
  package func path(_ name: String) -> String { site.root + "/content/files/" + name }

  /// Reads a site with one such file.
  package func read(_ name: String, _ bytes: [UInt8]) throws -> (SourceFile, Diagnostic?) {
    let path = "content/files/" + name
    try site.write(path, bytes: bytes)
    defer { site.remove(path) }
    let found = DiagnosticSink()
    let tree = readFiles(root: site.root, jobs: 1, diagnostics: found)
    let diagnostics = found.diagnostics
    try #require(diagnostics.count <= 1)
    return (try #require(tree.files.first { $0.path == path }), diagnostics.first)
  }

  /// The code and the Chinese sentence of what is wrong, `""` where nothing is.
  package func problem(_ name: String, _ bytes: [UInt8]) throws -> String {
    let (file, diagnostic) = try read(name, bytes)
    #expect(file.isReadable == (diagnostic == nil))
    #expect(file.size == bytes.count)
    if let diagnostic {
      #expect(diagnostic.severity == .error)
      #expect(diagnostic.location == SourceLocation(path: "content/files/" + name))
      #expect(diagnostic.help != nil)
    }
    return diagnostic.map { "\($0.code.name) \($0.message.chinese)" } ?? ""
  }

  /// The size of a picture as `width×height`, or what is wrong.
  package func size(_ name: String, _ bytes: [UInt8]) throws -> String {
    let (file, diagnostic) = try read(name, bytes)
    return file.picture.map { $0.size }.map { "\($0.width)×\($0.height)" } ?? diagnostic?.code.name
      ?? "nil"
  }
}
