import Base
import ChineseMarkdown
import SiteModel

/// A text that is read only for its external addresses.
struct LinkCollectingDocument: MarkdownDocument {
  /// The addresses with their bytes in the body, in the order of the text.
  private(set) var found: [Found] = []

  /// One address.
  struct Found {
    /// What is asked.
    var address: WebAddress
    /// As it is written.
    var written: String
    /// Whether it is a picture's.
    var isShown: Bool
    /// The bytes in the body.
    var range: Range<Int>
  }

  mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    if destination.form == .web, let address = WebAddress(bytes: Array(destination.bytes)) {
      found.append(
        Found(
          address: address, written: destination.bytes.string,
          isShown: destination.use == .image, range: destination.range))
    }
    return .refused
  }

  /// Paths are not asked for here.
  func holdsFile(_ path: String) -> Bool { false }

  mutating func report(_ problem: MarkdownProblem) {}
}
