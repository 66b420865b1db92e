/// Characters that readers do not see and that make a text other than it looks.
///
/// Zero-width characters, marks and overrides of direction, fillers, separators of lines that are
/// none in HTML. U+202E in a name turns `gpj.exe` around; U+200B in one makes two of a kind.
public enum InvisibleCharacter {
  /// Whether nothing is seen of a character wherever it stands.
  ///
  /// Variation selectors and U+180E, which belong to letters and pictures, are not among them.
  public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x061C, 0x115F...0x1160, 0x17B4...0x17B5, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// Whether HTML forbids a character in text (HTML, "Text"; Infra, "Code points"): controls other
  /// than white space, and what is no character.
  public static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D: false
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// Whether an invisible character does what it is there for: a joiner within an emoji, between
  /// letters of a script that joins, or a tag within a flag.
  ///
  /// - Parameters:
  ///   - scalar: the character.
  ///   - before: the one before it.
  ///   - after: the one after it.
  /// - Returns: whether it belongs there.
  public static func hasPurpose(
    _ scalar: Unicode.Scalar, after before: Unicode.Scalar?, before after: Unicode.Scalar?
  ) -> Bool {
    guard let before else { return false }
    switch scalar.value {
    case 0x200D where isEmoji(before): return after.map(isEmoji) ?? false
    case 0x200C, 0x200D: return joins(before) && (after.map(joins) ?? false)
    case 0xE0020...0xE007F:
      return before.value == 0x1F3F4 || (0xE0020...0xE007E).contains(before.value)
    default: return false
    }
  }

  /// Its name for people: `U+200B`.
  public static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Pictures, the selector after them and the colours of skin; not digits, `#` and `*`.
  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFE0F || (scalar.value > 0xFF && scalar.properties.isEmoji)
  }

  /// Arabic and its kin, the scripts of India, Mongolian: joiners choose the form of their letters.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0600...0x06FF, 0x0750...0x077F, 0x08A0...0x0DFF, 0x0F00...0x0FFF, 0x1800...0x18AF,
      0xFB50...0xFDFF, 0xFE70...0xFEFC:
      true
    default: false
    }
  }
}
