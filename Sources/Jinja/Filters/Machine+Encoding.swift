import Base

extension Machine {
  /// `urlencode`: text as a path, pairs and mappings as a query.
  mutating func urlEncode(_ value: Value) throws(TemplateProblem) -> Value {
    switch value {
    case .list, .tuple, .sequence, .mapping: break
    default:
      let bytes = text(value)
      let start = out.count
      out.append(percentEncodingPath: bytes)
      return .text(take(from: start))
    }
    var items: [(Value, Value)] = []
    if case .mapping(let mapping) = value {
      items = mapping.entries.map { ($0.key, $0.value) }
    } else {
      for pair in try elements(of: value) {
        let parts = try elements(of: pair)
        guard parts.count == 2 else { throw notIterable(pair) }
        items.append((parts[0], parts[1]))
      }
    }
    var pieces: [(Bytes, Bytes)] = []
    for (key, value) in items { pieces.append((text(key), text(value))) }
    let start = out.count
    for (index, (key, value)) in pieces.enumerated() {
      if index > 0 { out.append("&") }
      appendQueryComponent(key)
      out.append("=")
      appendQueryComponent(value)
    }
    return .text(take(from: start))
  }

  private mutating func appendQueryComponent(_ bytes: Bytes) {
    var start = 0
    while let space = bytes.firstIndex(of: 0x20, from: start) {
      out.append(percentEncodingComponent: bytes[slice: start..<space])
      out.append("+")
      start = space + 1
    }
    out.append(percentEncodingComponent: bytes[slice: start..<bytes.count])
  }

  mutating func xmlAttributes(
    _ value: Value, _ autospace: Value
  ) throws(TemplateProblem) -> Value {
    guard case .mapping(let mapping) = value else { throw notMapping(value) }
    let start = out.count
    let addsSpace = autospace.isUndefined || autospace.isTrue
    var isFirst = true
    for entry in mapping.entries where !entry.value.isNone && !entry.value.isUndefined {
      let key = try textArgument(entry.key)
      if key.contains(where: { Ascii.isSpace($0) || $0 == 0x2F || $0 == 0x3E || $0 == 0x3D }) {
        throw TemplateProblem(
          chinese: "“\(key.string)”不能作属性名", english: "“\(key.string)” cannot be an attribute name")
      }
      if !isFirst || addsSpace { out.append(" ") }
      isFirst = false
      emit(entry.key)
      out.append("=\"")
      emit(entry.value)
      out.append("\"")
    }
    return .markup(take(from: start))
  }

  /// `tojson`: JSON with sorted keys that is safe in HTML and in `<script>`.
  mutating func toJSON(_ value: Value, indent: Value) throws(TemplateProblem) -> Value {
    let start = out.count
    let width = indent.isUndefined || indent.isNone ? nil : max(try size(indent, or: 0), 0)
    // Every line begins with it, many times over where values nest.
    if let width, width > 10_000 { throw memoryProblem }
    try appendJSON(value, indent: width, depth: 0)
    return .markup(take(from: start))
  }

  private mutating func appendJSON(
    _ value: Value, indent: Int?, depth: Int
  ) throws(TemplateProblem) {
    guard depth < 50 else { throw memoryProblem }
    try spend(1)
    switch value {
    case .none: out.append("null")
    case .boolean(let flag): out.append(flag ? "true" : "false")
    case .integer(let number): out.append(decimal: number)
    case .float(let number):
      out.append(
        contentsOf: number.isNaN
          ? "NaN"
          : number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : NumberText.python(number))
    case .text(let bytes), .markup(let bytes): out.append(json: bytes, escaping: .nonASCII)
    case .date(let date, _):
      out.append("\"")
      out.append(dayAndMinute: date)
      out.append("\"")
    case .list, .tuple, .sequence:
      let items = try elements(of: value)
      out.append("[")
      for (index, item) in items.enumerated() {
        separate(index, indent, depth + 1)
        try appendJSON(item, indent: indent, depth: depth + 1)
      }
      if !items.isEmpty { breakLine(indent, depth) }
      out.append("]")
    case .mapping(let mapping):
      var keys: [Value] = []
      for entry in mapping.entries { keys.append(entry.key) }
      out.append("{")
      for (index, position) in try sortedIndexes(keys, isReversed: false).enumerated() {
        separate(index, indent, depth + 1)
        try appendJSONKey(keys[position])
        out.append(": ")
        try appendJSON(mapping.entries[position].value, indent: indent, depth: depth + 1)
      }
      if !keys.isEmpty { breakLine(indent, depth) }
      out.append("}")
    default:
      throw TemplateProblem(
        chinese: "\(value.typeName) 不能写成 JSON", english: "a \(value.typeName) cannot be JSON")
    }
  }

  private mutating func separate(_ index: Int, _ indent: Int?, _ depth: Int) {
    if index > 0 { out.append(indent == nil ? ", " : ",") }
    breakLine(indent, depth)
  }

  private mutating func breakLine(_ indent: Int?, _ depth: Int) {
    guard let indent else { return }
    out.append("\n")
    for _ in 0..<(indent * depth) { out.append(0x20) }
  }

  private mutating func appendJSONKey(_ key: Value) throws(TemplateProblem) {
    switch key {
    case .text(let bytes), .markup(let bytes): out.append(json: bytes, escaping: .nonASCII)
    case .none, .boolean, .integer, .float:
      out.append("\"")
      try appendJSON(key, indent: nil, depth: 0)
      out.append("\"")
    default:
      throw TemplateProblem(
        chinese: "\(key.typeName) 不能作 JSON 的键", english: "a \(key.typeName) cannot be a JSON key")
    }
  }
}

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
