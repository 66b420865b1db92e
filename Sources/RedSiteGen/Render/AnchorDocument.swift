import Base
import ChineseMarkdown

/// A text that is rendered only for the places in it; its links and problems are another's concern.
struct AnchorDocument: MarkdownDocument {
  mutating func resolve(
    _ destination: MarkdownDestination, into url: inout ByteBuffer
  ) -> ResolvedDestination { .refused }

  mutating func report(_ problem: MarkdownProblem) {}
}
