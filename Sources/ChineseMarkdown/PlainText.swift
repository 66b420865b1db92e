import Base

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
