import Base
import Diagnostics
import Files
import Metadata

extension FileSignature {
  /// Whether the beginning of a file is text, in UTF-8 or GB18030.
  static func isText(_ head: Bytes) -> Bool {
    if ForeignEncoding.utf16(of: head) != nil { return true }
    guard firstControl(in: head) == nil else { return false }
    // The head may end inside a character, which has four bytes at most.
    let limit = max(1, head.count - 3)
    return (UTF8Validation.firstInvalidByte(in: head) ?? .max) >= limit
      || (firstInvalidGB18030(in: head) ?? .max) >= limit
  }

  /// What keeps a whole file from being text that every program reads, or nil.
  ///
  /// UTF-8 and GB18030 are taken, the second because Excel in Chinese writes CSV files so.
  /// Passes over all of the file, once for UTF-8 and only then for GB18030.
  package static func textFault(_ sample: inout FileSample) -> FileSignatureFinding.Fault? {
    if ForeignEncoding.utf16(of: sample.head) != nil {
      return .damaged(
        Message(
          "编码是 UTF-16，许多程序会显示成乱码；请另存为 UTF-8",
          "it is in UTF-16, which many programs show as garbage; save it as UTF-8"))
    }
    if let control = firstFault(&sample, firstControl) {
      return .damaged(
        Message(
          "第 \(control + 1) 个字节是控制字符，不是纯文本",
          "byte \(control + 1) is a control character, so it is no plain text"))
    }
    guard let notUTF8 = firstFault(&sample, UTF8Validation.firstInvalidByte),
      firstFault(&sample, firstInvalidGB18030) != nil
    else { return nil }
    return .damaged(
      Message(
        "第 \(notUTF8 + 1) 个字节起既不是 UTF-8，也不是 GB18030",
        "from byte \(notUTF8 + 1) it is neither UTF-8 nor GB18030"))
  }

  /// The first byte of the file that `find` objects to, piece by piece.
  ///
  /// A character cut by the end of a piece is seen again, whole, at the beginning of the next.
  private static func firstFault(
    _ sample: inout FileSample, _ find: (Bytes) -> Int?
  ) -> Int? {
    var place = 0
    while place < sample.size {
      let piece = sample.bytes(at: place, count: FileSample.pieceBytes)
      guard piece.count > 0 else { return place }
      guard let found = find(piece) else {
        place += piece.count
        continue
      }
      let isCutCharacter =
        found > 0 && found + 4 > piece.count && place + piece.count < sample.size
      guard isCutCharacter else { return place + found }
      place += found
    }
    return nil
  }

  /// The first control character that text does not have; tabs, line ends, form feeds, the end
  /// mark of DOS and the escape stay.
  private static func firstControl(in bytes: Bytes) -> Int? {
    bytes.firstIndex { byte in
      byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1A && byte != 0x1B
    }
  }

  /// The first byte that is not GB 18030-2022: one, two or four bytes a character.
  private static func firstInvalidGB18030(in bytes: Bytes) -> Int? {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      guard lead != 0x80, lead != 0xFF, index + 1 < bytes.count else { return index }
      let second = bytes[index + 1]
      if second >= 0x40, second != 0x7F, second != 0xFF {
        index += 2
      } else if Ascii.isDigit(second), index + 3 < bytes.count, bytes[index + 2] >= 0x81,
        bytes[index + 2] != 0xFF, Ascii.isDigit(bytes[index + 3])
      {
        index += 4
      } else {
        return index
      }
    }
    return nil
  }
}
