/// A heading of the document rendered last; its texts are lent by the renderer.
public struct MarkdownHeading: Sendable, Hashable {
  /// 1 to 6.
  public var level: Int
  /// The bytes of its `id` in `MarkdownRenderer.headingText`.
  public var identifier: Range<Int>
  /// The bytes of its text without markup in `MarkdownRenderer.headingText`.
  public var text: Range<Int>
}
