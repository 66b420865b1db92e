import Base

/// Decides whether a line break within a paragraph vanishes, as it must between Chinese
/// characters, where a browser would show a space.
///
/// It vanishes where both neighbours are wide (Han, kana, full-width punctuation) or one of
/// “ ” ‘ ’ — … · in Chinese company; it stays beside Latin text, numbers, Hangul, code, images
/// and raw HTML (CSS Text 4 §4.1.2 goes the same way).
enum SoftBreak {
  /// Whether the lines around a soft break join without a space.
  static func joins(at node: MarkdownNode) -> Bool {
    guard let before = leaf(before: node), let after = leaf(after: node) else { return false }
    return joins(before, after)
  }

  /// Whether a text that ends with `before` and one that begins with `after` join.
  static func joins(_ before: Bytes, _ after: Bytes) -> Bool {
    guard let last = ScalarReader.scalar(in: before, before: before.count)?.value,
      after.count > 0
    else { return false }
    let first = ScalarReader.scalar(in: after, at: 0).value
    let lastIsWide = CJKCharacter.isWide(last)
    let firstIsWide = CJKCharacter.isWide(first)
    if lastIsWide { return firstIsWide || CJKCharacter.isAmbiguous(first) }
    guard CJKCharacter.isAmbiguous(last) else { return false }
    return firstIsWide || (CJKCharacter.isAmbiguous(first) && isChinese(endOf: before))
  }

  /// Whether the last character that is not a shared punctuation mark is wide.
  private static func isChinese(endOf text: Bytes) -> Bool {
    var end = text.count
    while let (scalar, length) = ScalarReader.scalar(in: text, before: end) {
      if !CJKCharacter.isAmbiguous(scalar) { return CJKCharacter.isWide(scalar) }
      end -= length
    }
    return false
  }

  /// The text that stands before a node in its line; nil where that is not text.
  private static func leaf(before node: MarkdownNode) -> Bytes? {
    var current = node
    while current.previous == nil {
      guard let parent = current.parent, !parent.isBlock else { return nil }
      current = parent
    }
    guard var found = current.previous else { return nil }
    while let last = found.lastChild, found.kind != MarkdownNodeKind.image { found = last }
    return found.kind == MarkdownNodeKind.text ? found.literal : nil
  }

  /// The text that stands after a node in its line; nil where that is not text.
  private static func leaf(after node: MarkdownNode) -> Bytes? {
    var current = node
    while current.next == nil {
      guard let parent = current.parent, !parent.isBlock else { return nil }
      current = parent
    }
    guard var found = current.next else { return nil }
    while let first = found.firstChild, found.kind != MarkdownNodeKind.image { found = first }
    return found.kind == MarkdownNodeKind.text ? found.literal : nil
  }
}
