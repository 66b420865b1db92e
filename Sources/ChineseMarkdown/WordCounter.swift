import Base

/// Counts words as Chinese offices count 字数: Han characters plus runs of other letters and
/// digits; punctuation and spaces do not count.
struct WordCounter {
  /// The words so far.
  package private(set) var count = 0
  private var isInRun = false

  /// Whether the three bytes that begin with `lead` are surely a Han character.
  ///
  /// U+4000–U+9FFF, nearly all of a Chinese text; not so the hexagrams at U+4DC0.
  @inline(__always)
  static func isHan(_ lead: UInt8, _ second: UInt8) -> Bool {
    lead >= 0xE4 && lead <= 0xE9 && !(lead == 0xE4 && second == 0xB7)
  }

  /// Counts a Han character.
  @inline(__always)
  mutating func addHan() {
    count &+= 1
    isInRun = false
  }

  /// Counts an ASCII byte that the byte `next` follows.
  @inline(__always)
  package mutating func add(_ byte: UInt8, before next: UInt8) {
    if Ascii.isAlphanumeric(byte) {
      if !isInRun { count &+= 1 }
      isInRun = true
    } else if isInRun {
      // `3.5`, `10,000`, `it's`, `e-mail`, `a_b` are one each.
      switch byte {
      case 0x27, 0x2C, 0x2D, 0x2E, 0x5F: isInRun = Ascii.isAlphanumeric(next)
      default: isInRun = false
      }
    }
  }

  /// Counts any other scalar.
  package mutating func add(_ scalar: UInt32) {
    if CJKCharacter.isHan(scalar) {
      addHan()
    } else if Self.isWordPart(scalar) {
      if !isInRun { count &+= 1 }
      isInRun = true
    } else {
      isInRun = false
    }
  }

  /// Whether a scalar beyond ASCII that is not Han belongs to a word or number.
  private static func isWordPart(_ scalar: UInt32) -> Bool {
    switch scalar {
    // The punctuation of Chinese texts; Unicode's tables would cost more than all the rest.
    case 0x2000...0x206F, 0x3000...0x303F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40,
      0xFF5B...0xFF65, 0xB7:
      false
    default:
      Unicode.Scalar(scalar).map {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      } ?? false
    }
  }
}
