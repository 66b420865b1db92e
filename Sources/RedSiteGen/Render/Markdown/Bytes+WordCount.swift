import Base

extension UnsafeBufferPointer where Element == UInt8 {
  /// The length of a text as Chinese offices count it: Han characters plus runs of other letters
  /// and digits; punctuation and spaces do not count.
  var wordCount: Int {
    var total = 0
    var isInRun = false
    var index = 0
    while index < count {
      let byte = self[index]
      // U+4000–U+9FFF, nearly all of a Chinese text, but for the hexagrams at U+4DC0.
      if byte >= 0xE4, byte <= 0xE9, byte != 0xE4 || index + 1 == count || self[index + 1] != 0xB7 {
        total += 1
        isInRun = false
        index += 3
        continue
      }
      if byte < 0x80 {
        if Ascii.isAlphanumeric(byte) {
          if !isInRun { total += 1 }
          isInRun = true
        } else if !isInRun || !Self.joinsRun(byte) || index + 1 == count
          || !Ascii.isAlphanumeric(self[index + 1])
        {
          isInRun = false
        }
        index += 1
        continue
      }
      let (scalar, length) = ScalarReader.scalar(in: self, at: index)
      index += length
      if CJKCharacter.isHan(scalar) {
        total += 1
        isInRun = false
      } else if Self.isWordPart(scalar) {
        if !isInRun { total += 1 }
        isInRun = true
      } else {
        isInRun = false
      }
    }
    return total
  }

  /// Whether a byte between two letters or digits keeps them one word: `3.5`, `10,000`, `it's`.
  private static func joinsRun(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
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
