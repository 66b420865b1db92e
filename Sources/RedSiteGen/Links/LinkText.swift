import Base
import SiteModel

/// A path as it is written in a link, taken apart.
package struct LinkText {
  /// The path, percent-encoding resolved.
  package let path: String
  /// How many bytes the path takes as written.
  package let pathCount: Int
  /// The query with its `?`, as written; empty where there is none.
  let query: Range<Int>
  /// The fragment without its `#`, percent-encoding resolved; nil where there is none.
  let fragment: String?

  package init(path: String, pathCount: Int, query: Range<Int>, fragment: String?) {
    self.path = path
    self.pathCount = pathCount
    self.query = query
    self.fragment = fragment
  }

  /// Takes apart a destination that is a path or only a fragment.
  package init(_ written: Bytes) {
    let hash = written.firstIndex(of: 0x23, from: 0) ?? written.count
    let mark = written[slice: 0..<hash].firstIndex(of: 0x3F, from: 0) ?? hash
    path = PercentDecoding.decode(written[slice: 0..<mark])
    pathCount = mark
    query = mark..<hash
    fragment =
      hash < written.count
      ? PercentDecoding.decode(written[slice: (hash + 1)..<written.count]).inNormalizationFormC
      : nil
  }

  /// The fragment where it names something that must be there.
  ///
  /// Every page has `#` and `#top` (HTML Standard, §7.4.6.4), and `#:~:text=…` is for the browser.
  var anchor: String? {
    guard let fragment, !fragment.isEmpty, fragment.lowercased() != "top" else { return nil }
    return fragment.hasPrefix(":~:") ? nil : fragment
  }
}

extension ByteBuffer {
  /// Appends `#` and a fragment as it stands in a URL.
  mutating func append(fragment: String?) {
    guard let fragment else { return }
    append(0x23)
    if fragment.hasPrefix(":~:") {
      append(contentsOf: fragment)
    } else {
      fragment.withBytes { append(percentEncodingComponent: $0) }
    }
  }
}

/// A text of the site that a fragment can lead into.
struct LinkedText: Hashable {
  /// Its file.
  var file: SourceFile.ID
  /// The Markdown within the file.
  var body: Text

  /// The text of what a link leads to; nil for what has none, such as an attachment.
  init?(_ target: LinkTarget, in site: UnsafePointer<Site>) {
    switch target {
    case .article(let id):
      let article = site.pointee.articles[id.offset]
      guard article.hasPage else { return nil }
      self.init(file: article.file, body: article.body)
    case .column(let id):
      guard let file = site.pointee.columns[id.offset].file else { return nil }
      self.init(file: file, body: site.pointee.columns[id.offset].body)
    case .topic(let id):
      self.init(
        file: site.pointee.topics[id.offset].file, body: site.pointee.topics[id.offset].body)
    case .topicsIndex:
      guard let index = site.pointee.topicsIndex else { return nil }
      self.init(file: index.file, body: index.body)
    case .asset, .hidden, .withheld, .unpublished: return nil
    }
  }

  /// A text by its place.
  init(file: SourceFile.ID, body: Text) {
    self.file = file
    self.body = body
  }
}
