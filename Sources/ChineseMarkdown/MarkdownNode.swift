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

  /// What the renderer noted about the node.
  @inline(__always) var note: MarkdownNote? {
    get { MarkdownNote(rawValue: UInt(bitPattern: pointee.user_data)) }
    nonmutating set {
      pointee.user_data = newValue.flatMap { UnsafeMutableRawPointer(bitPattern: $0.rawValue) }
    }
  }

  @inline(__always) private static func bytes(_ run: markdown_run) -> Bytes {
    Bytes(start: run.start, count: Int(run.count))
  }
}

/// What the renderer notes about a node before it comes to it.
enum MarkdownNote: UInt {
  /// A line of colons that closes a block.
  case closesBlock = 1
  /// A line of colons that was reported with another one.
  case isReported
  /// A paragraph of the signature.
  case isSignature
}

/// The numbers by which cmark tells its nodes apart.
///
/// The library's own; those of extensions, known when these are registered, are in
/// `MarkdownLibrary`.
enum MarkdownNodeKind {
  @inline(__always) static var blockQuote: UInt32 { CMARK_NODE_BLOCK_QUOTE.rawValue }
  @inline(__always) static var list: UInt32 { CMARK_NODE_LIST.rawValue }
  @inline(__always) static var item: UInt32 { CMARK_NODE_ITEM.rawValue }
  @inline(__always) static var codeBlock: UInt32 { CMARK_NODE_CODE_BLOCK.rawValue }
  @inline(__always) static var htmlBlock: UInt32 { CMARK_NODE_HTML_BLOCK.rawValue }
  @inline(__always) static var paragraph: UInt32 { CMARK_NODE_PARAGRAPH.rawValue }
  @inline(__always) static var heading: UInt32 { CMARK_NODE_HEADING.rawValue }
  @inline(__always) static var thematicBreak: UInt32 { CMARK_NODE_THEMATIC_BREAK.rawValue }
  @inline(__always) static var footnoteDefinition: UInt32 {
    CMARK_NODE_FOOTNOTE_DEFINITION.rawValue
  }
  @inline(__always) static var text: UInt32 { CMARK_NODE_TEXT.rawValue }
  @inline(__always) static var softBreak: UInt32 { CMARK_NODE_SOFTBREAK.rawValue }
  @inline(__always) static var lineBreak: UInt32 { CMARK_NODE_LINEBREAK.rawValue }
  @inline(__always) static var code: UInt32 { CMARK_NODE_CODE.rawValue }
  @inline(__always) static var htmlInline: UInt32 { CMARK_NODE_HTML_INLINE.rawValue }
  @inline(__always) static var emphasis: UInt32 { CMARK_NODE_EMPH.rawValue }
  @inline(__always) static var strong: UInt32 { CMARK_NODE_STRONG.rawValue }
  @inline(__always) static var link: UInt32 { CMARK_NODE_LINK.rawValue }
  @inline(__always) static var image: UInt32 { CMARK_NODE_IMAGE.rawValue }
  @inline(__always) static var footnoteReference: UInt32 { CMARK_NODE_FOOTNOTE_REFERENCE.rawValue }
}

/// Reads the text of a part of the tree without its markup; code blocks are no text.
enum PlainText {
  /// Calls `body` with each run of text inside a node, in order; line breaks come as a space.
  ///
  /// - Parameters:
  ///   - node: a node that holds inlines.
  ///   - joinsChinese: whether line breaks between Chinese characters vanish.
  ///   - marks: the marks of the document, which come along; they are removed together.
  ///   - includesHTML: whether raw HTML counts as text.
  ///   - includesImages: whether the text of an image counts as text.
  ///   - body: receives the runs; they are lent.
  static func forEachRun(
    in node: MarkdownNode, joinsChinese: Bool, marks: MarkdownMarks = .none,
    includesHTML: Bool = false, includesImages: Bool = true, _ body: (Bytes) -> Void
  ) {
    guard var current = node.firstChild else { return }
    while true {
      switch current.kind {
      case MarkdownNodeKind.text, MarkdownNodeKind.code: body(current.literal)
      case MarkdownNodeKind.htmlInline:
        if includesHTML || marks.include(current.literal) { body(current.literal) }
      case MarkdownNodeKind.lineBreak: body(Bytes(" "))
      case MarkdownNodeKind.softBreak:
        if !joinsChinese || !SoftBreak.joins(at: current) { body(Bytes(" ")) }
      case MarkdownNodeKind.image where !includesImages: break
      case MarkdownNodeKind.footnoteReference: break
      default:
        if let child = current.firstChild {
          current = child
          continue
        }
      }
      while current.next == nil {
        guard let parent = current.parent, parent != node else { return }
        current = parent
      }
      guard let next = current.next else { return }
      current = next
    }
  }
}
