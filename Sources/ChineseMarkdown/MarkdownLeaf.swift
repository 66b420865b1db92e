import Base
import CCMarkGFM

/// A block of a document that holds no other block, and the lines it stands on.
///
/// For whoever changes a text and must not touch its code: cmark says where blocks begin and end,
/// which no look at single lines can.
package struct MarkdownLeaf: Sendable, Equatable {
  /// What it is.
  package var kind: Kind
  /// Its lines, from 1; marks of lists and quotes before it stand on them too.
  package var lines: ClosedRange<Int>
  /// How many bytes of its first line stand before it.
  package var indent: Int

  /// The kinds of leaves.
  package enum Kind: Sendable {
    /// A paragraph, a heading or a table: inlines are read in it.
    case text
    /// Code, between fences or indented.
    case code
    /// HTML of the writer.
    case html
  }

  /// The leaves of a document in their order; footnotes stand last.
  ///
  /// - Parameter source: Markdown, valid UTF-8.
  /// - Returns: nil where the document has too much of something for the parser.
  package static func all(in source: Bytes) -> [MarkdownLeaf]? {
    guard MarkdownGuard.problem(in: source) == nil else { return nil }
    var renderer = MarkdownRenderer(options: .gfm)
    let root = renderer.parse(source)
    defer { cmark_node_free(root) }
    let table = MarkdownLibrary.shared.tableKind
    var leaves: [MarkdownLeaf] = []
    var node: MarkdownNode = root
    while true {
      let kind: Kind? =
        switch node.kind {
        case MarkdownNodeKind.paragraph, MarkdownNodeKind.heading, table: .text
        case MarkdownNodeKind.codeBlock: .code
        case MarkdownNodeKind.htmlBlock: .html
        default: nil
        }
      if let kind {
        leaves.append(
          MarkdownLeaf(
            kind: kind, lines: lines(of: node), indent: max(Int(node.pointee.start_column) - 1, 0)))
      } else if node.isBlock, let child = node.firstChild {
        node = child
        continue
      }
      while node.next == nil {
        guard let parent = node.parent else { return leaves }
        node = parent
      }
      guard let next = node.next else { return leaves }
      node = next
    }
  }

  /// The lines of a node; those of a paragraph that a table was taken out of, of which the library
  /// notes none, by its neighbours.
  private static func lines(of node: MarkdownNode) -> ClosedRange<Int> {
    if node.hasLines { return node.lines }
    let before = node.previous.map { $0.hasLines ? $0.lines.upperBound + 1 : 1 }
    let first = max(before ?? node.parent.map { Int($0.pointee.start_line) } ?? 1, 1)
    let after = node.next.map { $0.hasLines ? $0.lines.upperBound : first } ?? first
    return first...max(first, after)
  }
}
