import Base

/// Checks that bytes are UTF-8 (RFC 3629), at the speed of Chinese text.
///
/// Chinese text is runs of three-byte characters, so the fast path takes two of them from one
/// eight-byte load and checks their six bytes at once; eight bytes of ASCII are another. Only
/// characters outside both paths are looked at one by one.
package enum UTF8Validation {
  /// The place of the first byte that is not UTF-8, or nil.
  package static func firstInvalidByte(in bytes: Bytes) -> Int? {
    let count = bytes.count
    let last = count - 8
    var index = 0
    while index < count {
      while index <= last {
        let word = bytes.littleEndian64(at: index)
        if isTwoThreeByteCharacters(word) {
          index += 6
        } else if word & 0x8080_8080_8080_8080 == 0 {
          index += 8
        } else {
          break
        }
      }
      if index >= count { return nil }
      let length = characterLength(in: bytes, at: index)
      if length == 0 { return index }
      index += length
    }
    return nil
  }

  /// Whether the low six bytes are two characters of three bytes, neither with the lead E0 or ED.
  ///
  /// After E0 and ED not every continuation byte is allowed (overlong forms, surrogates); those
  /// leads are rare and take the slow path.
  @inline(__always)
  private static func isTwoThreeByteCharacters(_ word: UInt64) -> Bool {
    guard word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0 else { return false }
    // Adding 0xF to a nibble carries into bit 4 exactly where the nibble is not zero.
    let nibbles = word & 0x0F00_000F
    let isNotE0 = nibbles &+ 0x0F00_000F
    let isNotED = (nibbles ^ 0x0D00_000D) &+ 0x0F00_000F
    return isNotE0 & isNotED & 0x1000_0010 == 0x1000_0010
  }

  /// The bytes of the character at `place`, or 0 where it is not well formed (Unicode, table 3-7).
  static func characterLength(in bytes: Bytes, at place: Int) -> Int {
    let lead = bytes[place]
    /// Whether the byte so far behind the first one is there and of the form 10xxxxxx.
    func continues(_ distance: Int) -> Bool {
      place + distance < bytes.count && bytes[place + distance] & 0xC0 == 0x80
    }
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0...0xEF:
      guard continues(1), continues(2) else { return 0 }
      if lead == 0xE0 { return bytes[place + 1] >= 0xA0 ? 3 : 0 }
      if lead == 0xED { return bytes[place + 1] <= 0x9F ? 3 : 0 }
      return 3
    case 0xF0...0xF4:
      guard continues(1), continues(2), continues(3) else { return 0 }
      if lead == 0xF0 { return bytes[place + 1] >= 0x90 ? 4 : 0 }
      if lead == 0xF4 { return bytes[place + 1] <= 0x8F ? 4 : 0 }
      return 4
    default: return 0
    }
  }
}
