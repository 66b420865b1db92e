import Base

/// One `%…` of a format.
struct PrintfField {
  let letter: UInt8
  let flags: [UInt8]
  let width: Int
  let precision: Int?

  var isLeft: Bool { flags.contains(UInt8(ascii: "-")) }
  var isZeroFilled: Bool { flags.contains(UInt8(ascii: "0")) }

  /// Whether it takes the whole part of a number.
  var isWhole: Bool { "diu".utf8.contains(letter) }

  /// A number in this field, before padding; nil for a letter that is not known, or that asks for
  /// a whole number where there is none.
  func text(_ number: Double, integer: Int?) -> String? {
    let sign =
      flags.contains(UInt8(ascii: "+")) ? "+" : flags.contains(UInt8(ascii: " ")) ? " " : ""
    func signed(_ text: String) -> String { text.hasPrefix("-") ? text : sign + text }
    switch letter {
    case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"):
      guard let value = integer else { return nil }
      return signed(value < 0 ? "-" + digits(value, 10) : digits(value, 10))
    case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"):
      guard let value = integer else { return nil }
      let radix = letter == UInt8(ascii: "o") ? 8 : 16
      let prefix = flags.contains(UInt8(ascii: "#")) ? (radix == 8 ? "0o" : "0x") : ""
      let text = (value < 0 ? "-" : "") + prefix + digits(value, radix)
      return signed(letter == UInt8(ascii: "X") ? text.uppercased() : text)
    case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "e"), UInt8(ascii: "E"),
      UInt8(ascii: "g"), UInt8(ascii: "G"):
      return signed(
        NumberText.formatted(
          number, Character(UnicodeScalar(letter)), precision: min(precision ?? 6, 300)))
    default: return nil
    }
  }

  private func digits(_ value: Int, _ radix: Int) -> String {
    let text = String(value.magnitude, radix: radix)
    let missing = min(precision ?? 0, 1000) - text.utf8.count
    return missing > 0 ? String(repeating: "0", count: missing) + text : text
  }
}

/// Reads the parts of a `%…`.
struct PrintfReader {
  let format: Bytes
  var position: Int

  static let incomplete = TemplateProblem(
    chinese: "格式不完整：“%”后面缺少字母", english: "incomplete format: “%” without a letter")

  mutating func key() throws(TemplateProblem) -> Bytes? {
    guard position < format.count, format[position] == UInt8(ascii: "(") else { return nil }
    guard let end = format.firstIndex(of: UInt8(ascii: ")"), from: position) else {
      throw Self.incomplete
    }
    let key = format[slice: (position + 1)..<end]
    position = end + 1
    return key
  }

  mutating func flags() -> [UInt8] {
    var flags: [UInt8] = []
    while position < format.count, "-+ 0#".utf8.contains(format[position]) {
      flags.append(format[position])
      position += 1
    }
    return flags
  }

  mutating func number() -> Int? {
    var value: Int?
    while position < format.count, Ascii.isDigit(format[position]) {
      // Far more than any page may hold: what asks for it is refused by size.
      value = min((value ?? 0) * 10 + Int(format[position] - 0x30), Machine.sizeLimit)
      position += 1
    }
    return value
  }

  mutating func takesStar() -> Bool {
    guard position < format.count, format[position] == UInt8(ascii: "*") else { return false }
    position += 1
    return true
  }

  mutating func precision() -> Int? {
    guard position < format.count, format[position] == UInt8(ascii: ".") else { return nil }
    position += 1
    return number() ?? 0
  }

  mutating func letter() -> UInt8? {
    guard position < format.count else { return nil }
    position += 1
    return format[position - 1]
  }
}
