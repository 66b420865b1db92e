extension Unicode.Scalar {
  /// Whether nobody sees the character while it changes what is seen: control characters, marks
  /// of direction, line separators, characters without width.
  ///
  /// A terminal obeys some of them, the log of a CI service takes others for its own lines, and
  /// the rest make a name look like another.
  public var isUnseen: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// Whether the character may stand before the joiner that makes one picture of several emoji.
  fileprivate var joinsEmoji: Bool {
    value == 0xFE0F || (value > 0xFF && properties.isEmoji)
  }
}

extension String {
  /// The text as it may be shown to a person: characters that nobody sees are written out, as in
  /// `<U+202E>`.
  ///
  /// All that is printed for people passes through this, where it is printed; what was written
  /// into a message stays as it is until then, so that JSON has it unchanged.
  public var visible: String {
    guard utf8.contains(where: Self.mayBeginUnseen), unicodeScalars.contains(where: \.isUnseen)
    else { return self }
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      let isJoiner = scalar.value == 0x200D && previous?.joinsEmoji == true
      if scalar.isUnseen, !isJoiner {
        let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - hexadecimal.count))
        text.append(contentsOf: "<U+\(zeros)\(hexadecimal)>".unicodeScalars)
      } else {
        text.append(scalar)
      }
      previous = scalar
    }
    return String(text)
  }

  /// Whether `isUnseen` characters begin with the byte in UTF-8; Han never does.
  ///
  /// Every cell of every table that is written for spreadsheets is asked, and bytes are far cheaper
  /// to look at than characters.
  static func mayBeginUnseen(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xEF, 0xF3: true
    default: false
    }
  }

  /// `visible` for texts of several lines or columns: line feeds and tabs stay.
  ///
  /// Only for what this program laid out itself; a name within it is made visible before.
  public var visibleLines: String {
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    return split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { String($0).visible }.joined(separator: "\t")
    }.joined(separator: "\n")
  }
}

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

extension Character {
  /// How many columns of a terminal the character takes: 2 for wide and full-width ones.
  ///
  /// By the Wide and Fullwidth ranges of Unicode Standard Annex #11; ambiguous characters such
  /// as “” count 1, which is what terminals do unless told otherwise.
  public var displayWidth: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}

extension String {
  /// Between double quotes, with a backslash before each of `special` and before backslashes.
  ///
  /// - Parameter special: the characters that mean something within the quotes.
  /// - Returns: the quoted text.
  public func quoted(escaping special: String = "\"") -> String {
    var quoted = "\""
    for character in self {
      if character == "\\" || special.contains(character) { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "\""
  }
}
