import Base

extension Machine {
  mutating func format(
    _ value: Value, _ arguments: UnsafeBufferPointer<Value>, isNamed: Bool
  ) throws(TemplateProblem) -> Value {
    try printf(text(value), arguments, isMarkup: value.isMarkup)
  }

  /// Text formatted by Python's `%` operator: `%s %r %d %i %x %o %e %f %g %c %%`, with keys,
  /// flags, width and precision.
  mutating func printf(
    _ format: Bytes, _ arguments: UnsafeBufferPointer<Value>, isMarkup: Bool
  ) throws(TemplateProblem) -> Value {
    let start = out.count
    var position = 0
    var next = 0
    var isKeyed = false
    while let percent = format.firstIndex(of: UInt8(ascii: "%"), from: position) {
      out.append(format[slice: position..<percent])
      var reader = PrintfReader(format: format, position: percent + 1)
      let key = try reader.key()
      var flags = reader.flags()
      var width = reader.number()
      if reader.takesStar() {
        let given = try size(try argument(arguments, &next), or: 0)
        // A width below zero puts the text to the left, as in Python.
        if given < 0 { flags.append(UInt8(ascii: "-")) }
        width = abs(given)
      }
      let precision = reader.precision()
      guard let letter = reader.letter() else { throw PrintfReader.incomplete }
      position = reader.position
      if letter == UInt8(ascii: "%") {
        out.append(letter)
        continue
      }
      let value: Value
      if let key {
        isKeyed = true
        guard case .mapping(let mapping)? = arguments.first,
          let found = mapping.value(forKey: key)
        else {
          throw TemplateProblem(
            chinese: "格式里的“\(key.string)”没有给值",
            english: "no value for “\(key.string)” in the format")
        }
        value = found
      } else {
        value = try argument(arguments, &next)
      }
      let spec = PrintfField(
        letter: letter, flags: flags, width: width ?? 0, precision: precision)
      try append(value, spec, isMarkup: isMarkup)
    }
    out.append(format[slice: position..<format.count])
    if !isKeyed, next < arguments.count, !isLoneMapping(arguments) {
      throw TemplateProblem(
        chinese: "给的值比格式需要的多", english: "more values than the format asks for")
    }
    let bytes = take(from: start)
    return isMarkup ? .markup(bytes) : .text(bytes)
  }

  private func isLoneMapping(_ arguments: UnsafeBufferPointer<Value>) -> Bool {
    guard arguments.count == 1 else { return false }
    switch arguments[0] {
    // Python lets what has keys go unused.
    case .mapping, .list, .sequence, .undefined: return true
    default: return false
    }
  }

  private func argument(
    _ arguments: UnsafeBufferPointer<Value>, _ next: inout Int
  ) throws(TemplateProblem) -> Value {
    guard next < arguments.count else {
      throw TemplateProblem(
        chinese: "给的值比格式需要的少", english: "fewer values than the format asks for")
    }
    next += 1
    return arguments[next - 1]
  }

  private mutating func append(
    _ value: Value, _ field: PrintfField, isMarkup: Bool
  ) throws(TemplateProblem) {
    try allow(bytes: field.width)
    let start = out.count
    switch field.letter {
    case UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "a"):
      if field.letter == UInt8(ascii: "s") {
        append(value)
      } else {
        appendRepresentation(value, depth: 0)
      }
      var bytes = take(from: start)
      if let precision = field.precision { bytes = scalars(of: bytes, 0, precision) }
      if isMarkup, !value.isMarkup { bytes = escaped(.text(bytes)) }
      pad(bytes, field, isNumber: false)
    case UInt8(ascii: "c"):
      if let code = value.exactInteger,
        let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
      {
        out.append(contentsOf: String(Character(scalar)))
      } else {
        out.append(try textArgument(value))
      }
      pad(take(from: start), field, isNumber: false)
    default:
      guard let number = value.number else {
        throw TemplateProblem(
          chinese: "格式需要数字，不是 \(value.typeName)",
          english: "the format asks for a number, not a \(value.typeName)")
      }
      guard let text = try fieldText(field, number, value.exactInteger) else {
        throw TemplateProblem(
          chinese: "不支持的格式“%\(String(UnicodeScalar(field.letter)))”",
          english: "unsupported format “%\(String(UnicodeScalar(field.letter)))”")
      }
      pad(arena.copy(text), field, isNumber: true)
    }
  }

  private func fieldText(
    _ field: PrintfField, _ number: Double, _ integer: Int?
  ) throws(TemplateProblem) -> String? {
    let whole = field.isWhole && integer == nil ? try wholePart(of: number) : integer
    return field.text(number, integer: whole)
  }

  /// Writes a piece with the spaces or zeros that its width asks for.
  private mutating func pad(_ bytes: Bytes, _ field: PrintfField, isNumber: Bool) {
    let missing = max(0, field.width - Utf8.count(bytes))
    if field.isLeft {
      out.append(bytes)
      for _ in 0..<missing { out.append(0x20) }
    } else if field.isZeroFilled, isNumber, missing > 0 {
      let hasSign = bytes.first.map { $0 == 0x2D || $0 == 0x2B || $0 == 0x20 } ?? false
      if hasSign { out.append(bytes[0]) }
      for _ in 0..<missing { out.append(0x30) }
      out.append(bytes[slice: (hasSign ? 1 : 0)..<bytes.count])
    } else {
      for _ in 0..<missing { out.append(0x20) }
      out.append(bytes)
    }
  }
}

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
