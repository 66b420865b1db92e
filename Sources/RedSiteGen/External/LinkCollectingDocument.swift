import Base

/// A text that is read only for its external addresses.
struct LinkCollectingDocument: MarkdownDocument {
  /// The addresses with their bytes in the body, in the order of the text.
  private(set) var found: [(address: WebAddress, range: Range<Int>)] = []

  mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination {
    if destination.form == .web, let address = WebAddress(bytes: Array(destination.bytes)) {
      found.append((address, destination.range))
    }
    return .refused
  }

  mutating func report(_ problem: MarkdownProblem) {}
}
