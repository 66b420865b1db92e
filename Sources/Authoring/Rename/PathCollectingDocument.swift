import Base
import ChineseMarkdown
import RedSiteGen
import SiteModel

/// A text that is read only for the paths in its links.
struct PathCollectingDocument: MarkdownDocument {
  private let place: ContentPlace
  /// The paths, in the order of the text.
  private(set) var found: [Found] = []

  /// One path.
  struct Found {
    /// The path, percent-encoding resolved.
    var path: String
    /// The query and the fragment as written.
    var suffix: String
    /// The bytes of the whole destination in the body.
    var range: Range<Int>
    /// The whole destination.
    var written: [UInt8]

    /// Whether the bytes are surely the link's: they stand where a destination does.
    func isSure(in texts: TextStore, _ body: Text) -> Bool {
      texts.withView { view in
        let source = view[body]
        guard range.upperBound <= source.count,
          source[slice: range].elementsEqual(written)
        else { return false }
        var start = range.lowerBound
        if start > 0, source[start - 1] == UInt8(ascii: "<") { start -= 1 }
        var before = start
        while before > 0, source[before - 1] == UInt8(ascii: " ") { before -= 1 }
        guard before >= 2 else { return false }
        let opening = source[slice: (before - 2)..<before].string
        return opening == "](" || opening == "]:"
      }
    }

    /// Where link reference definitions have the destination (CommonMark 0.29 §4.7): the link
    /// itself, as in `[text][1]`, only has their label.
    func definitions(in texts: TextStore, _ body: Text) -> [Range<Int>] {
      texts.withView { view in
        let source = view[body]
        var places: [Range<Int>] = []
        var start = 0
        while start < source.count {
          let end = source.firstIndex(of: Ascii.lineFeed, from: start) ?? source.count
          let line = source[slice: start..<end].string
          let text = line.drop { $0 == " " }
          if text.hasPrefix("["), let colon = line.range(of: "]:") {
            let rest = line[colon.upperBound...].drop { $0 == " " || $0 == "<" }
            let destination = String(decoding: written, as: UTF8.self)
            let next = rest.dropFirst(destination.count).first
            if rest.hasPrefix(destination), next.map({ " >\r".contains($0) }) ?? true {
              let first = start + line.utf8.distance(from: line.startIndex, to: rest.startIndex)
              places.append(first..<(first + written.count))
            }
          }
          start = end + 1
        }
        return places
      }
    }

    /// Whether it stands between `<` and `>`.
    func hasBrackets(in texts: TextStore, _ body: Text) -> Bool {
      texts.withView { view in
        range.lowerBound > 0 && view[body][range.lowerBound - 1] == UInt8(ascii: "<")
      }
    }
  }

  init(place: ContentPlace) { self.place = place }

  func holdsFile(_ path: String) -> Bool { place.holdsFile(path) }

  mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    if destination.form == .path {
      let text = LinkText(destination.bytes)
      let suffix = destination.bytes[slice: text.pathCount..<destination.bytes.count]
      found.append(
        Found(
          path: text.path, suffix: suffix.string, range: destination.range,
          written: Array(destination.bytes)))
    }
    return .refused
  }

  mutating func report(_ problem: MarkdownProblem) {}
}
