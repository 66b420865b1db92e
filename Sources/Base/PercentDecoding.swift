/// Resolving percent-encoding (RFC 3986 §2.1).
public enum PercentDecoding {
  /// The text with each `%XX` replaced by its byte; what is not two hex digits stays as it is,
  /// and so does everything where the result would not be UTF-8.
  public static func decode(_ text: Bytes) -> String {
    guard text.firstIndex(of: 0x25, from: 0) != nil else { return text.string }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == 0x25, index + 2 < text.count, let high = value(text[index + 1]),
        let low = value(text[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? text.string
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }
}
