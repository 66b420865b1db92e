import Base

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Machine {
  mutating func applyNumeric(
    _ operation: FilterOperation, _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    switch operation {
    case .abs:
      if let integer = value.exactInteger {
        return integer < 0 ? try signed(value, isNegative: true) : .integer(integer)
      }
      guard case .float(let number) = value else { throw notNumber(value) }
      return .float(Swift.abs(number))
    case .round: return try round(value, arguments[0], arguments[1])
    case .int: return try toInteger(value, arguments[0], base: arguments[1])
    default:
      if value.isUndefined { throw undefinedProblem }
      let fallback: Value = arguments[0].isUndefined ? .float(0) : arguments[0]
      return toFloat(value).map { .float($0) } ?? fallback
    }
  }

  private func notNumber(_ value: Value) -> TemplateProblem {
    if value.isUndefined { return undefinedProblem }
    return TemplateProblem(
      chinese: "这里应当是数字，不是 \(value.typeName)",
      english: "expected a number, not a \(value.typeName)")
  }

  private func round(
    _ value: Value, _ precision: Value, _ method: Value
  ) throws(TemplateProblem) -> Value {
    let precision = try size(precision, or: 0)
    guard (-300...300).contains(precision) else {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "“round”的位数太大",
        english: "the precision of “round” is too large")
    }
    let name = method.isUndefined ? "common" : try textArgument(method).string
    guard ["common", "ceil", "floor"].contains(name) else {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "“round”的方式只能是 common、ceil 或 floor",
        english: "the method of “round” is common, ceil or floor")
    }
    guard let number = value.number else { throw notNumber(value) }
    if name != "common" {
      let factor = pow(10, Double(precision))
      let scaled = name == "ceil" ? ceil(number * factor) : floor(number * factor)
      return .float(scaled / factor)
    }
    if let integer = value.exactInteger { return .integer(roundedInteger(integer, precision)) }
    guard number.isFinite else { return value }
    if precision < 0 {
      let factor = pow(10, Double(-precision))
      return .float((number / factor).rounded(.toNearestOrEven) * factor)
    }
    // Printing rounds the exact binary value, as Python's round does.
    let text = NumberText.formatted(number, "f", precision: precision)
    return .float(Double(text) ?? number)
  }

  /// A whole number rounded to tens, hundreds …, halves to the even side as Python does.
  private func roundedInteger(_ value: Int, _ precision: Int) -> Int {
    guard precision < 0 else { return value }
    guard precision > -19 else { return 0 }
    var unit = 1
    for _ in 0..<(-precision) { unit *= 10 }
    let quotient = value / unit
    let rest = (value - quotient * unit).magnitude
    let half = UInt(unit / 2)
    let isUp = rest > half || (rest == half && quotient % 2 != 0)
    let steps = isUp ? quotient + (value < 0 ? -1 : 1) : quotient
    let result = steps.multipliedReportingOverflow(by: unit)
    return result.overflow ? value : result.partialValue
  }

  private func toInteger(
    _ value: Value, _ fallback: Value, base: Value
  ) throws(TemplateProblem) -> Value {
    let fallback: Value = fallback.isUndefined ? .integer(0) : fallback
    if let integer = value.exactInteger { return .integer(integer) }
    if let bytes = value.textBytes,
      let integer = try parse(bytes, base: try size(base, or: 10))
    {
      return .integer(integer)
    }
    if let number = toFloat(value), let integer = try wholePart(of: number) {
      return .integer(integer)
    }
    if value.isUndefined { throw undefinedProblem }
    return fallback
  }

  /// The whole number that text means; nil where it means none.
  private func parse(_ bytes: Bytes, base: Int) throws(TemplateProblem) -> Int? {
    var text = asciiDigits(bytes).filter { $0 != "_" }
    var sign = ""
    if let first = text.first, first == "-" || first == "+" {
      sign = first == "-" ? "-" : ""
      text.removeFirst()
      guard text.first != "-", text.first != "+" else { return nil }
    }
    var base = base
    for (prefix, own) in [("0x", 16), ("0o", 8), ("0b", 2)] where text.hasPrefix(prefix) {
      if base == own || base == 0 {
        text.removeFirst(2)
        base = own
      }
    }
    if base == 0 { base = 10 }
    guard (2...36).contains(base) else { return nil }
    if let number = Int(sign + text, radix: base) { return number }
    let isNumber =
      !text.isEmpty
      && text.unicodeScalars.allSatisfy { digit in
        Int(String(digit), radix: base) != nil
      }
    if isNumber { throw overflowProblem }
    return nil
  }

  private func toFloat(_ value: Value) -> Double? {
    if let number = value.number { return number }
    guard let bytes = value.textBytes else { return nil }
    let text = asciiDigits(bytes).filter { $0 != "_" }
    // Swift also reads hexadecimal floats, which Python does not.
    guard !text.contains("x"), !text.contains("p") else { return nil }
    return Double(text)
  }

  /// Trimmed, in lower case, with the digits of every script as ASCII: Python reads `１２` as 12.
  private func asciiDigits(_ bytes: Bytes) -> String {
    var text = ""
    for scalar in Utf8.scalars(strip(bytes, nil, atStart: true, atEnd: true)) {
      if scalar.value >= 0x80, scalar.properties.numericType == .decimal,
        let value = scalar.properties.numericValue
      {
        text += String(Int(value))
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text.lowercased()
  }

  mutating func fileSize(_ value: Value, isBinary: Bool) throws(TemplateProblem) -> Value {
    guard let bytes = toFloat(value) else { throw notNumber(value) }
    let base: Double = isBinary ? 1024 : 1000
    if bytes == 1 { return arena.text("1 Byte") }
    if bytes < base, bytes > -1e18 { return arena.text("\(Int(bytes)) Bytes") }
    let prefixes = ["k", "M", "G", "T", "P", "E", "Z", "Y"]
    var unit = base
    for (index, prefix) in prefixes.enumerated() {
      unit *= base
      if bytes < unit || index == prefixes.count - 1 {
        let number = NumberText.formatted(base * bytes / unit, "f", precision: 1)
        let name = isBinary ? prefix.uppercased() + "iB" : prefix + "B"
        return arena.text("\(number) \(name)")
      }
    }
    return .undefined
  }
}
