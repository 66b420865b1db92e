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
      // U+5000–U+9FFF, nine of ten characters of a Chinese text.
      if byte >= 0xE5, byte <= 0xE9 {
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
      } else if let known = Unicode.Scalar(scalar), known.properties.isAlphabetic {
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
}
