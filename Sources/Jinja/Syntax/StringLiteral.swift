import Base

/// Reads the escapes of string literals as Python does.
enum StringLiteral {
  /// The bytes of a literal, whose span includes the quotes.
  static func bytes(
    _ source: TemplateSource, _ span: SourceSpan
  ) throws(SyntaxProblem) -> [UInt8] {
    let bytes = source.bytes
    var result: [UInt8] = []
    var position = Int(span.start) + 1
    let end = Int(span.end) - 1
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte == Ascii.carriageReturn {
        result.append(Ascii.lineFeed)
        if position < end, bytes[position] == Ascii.lineFeed { position += 1 }
      } else if byte == UInt8(ascii: "\\"), position < end {
        let escape = SourceSpan(position - 1, position + 1)
        let letter = bytes[position]
        position += 1
        try append(letter, &position, end, bytes, escape, to: &result)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func append(
    _ letter: UInt8, _ position: inout Int, _ end: Int, _ bytes: [UInt8], _ span: SourceSpan,
    to result: inout [UInt8]
  ) throws(SyntaxProblem) {
    switch letter {
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "a"): result.append(0x07)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "v"): result.append(0x0B)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): result.append(letter)
    case Ascii.lineFeed: break
    case UInt8(ascii: "x"): try appendHex(2, &position, end, bytes, span, to: &result)
    case UInt8(ascii: "u"): try appendHex(4, &position, end, bytes, span, to: &result)
    case UInt8(ascii: "U"): try appendHex(8, &position, end, bytes, span, to: &result)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = UInt32(letter - 0x30)
      var count = 1
      while count < 3, position < end, bytes[position] >= 0x30, bytes[position] <= 0x37 {
        value = value * 8 + UInt32(bytes[position] - 0x30)
        position += 1
        count += 1
      }
      append(value, to: &result)
    default:
      // Python keeps the backslash of an escape it does not know.
      result.append(UInt8(ascii: "\\"))
      result.append(letter)
    }
  }

  private static func appendHex(
    _ count: Int, _ position: inout Int, _ end: Int, _ bytes: [UInt8], _ span: SourceSpan,
    to result: inout [UInt8]
  ) throws(SyntaxProblem) {
    let digits =
      position + count <= end
      ? String(decoding: bytes[position..<(position + count)], as: UTF8.self) : ""
    guard digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
      let value = UInt32(digits, radix: 16), Unicode.Scalar(value) != nil
    else {
      throw SyntaxProblem(
        span, "转义序列后面应当有 \(count) 位十六进制数字，并且是有效的字符",
        "an escape of \(count) hexadecimal digits that name a character was expected")
    }
    position += count
    append(value, to: &result)
  }

  private static func append(_ value: UInt32, to result: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(value) else { return }
    result += Array(String(Character(scalar)).utf8)
  }
}
