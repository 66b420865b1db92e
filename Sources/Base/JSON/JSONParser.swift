/// Where and why JSON could not be read.
public struct JSONProblem: Error, Sendable {
  /// The byte where reading stopped.
  public let offset: Int
  /// What is wrong, in Chinese.
  public let chinese: String
  /// What is wrong, in English.
  public let english: String
}

/// Reads JSON (RFC 8259) into dynamic values.
///
/// Numbers without fraction and exponent that fit into 64 bits are integers; of a key given
/// twice the last value counts; nesting is limited.
public struct JSONParser {
  private static let maxDepth = 200

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// Reads a whole document.
  public static func parse(_ bytes: [UInt8]) throws(JSONProblem) -> DynamicValue {
    var parser = JSONParser(bytes: bytes)
    if String(validating: bytes, as: UTF8.self) == nil {
      throw parser.problem("不是有效的 UTF-8", "not valid UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
    let value = try parser.value()
    parser.skipSpace()
    if parser.position < bytes.count {
      throw parser.problem("JSON 后面有多余的内容", "text after the end of the JSON")
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func problem(_ chinese: String, _ english: String) -> JSONProblem {
    JSONProblem(offset: position, chinese: chinese, english: english)
  }

  private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(JSONProblem) -> DynamicValue {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maxDepth {
      throw problem("嵌套超过 \(Self.maxDepth) 层", "nested deeper than \(Self.maxDepth) levels")
    }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try mapping()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: break
    }
    let words: [(String, DynamicValue)] = [
      ("true", .boolean(true)), ("false", .boolean(false)), ("null", .null),
    ]
    for (word, value) in words where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw problem("这里应当是 JSON 的值", "expected a JSON value")
  }

  private mutating func mapping() throws(JSONProblem) -> DynamicValue {
    var pairs: [(key: String, value: DynamicValue)] = []
    position += 1
    if take("}") { return .mapping(pairs) }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else {
        throw problem("这里应当是用引号括起的键", "expected a key in quotes")
      }
      let key = try string()
      guard take(":") else { throw problem("键后面应当是“:”", "expected “:” after the key") }
      pairs.append((key, try value()))
      if take("}") { return .mapping(pairs) }
      guard take(",") else { throw problem("这里应当是“,”或“}”", "expected “,” or “}”") }
    }
  }

  private mutating func list() throws(JSONProblem) -> DynamicValue {
    var elements: [DynamicValue] = []
    position += 1
    if take("]") { return .list(elements) }
    while true {
      elements.append(try value())
      if take("]") { return .list(elements) }
      guard take(",") else { throw problem("这里应当是“,”或“]”", "expected “,” or “]”") }
    }
  }

  private mutating func number() throws(JSONProblem) -> DynamicValue {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let first = position
    skipDigits()
    let digits = position - first
    var isWhole = true
    if digits == 0 || (digits > 1 && bytes[first] == UInt8(ascii: "0")) {
      throw problem("数字的写法不对", "malformed number")
    }
    if current == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      try requireDigits()
    }
    if current | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try requireDigits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int(text) { return .integer(integer) }
    guard let float = Double(text) else { throw problem("数字的写法不对", "malformed number") }
    return .float(float)
  }

  private mutating func skipDigits() {
    while position < bytes.count, Ascii.isDigit(bytes[position]) { position += 1 }
  }

  private mutating func requireDigits() throws(JSONProblem) {
    let start = position
    skipDigits()
    if position == start { throw problem("这里应当是数字", "expected a digit") }
  }

  private mutating func string() throws(JSONProblem) -> String {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &text)
      case 0..<0x20: throw problem("字符串里不能有控制字符", "control character in a string")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw problem("字符串没有结束", "string is never closed")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONProblem) {
    let letter = current
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      position += 1
      try unicodeEscape(into: &text)
      return
    default: throw problem("不认识的转义", "unknown escape")
    }
    position += 1
  }

  private mutating func unicodeEscape(into text: inout [UInt8]) throws(JSONProblem) {
    var code = try hex()
    if (0xD800..<0xDC00).contains(code), bytes[position...].starts(with: [0x5C, 0x75]) {
      position += 2
      let low = try hex()
      guard (0xDC00..<0xE000).contains(low) else {
        throw problem("不成对的代理项", "unpaired surrogate")
      }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw problem("不成对的代理项", "unpaired surrogate")
    }
    text += Array(String(Character(scalar)).utf8)
  }

  private mutating func hex() throws(JSONProblem) -> UInt32 {
    guard position + 4 <= bytes.count,
      bytes[position..<(position + 4)].allSatisfy({ Ascii.isAlphanumeric($0) }),
      let value = UInt32(
        String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
    else { throw problem("这里应当有四位十六进制数字", "expected four hexadecimal digits") }
    position += 4
    return value
  }
}
