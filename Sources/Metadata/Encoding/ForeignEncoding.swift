import Base
import Glibc

/// An encoding other than UTF-8 in which Chinese files still arrive.
package enum ForeignEncoding: String {
  case gb18030 = "GB18030"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"

  /// The name that editors show it under.
  var name: String {
    switch self {
    case .gb18030: "GBK/GB18030"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    }
  }

  /// The encoding that bytes which are not UTF-8, or hold NUL bytes, most likely have.
  package static func detect(_ bytes: Bytes) -> ForeignEncoding? {
    if let marked = utf16(of: bytes) { return marked }
    guard bytes.firstIndex(of: 0, from: 0) == nil else { return nil }
    return isLikelyGB18030(bytes) ? .gb18030 : nil
  }

  /// UTF-16 by its byte order mark, or by NUL bytes all on one side of the pairs.
  package static func utf16(of bytes: Bytes) -> ForeignEncoding? {
    if bytes.count >= 2 {
      if bytes[0] == 0xFF, bytes[1] == 0xFE { return .utf16LittleEndian }
      if bytes[0] == 0xFE, bytes[1] == 0xFF { return .utf16BigEndian }
    }
    // Line feeds, spaces and `---` are ASCII in every file of ours: `2D 00` or `00 2D`.
    guard bytes.count % 2 == 0 else { return nil }
    var even = 0
    var odd = 0
    var place = 0
    while let found = bytes.firstIndex(of: 0, from: place) {
      if found % 2 == 0 { even += 1 } else { odd += 1 }
      if even > 0, odd > 0 { return nil }
      place = found + 1
    }
    let enough = max(2, bytes.count / 128)
    if odd >= enough { return .utf16LittleEndian }
    return even >= enough ? .utf16BigEndian : nil
  }

  /// Whether the bytes are well-formed GB18030 and are not damaged UTF-8.
  ///
  /// UTF-8 with one broken character can also be read as GB18030, so the file must be mostly
  /// wrong as UTF-8 before it is called anything else.
  private static func isLikelyGB18030(_ bytes: Bytes) -> Bool {
    guard isGB18030(bytes) else { return false }
    var wrong = 0
    var right = 0
    var index = 0
    while index < bytes.count {
      let length = UTF8Validation.characterLength(in: bytes, at: index)
      if length == 0 { wrong += 1 }
      if length >= 3 { right += 1 }
      index += max(length, 1)
    }
    return wrong > right
  }

  /// GB 18030-2022: one byte, two bytes, or four bytes.
  private static func isGB18030(_ bytes: Bytes) -> Bool {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      guard lead >= 0x81, lead <= 0xFE, index + 1 < bytes.count else { return false }
      let second = bytes[index + 1]
      if second >= 0x40, second <= 0xFE, second != 0x7F {
        index += 2
      } else if (0x30...0x39).contains(second), index + 3 < bytes.count,
        (0x81...0xFE).contains(bytes[index + 2]), (0x30...0x39).contains(bytes[index + 3])
      {
        index += 4
      } else {
        return false
      }
    }
    return true
  }
}

extension ForeignEncoding {
  /// The text as UTF-8 without a byte order mark, or nil where it is not in that encoding.
  ///
  /// By the C library's `iconv` (POSIX.1-2017).
  package func decode(_ bytes: [UInt8]) -> [UInt8]? {
    let descriptor = iconv_open("UTF-8", rawValue)
    // `iconv_open` fails with the pointer -1, not with nil.
    guard let descriptor, Int(bitPattern: descriptor) != -1 else { return nil }
    defer { iconv_close(descriptor) }
    // Two bytes of GB18030 or UTF-16 become at most three; one byte of GB18030 stays one.
    var output = [CChar](repeating: 0, count: bytes.count * 2 + 16)
    var input = bytes.map { CChar(bitPattern: $0) }
    let written = input.withUnsafeMutableBufferPointer { input -> Int? in
      output.withUnsafeMutableBufferPointer { output -> Int? in
        var source = input.baseAddress
        var sourceLeft = input.count
        var target = output.baseAddress
        var targetLeft = output.count
        let failed = UInt.max
        guard iconv(descriptor, &source, &sourceLeft, &target, &targetLeft) != failed,
          sourceLeft == 0
        else { return nil }
        return output.count - targetLeft
      }
    }
    guard let written else { return nil }
    var result = output[..<written].map { UInt8(bitPattern: $0) }
    if result.starts(with: [0xEF, 0xBB, 0xBF]) { result.removeFirst(3) }
    return result
  }
}

/// Checks that bytes are UTF-8 (RFC 3629), at the speed of Chinese text.
///
/// Chinese text is runs of three-byte characters, so the fast path takes two of them from one
/// eight-byte load and checks their six bytes at once; eight bytes of ASCII are another. Only
/// characters outside both paths are looked at one by one.
package enum UTF8Validation {
  /// The place of the first byte that is not UTF-8, or nil.
  package static func firstInvalidByte(in bytes: Bytes) -> Int? {
    let count = bytes.count
    var index = 0
    while index < count {
      while let word = bytes.littleEndian64(at: index) {
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
  @inline(__always)
  static func characterLength(in bytes: Bytes, at place: Int) -> Int {
    let lead = bytes.byte(orZeroAt: place)
    /// Whether the byte so far behind the first one is there and of the form 10xxxxxx.
    @inline(__always)
    func continues(_ distance: Int) -> Bool {
      bytes.byte(orZeroAt: place &+ distance) & 0xC0 == 0x80
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
