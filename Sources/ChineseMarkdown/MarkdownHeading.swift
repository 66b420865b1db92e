/// A heading of the document rendered last; its texts are lent by the renderer.
package struct MarkdownHeading: Sendable, Hashable {
  /// 1 to 6.
  package var level: Int
  /// The bytes of its `id` in `MarkdownRenderer.headingText`.
  package var identifier: Range<Int>
  /// The bytes of its text without markup in `MarkdownRenderer.headingText`.
  package var text: Range<Int>
}
