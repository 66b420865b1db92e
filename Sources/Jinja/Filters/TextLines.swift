import Base

/// Lines and words as Python sees them.
enum TextLines {
  /// The lines of `str.splitlines()`.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - addingLineEnd: whether a line end is thought after the text, which keeps a last empty
  ///     line.
  /// - Returns: the lines without their ends.
  static func split(_ bytes: Bytes, addingLineEnd: Bool) -> [Bytes] {
    var lines: [Bytes] = []
    var start = 0
    var offset = 0
    while offset < bytes.count {
      let next = Utf8.next(after: offset, in: bytes)
      if endsLine(Utf8.scalar(at: offset, in: bytes)) {
        lines.append(bytes[slice: start..<offset])
        start = next
        if bytes[offset] == Ascii.carriageReturn, next < bytes.count,
          bytes[next] == Ascii.lineFeed
        {
          start = next + 1
        }
        offset = start
      } else {
        offset = next
      }
    }
    if start < bytes.count || addingLineEnd { lines.append(bytes[slice: start..<bytes.count]) }
    return lines
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether `\w` of a regular expression takes the code point.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return scalar == "_" || Ascii.isAlphanumeric(UInt8(truncatingIfNeeded: scalar.value))
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
