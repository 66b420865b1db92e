import Base

extension Lexer {
  /// Reads a number as Python writes them: `1_000`, `0x1F`, `0b1`, `0o7`, `1.5e-3`.
  mutating func readNumber() {
    let start = position
    let followsDot = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    if bytes[start] == UInt8(ascii: "0"), start + 1 < end,
      let digits = Self.digits(ofPrefix: bytes[start + 1])
    {
      let numberEnd = skipDigits(from: start + 2, allowsLeadingUnderscore: true, digits)
      if numberEnd > start + 2 {
        position = numberEnd
        add(.integer, start, numberEnd)
        return
      }
    }
    var offset = skipDigits(from: start, allowsLeadingUnderscore: false, Ascii.isDigit)
    var isFloat = false
    if !followsDot {
      if let fraction = after(UInt8(ascii: "."), at: offset) {
        offset = fraction
        isFloat = true
      }
      if let exponent = exponent(at: offset) {
        offset = exponent
        isFloat = true
      }
    }
    position = offset
    add(isFloat ? .float : .integer, start, offset)
  }

  private func exponent(at offset: Int) -> Int? {
    guard offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") else { return nil }
    let signed = offset + 1
    let isSigned =
      signed < end && (bytes[signed] == UInt8(ascii: "+") || bytes[signed] == UInt8(ascii: "-"))
    let first = isSigned ? signed + 1 : signed
    let last = skipDigits(from: first, allowsLeadingUnderscore: false, Ascii.isDigit)
    return last > first ? last : nil
  }

  private func after(_ mark: UInt8, at offset: Int) -> Int? {
    guard offset < end, bytes[offset] == mark else { return nil }
    let last = skipDigits(from: offset + 1, allowsLeadingUnderscore: false, Ascii.isDigit)
    return last > offset + 1 ? last : nil
  }

  private func skipDigits(
    from start: Int, allowsLeadingUnderscore: Bool, _ isDigit: (UInt8) -> Bool
  ) -> Int {
    var offset = start
    var last = start
    while offset < end {
      if isDigit(bytes[offset]) {
        offset += 1
        last = offset
      } else if bytes[offset] == UInt8(ascii: "_"), offset > start || allowsLeadingUnderscore,
        offset + 1 < end, isDigit(bytes[offset + 1])
      {
        offset += 1
      } else {
        break
      }
    }
    return last
  }

  private static func digits(ofPrefix byte: UInt8) -> ((UInt8) -> Bool)? {
    switch byte | 0x20 {
    case UInt8(ascii: "x"):
      { Ascii.isDigit($0) || ($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "f")) }
    case UInt8(ascii: "o"): { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7") }
    case UInt8(ascii: "b"): { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }
    default: nil
    }
  }
}
