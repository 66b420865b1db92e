import Base

extension Machine {
  /// Prints a value into the page, escaped unless it is markup.
  @inline(__always)
  mutating func emit(_ value: Value) {
    switch value {
    case .text(let bytes): out.append(escaping: bytes)
    case .markup(let bytes): out.append(bytes)
    case .integer(let number): out.append(decimal: number)
    case .undefined: break
    default: emitSlowly(value)
    }
  }

  @inline(never)
  private mutating func emitSlowly(_ value: Value) {
    let start = out.count
    append(value)
    switch value {
    case .list, .tuple, .mapping, .sequence, .cell, .object, .callable, .loop:
      out.append(escaping: take(from: start))
    default: break
    }
  }

  /// Appends what `str()` gives: text and markup as they are.
  mutating func append(_ value: Value) {
    switch value {
    case .text(let bytes), .markup(let bytes): out.append(bytes)
    default: appendRepresentation(value, depth: 0)
    }
  }

  /// The text of a value, unescaped.
  mutating func text(_ value: Value) -> Bytes {
    if let bytes = value.textBytes { return bytes }
    let start = out.count
    append(value)
    return take(from: start)
  }

  /// The value as markup: text is escaped.
  mutating func escaped(_ value: Value) -> Bytes {
    if case .markup(let bytes) = value { return bytes }
    let start = out.count
    emit(value)
    return take(from: start)
  }

  /// What `~` gives: markup if any part is, with the other parts escaped.
  mutating func concatenate(
    _ values: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    let start = out.count
    var size = 0
    for value in values { size += value.textBytes?.count ?? 0 }
    try allow(bytes: size)
    if values.contains(where: { $0.isMarkup }) {
      for value in values { emit(value) }
      return .markup(take(from: start))
    }
    for value in values { append(value) }
    return .text(take(from: start))
  }

  /// Appends what Python's `repr()` gives.
  mutating func appendRepresentation(_ value: Value, depth: Int) {
    switch value {
    case .undefined: if depth > 0 { out.append("Undefined") }
    case .none: out.append("None")
    case .boolean(let value): out.append(value ? "True" : "False")
    case .integer(let number): out.append(decimal: number)
    case .float(let number): out.append(contentsOf: NumberText.python(number))
    case .text(let bytes): appendQuoted(bytes)
    case .markup(let bytes):
      out.append("Markup(")
      appendQuoted(bytes)
      out.append(")")
    case .date(let date, _): out.append(dayAndMinute: date)
    case .list, .sequence: appendElements(value, "[", "]", depth: depth)
    case .tuple: appendElements(value, "(", ")", depth: depth)
    case .mapping(let mapping): appendEntries(mapping, depth: depth)
    case .cell(let reference):
      if case .namespace(let mapping) = reference.cell.pointee, depth < 50 {
        out.append("<Namespace ")
        appendEntries(mapping, depth: depth)
        out.append(">")
      } else {
        out.append("<namespace>")
      }
    case .object(let object):
      out.append("<object ")
      out.append(decimal: Int(object.index))
      out.append(">")
    case .loop: out.append("<loop>")
    case .callable: out.append("<macro>")
    }
  }

  private mutating func appendElements(
    _ value: Value, _ opening: StaticString, _ closing: StaticString, depth: Int
  ) {
    out.append(opening)
    let count = length(value) ?? 0
    // Data can nest deeper than the stack allows to follow; a namespace can contain itself.
    if depth < 50, out.count - pageStart < limits.pageBytes {
      for index in 0..<count where out.count - pageStart < limits.pageBytes {
        if index > 0 { out.append(", ") }
        appendRepresentation(element(index, of: value), depth: depth + 1)
      }
      if count == 1, case .tuple = value { out.append(",") }
    } else {
      out.append("...")
    }
    out.append(closing)
  }

  private mutating func appendEntries(_ mapping: MappingReference, depth: Int) {
    out.append("{")
    if depth < 50, out.count - pageStart < limits.pageBytes {
      for (index, entry) in mapping.entries.enumerated()
      where out.count - pageStart < limits.pageBytes {
        if index > 0 { out.append(", ") }
        appendRepresentation(entry.key, depth: depth + 1)
        out.append(": ")
        appendRepresentation(entry.value, depth: depth + 1)
      }
    } else {
      out.append("...")
    }
    out.append("}")
  }

  /// Appends text in quotes, with the escapes that Python writes.
  private mutating func appendQuoted(_ bytes: Bytes) {
    let hasApostrophe = bytes.firstIndex(of: UInt8(ascii: "'"), from: 0) != nil
    let hasQuote = bytes.firstIndex(of: UInt8(ascii: "\""), from: 0) != nil
    let quote = hasApostrophe && !hasQuote ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    out.append(quote)
    for scalar in Utf8.scalars(bytes) {
      switch scalar {
      case "\\": out.append("\\\\")
      case "\n": out.append("\\n")
      case "\r": out.append("\\r")
      case "\t": out.append("\\t")
      case _ where scalar.value == UInt32(quote):
        out.append(UInt8(ascii: "\\"))
        out.append(quote)
      case _ where !NumberText.isPrintable(scalar):
        let digits = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
        out.append(digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U")
        let hex = String(scalar.value, radix: 16)
        out.append(contentsOf: String(repeating: "0", count: digits - hex.utf8.count) + hex)
      default: out.append(contentsOf: String(Character(scalar)))
      }
    }
    out.append(quote)
  }
}
