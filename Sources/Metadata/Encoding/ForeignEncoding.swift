import Base

/// An encoding other than UTF-8 in which Chinese files still arrive.
package enum ForeignEncoding: String {
  case gb18030 = "GB18030"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"

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
