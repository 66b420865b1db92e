import Base

/// Takes markup apart.
enum MarkupText {
  /// The bytes without everything from an opening mark to the next closing one.
  static func removing(_ opening: StaticString, _ closing: StaticString, from bytes: [UInt8])
    -> [UInt8]
  {
    bytes.withBytes { bytes in
      var result: [UInt8] = []
      var offset = 0
      while let start = bytes.firstRange(of: Bytes(opening), from: offset),
        let end = bytes.firstRange(of: Bytes(closing), from: start.lowerBound)
      {
        result += bytes[offset..<start.lowerBound]
        offset = end.upperBound
      }
      result += bytes[offset...]
      return result
    }
  }

  /// The named references that are resolved; numeric ones all are.
  private static let names: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "copy": "©", "reg": "®", "trade": "™", "middot": "·", "bull": "•", "hellip": "…",
    "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "laquo": "«", "raquo": "»", "times": "×", "divide": "÷", "deg": "°", "sect": "§",
    "para": "¶", "yen": "¥", "euro": "€", "pound": "£", "cent": "¢", "ensp": "\u{2002}",
    "emsp": "\u{2003}", "thinsp": "\u{2009}", "shy": "\u{AD}", "larr": "←", "rarr": "→",
    "uarr": "↑", "darr": "↓", "plusmn": "±", "frac12": "½", "permil": "‰",
  ]

  /// Appends the text with its character references replaced.
  static func unescape(_ bytes: Bytes, into out: inout ByteBuffer) {
    var offset = 0
    while let ampersand = bytes.firstIndex(of: UInt8(ascii: "&"), from: offset) {
      out.append(bytes[slice: offset..<ampersand])
      if let (text, end) = reference(bytes, ampersand) {
        out.append(contentsOf: text)
        offset = end
      } else {
        out.append(UInt8(ascii: "&"))
        offset = ampersand + 1
      }
    }
    out.append(bytes[slice: offset..<bytes.count])
  }

  private static func reference(_ bytes: Bytes, _ start: Int) -> (text: String, end: Int)? {
    var end = start + 1
    while end < bytes.count, end - start < 34,
      Ascii.isAlphanumeric(bytes[end]) || (end == start + 1 && bytes[end] == UInt8(ascii: "#"))
    {
      end += 1
    }
    let name = bytes[slice: (start + 1)..<end].string
    let after = end < bytes.count && bytes[end] == UInt8(ascii: ";") ? end + 1 : end
    if name.hasPrefix("#") {
      let isHex = name.hasPrefix("#x") || name.hasPrefix("#X")
      let digits = name.dropFirst(isHex ? 2 : 1)
      guard let value = UInt32(digits, radix: isHex ? 16 : 10),
        let scalar = Unicode.Scalar(value), value != 0
      else { return nil }
      return (String(Character(scalar)), after)
    }
    guard after > end, let text = names[name] else { return nil }
    return (text, after)
  }
}
