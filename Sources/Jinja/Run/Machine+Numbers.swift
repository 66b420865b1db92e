extension Machine {
  /// Far more characters, elements and lines than a page may have, and few enough that sums and
  /// products of two such numbers are whole numbers still.
  static let sizeLimit = 1 << 30

  /// A whole number from a template or its data that says how much, how often or where.
  ///
  /// The one way in for such numbers: what lies beyond every page means the same as the limit, so
  /// that nobody has to think of an overflow when calculating with it.
  ///
  /// - Parameters:
  ///   - value: what was given.
  ///   - fallback: what counts where nothing was given.
  /// - Returns: the number, cut at `sizeLimit` on both sides.
  /// - Throws: that it is no whole number.
  func size(_ value: Value, or fallback: Int) throws(TemplateProblem) -> Int {
    if value.isUndefined { return fallback }
    if let number = value.exactInteger {
      return min(max(number, -Self.sizeLimit), Self.sizeLimit)
    }
    throw TemplateProblem(
      code: .wrongArguments, chinese: "这里应当是整数，不是 \(value.typeName)",
      english: "expected a whole number, not a \(value.typeName)")
  }

  /// The whole part of a number; nil for what is no number.
  ///
  /// - Throws: that the whole part takes more than 64 bits.
  func wholePart(of number: Double) throws(TemplateProblem) -> Int? {
    guard number.isFinite else { return nil }
    guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw overflowProblem }
    return whole
  }

  var overflowProblem: TemplateProblem {
    TemplateProblem(
      chinese: "结果太大，超过 64 位整数", english: "the result does not fit into 64 bits")
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers as Python writes them.
enum NumberText {
  /// What `repr()` of a float gives: the shortest digits that mean the same number.
  static func python(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    // Swift prints the same shortest digits, but switches to exponents elsewhere.
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var isNegative = false
    let text = Array(value.description.utf8)
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"):
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if !text[..<index].contains(UInt8(ascii: "e")) { digits.append(byte) }
      default: break
      }
    }
    var position = (point ?? digits.count) + exponent
    while digits.count > 1, digits[0] == UInt8(ascii: "0") {
      digits.removeFirst()
      position -= 1
    }
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits == [UInt8(ascii: "0")] { position = 1 }
    return (isNegative ? "-" : "") + layOut(digits, position)
  }

  /// Digits with the decimal point after `position` of them.
  private static func layOut(_ digits: [UInt8], _ position: Int) -> String {
    func string(_ part: some Sequence<UInt8>) -> String {
      String(decoding: Array(part), as: UTF8.self)
    }
    // Python's rule: exponents from 1e16 on and below 1e-4.
    if position > 16 || position < -3 {
      let exponent = position - 1
      let rest = digits.count > 1 ? "." + string(digits[1...]) : ""
      let size = String(abs(exponent))
      return string(digits[..<1]) + rest + (exponent < 0 ? "e-" : "e+")
        + (size.utf8.count < 2 ? "0" : "") + size
    }
    if position <= 0 {
      return "0." + String(repeating: "0", count: -position) + string(digits)
    }
    if position >= digits.count {
      return string(digits) + String(repeating: "0", count: position - digits.count) + ".0"
    }
    return string(digits[..<position]) + "." + string(digits[position...])
  }

  /// A float in C's format `%.<precision><letter>`, exactly rounded.
  static func formatted(_ value: Double, _ letter: Character, precision: Int) -> String {
    let format = "%.\(precision)\(letter)"
    var buffer = [CChar](repeating: 0, count: 400 + precision)
    let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, format, $0) }
    return String(
      decoding: buffer[..<min(Int(count), buffer.count - 1)].map { UInt8(bitPattern: $0) },
      as: UTF8.self)
  }

  /// Whether Python's `repr()` shows the code point as it is.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }
}
