import Base
import ChineseMarkdown
import Diagnostics
import Files
import Metadata
import SiteModel

extension ContentParser {
  /// The external addresses of one file, in the order of the file; none where nobody wants them.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - matter: its front matter.
  ///   - body: its text; nil for one that is shown nowhere.
  /// - Returns: the addresses.
  mutating func externalLinks(
    of file: SourceFile.ID, in matter: FrontMatter, body: Bytes?
  ) -> [ExternalLink] {
    guard configuration.links.needsAddresses else { return [] }
    var links: [ExternalLink] = []
    for entry in matter.entries { links.add(entry.value, of: file) }
    guard let body, !body.isEmpty else { return links }
    var document = LinkCollectingDocument()
    var html = ByteBuffer(capacity: 1 << 14)
    markdown.render(body, document: &document, into: &html)
    for found in document.found {
      links.append(
        ExternalLink(
          address: found.address, written: found.written, isShown: found.isShown, file: file,
          range: found.range + matter.bodyStart))
    }
    return links
  }
}

/// The external addresses of a file of `data/`, registers and others.
///
/// What is wrong with a register is reported by who reads it; other files are nobody's, so that a
/// mistake in one is no mistake of the site.
func externalLinks(ofData file: SourceFile.ID, path: String, bytes: Bytes) -> [ExternalLink] {
  var links: [ExternalLink] = []
  var ignored: [Diagnostic] = []
  guard SourceEncoding.check(bytes, path: path, into: &ignored) != nil else { return [] }
  switch ContentPath.ending(of: path) {
  case "toml":
    if let root = readTOML(bytes, path: path, into: &ignored) { links.add(root, of: file) }
  // Most tables have none, and large ones are not read a second time for that.
  case "csv" where bytes.firstIndex(of: "://", from: 0) != nil:
    for cell in CSVReader.cells(bytes, path: path) { links.add(cell, of: file) }
  default: break
  }
  return links
}

extension [ExternalLink] {
  /// Adds every text within a value that is an address.
  fileprivate mutating func add(_ value: LocatedValue, of file: SourceFile.ID) {
    switch value.kind {
    case .scalar(let text, .plain), .scalar(let text, .string):
      let hasSpace = text.utf8.contains { $0 <= 0x20 }
      if !hasSpace, let address = WebAddress(text) {
        append(ExternalLink(address: address, written: text, file: file, range: value.range))
      }
    case .list(let items): for item in items { add(item, of: file) }
    case .table(let entries): for entry in entries { add(entry.value, of: file) }
    case .scalar, .null: break
    }
  }
}
