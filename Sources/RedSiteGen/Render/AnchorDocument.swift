import Base
import ChineseMarkdown
import SiteModel

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
