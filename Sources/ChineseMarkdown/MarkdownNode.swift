import Base
import CCMarkGFM

/// A node of cmark's tree; valid until the tree is freed.
package typealias MarkdownNode = UnsafeMutablePointer<cmark_node>

extension UnsafeMutablePointer where Pointee == cmark_node {
  /// What the node is; compare with the constants of `MarkdownNodeKind`.
  @inline(__always) var kind: UInt32 { UInt32(pointee.type) }

  /// The first node inside this one.
  @inline(__always) var firstChild: MarkdownNode? { pointee.first_child }

  /// The node after this one inside the same parent.
  @inline(__always) var next: MarkdownNode? { pointee.next }

  /// The node that this one stands in.
  @inline(__always) var parent: MarkdownNode? { pointee.parent }

  /// The text of a text, code or HTML node, or the label of a footnote.
  @inline(__always) var literal: Bytes { Self.bytes(markdown_node_literal(self)) }

  /// The text of a code block.
  @inline(__always) var code: Bytes { Self.bytes(markdown_node_code(self)) }

  /// What stands after the opening fence of a code block.
  @inline(__always) var fence: Bytes { Self.bytes(markdown_node_fence(self)) }

  /// The destination of a link or image, entities and backslashes already resolved.
  @inline(__always) var destination: Bytes { Self.bytes(markdown_node_url(self)) }

  /// The title of a link or image.
  @inline(__always) var title: Bytes { Self.bytes(markdown_node_title(self)) }

  /// Whether the library noted where the node came from.
  var hasLines: Bool { pointee.start_line > 0 }

  /// The lines of the source that a block stands on, from 1.
  package var lines: ClosedRange<Int> {
    let first = Int(pointee.start_line)
    return first...Swift.max(first, Int(pointee.end_line))
  }

  /// Takes the node and all it holds out of the tree.
  package func remove() {
    cmark_node_unlink(self)
    cmark_node_free(self)
  }

  /// The node before this one inside the same parent.
  @inline(__always) var previous: MarkdownNode? { pointee.prev }

  /// The last node inside this one.
  @inline(__always) var lastChild: MarkdownNode? { pointee.last_child }

  /// Whether the node is a block rather than part of a line.
  @inline(__always) var isBlock: Bool {
    kind & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_BLOCK)
  }

  /// Whether an item of a list is a task.
  @inline(__always) var isTask: Bool { pointee.extension != nil }

  @inline(__always) private static func bytes(_ run: markdown_run) -> Bytes {
    Bytes(start: run.start, count: Int(run.count))
  }
}
