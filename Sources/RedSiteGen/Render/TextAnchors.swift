import Base
import ChineseMarkdown
import SiteModel

/// The places of a text that a fragment can name: the values of `id` and `name` in its HTML.
///
/// They are read off the HTML because that is what a browser looks at: headings, footnotes and,
/// where raw HTML is allowed, whatever a writer named. Text cannot be taken for an attribute: its
/// quotation marks are escaped.
struct TextAnchors {
  /// The names in no order.
  let names: Set<String>

  /// No names.
  init() { names = [] }

  /// The names in the HTML of a text.
  init(html: Bytes) {
    var names: Set<String> = []
    var index = 0
    while let equals = html.firstIndex(of: UInt8(ascii: "="), from: index) {
      index = equals + 1
      guard Self.isName(endingAt: equals, in: html), index < html.count else { continue }
      let quote = html[index]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = html.firstIndex(of: quote, from: index + 1)
      else { continue }
      names.insert(html[slice: (index + 1)..<end].string)
      index = end + 1
    }
    self.names = names
  }

  private static func isName(endingAt end: Int, in html: Bytes) -> Bool {
    for name in [Bytes("id"), Bytes("name")] {
      let start = end - name.count
      if start > 0, Ascii.isSpace(html[start - 1]), html[slice: start..<end].equals(name) {
        return true
      }
    }
    return false
  }

  /// The name that was probably meant: what a heading of these words is called, or a near one.
  func nearest(to fragment: String) -> String? {
    var heading = fragment
    heading = heading.withBytes { bytes in
      var identifiers = HeadingIdentifiers()
      var output = ByteBuffer(capacity: 256)
      _ = identifiers.append(identifierOf: bytes, to: &output)
      return output.makeString()
    }
    return names.contains(heading) ? heading : nearestName(to: fragment, among: names)
  }
}

/// A text that is rendered only for the places in it; its links and problems are another's concern.
struct AnchorDocument: MarkdownDocument {
  private let place: ContentPlace

  init(place: ContentPlace) { self.place = place }

  func holdsFile(_ path: String) -> Bool { place.holdsFile(path) }

  mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination { .refused }

  mutating func report(_ problem: MarkdownProblem) {}
}
