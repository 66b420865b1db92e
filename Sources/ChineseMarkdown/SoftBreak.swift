import Base
import CCMarkGFM

/// The classes of characters that Chinese line breaks and emphasis turn on.
enum CJKCharacter {
  /// "CJK character" of the Markdown CJK-friendly amendment (Unicode 16): East Asian Width W, F
  /// or H and not an emoji by default, or script Hangul.
  private static let ranges: [ClosedRange<UInt32>] = [
    0x1100...0x11FF, 0x20A9...0x20A9, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F,
    0x2E80...0x2E99, 0x2E9B...0x2EF3, 0x2F00...0x2FD5, 0x2FF0...0x303E, 0x3041...0x3096,
    0x3099...0x30FF, 0x3105...0x312F, 0x3131...0x318E, 0x3190...0x31E5, 0x31EF...0x321E,
    0x3220...0x3247, 0x3250...0xA48C, 0xA490...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3,
    0xD7B0...0xD7C6, 0xD7CB...0xD7FB, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE52,
    0xFE54...0xFE66, 0xFE68...0xFE6B, 0xFF01...0xFFBE, 0xFFC2...0xFFC7, 0xFFCA...0xFFCF,
    0xFFD2...0xFFD7, 0xFFDA...0xFFDC, 0xFFE0...0xFFE6, 0xFFE8...0xFFEE, 0x16FE0...0x16FE4,
    0x16FF0...0x16FF6, 0x17000...0x18CD5, 0x18CFF...0x18D1E, 0x18D80...0x18DF2,
    0x1AFF0...0x1AFF3, 0x1AFF5...0x1AFFB, 0x1AFFD...0x1AFFE, 0x1B000...0x1B122,
    0x1B132...0x1B132, 0x1B150...0x1B152, 0x1B155...0x1B155, 0x1B164...0x1B167,
    0x1B170...0x1B2FB, 0x1D300...0x1D356, 0x1D360...0x1D376, 0x1F200...0x1F200,
    0x1F202...0x1F202, 0x1F210...0x1F219, 0x1F21B...0x1F22E, 0x1F230...0x1F231,
    0x1F237...0x1F237, 0x1F23B...0x1F23B, 0x1F240...0x1F248, 0x1F260...0x1F265,
    0x20000...0x3FFFD,
  ]

  /// Hangul, and the half-width forms, which stand beside a space as Latin letters do.
  private static let spaced: [ClosedRange<UInt32>] = [
    0x1100...0x11FF, 0x20A9...0x20A9, 0x302E...0x302F, 0x3131...0x318E, 0x3200...0x321E,
    0x3260...0x327E, 0xA960...0xA97C, 0xAC00...0xD7FB, 0xFF61...0xFFDC, 0xFFE8...0xFFEE,
  ]

  /// Whether a scalar is a CJK character in the sense of the amendment.
  package static func contains(_ scalar: UInt32) -> Bool {
    if scalar < 0x1100 { return false }
    // Nearly every scalar asked about is one of these.
    if scalar >= 0x4E00, scalar <= 0x9FFF { return true }
    return find(scalar, in: ranges)
  }

  /// Whether a scalar is wide and stands without spaces: Han, kana, full-width punctuation.
  static func isWide(_ scalar: UInt32) -> Bool {
    contains(scalar) && !spaced.contains { $0.contains(scalar) }
  }

  /// Whether a scalar is one of “ ” ‘ ’ — … ·, which Chinese and Latin texts share.
  static func isAmbiguous(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00B7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
    default: false
    }
  }

  /// Whether a scalar is Han: one 字 to a person who counts them.
  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005...0x3007, 0xF900...0xFAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether a scalar selects a variant of the one before it and is not the emoji selector.
  static func isVariationSelector(_ scalar: UInt32) -> Bool {
    (0xFE00...0xFE0E).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
  }

  /// Whether cmark takes a scalar for punctuation where it decides about emphasis.
  static func isPunctuation(_ scalar: UInt32) -> Bool {
    cmark_utf8proc_is_punctuation(Int32(bitPattern: scalar)) != 0
  }

  /// Whether cmark takes a scalar for white space where it decides about emphasis.
  package static func isSpace(_ scalar: UInt32) -> Bool {
    cmark_utf8proc_is_space(Int32(bitPattern: scalar)) != 0
  }

  private static func find(_ scalar: UInt32, in ranges: [ClosedRange<UInt32>]) -> Bool {
    var lower = 0
    var upper = ranges.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if scalar > ranges[middle].upperBound {
        lower = middle + 1
      } else {
        upper = middle
      }
    }
    return lower < ranges.count && ranges[lower].contains(scalar)
  }
}

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
