import Base

/// A value of PDF (ISO 32000-1, 7.3), streams apart.
indirect enum PDFValue {
  case null
  case number(Double)
  case name(String)
  case string([UInt8])
  case array([PDFValue])
  case dictionary([String: PDFValue])
  case reference(Int)
  /// A word that is none of these: an operator, `stream`, `endobj`.
  case keyword(String)

  subscript(_ key: String) -> PDFValue? {
    if case .dictionary(let entries) = self { entries[key] } else { nil }
  }

  var integer: Int? {
    if case .number(let value) = self, abs(value) < 1e15 { Int(value) } else { nil }
  }

  var name: String? {
    if case .name(let name) = self { name } else { nil }
  }

  var array: [PDFValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  var bytes: [UInt8]? {
    if case .string(let bytes) = self { bytes } else { nil }
  }
}

/// Takes PDF apart, value by value (7.2, 7.3).
struct PDFScanner {
  let bytes: Bytes
  var place: Int

  /// Arrays and dictionaries deeper than any program writes.
  private static let mostDepth = 64

  init(_ bytes: Bytes, at place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0 || Ascii.isSpace(byte) }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: true
    default: false
    }
  }

  mutating func skipSpace() {
    while place < bytes.count {
      if Self.isSpace(bytes[place]) {
        place += 1
      } else if bytes[place] == 0x25 {
        while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
      } else {
        return
      }
    }
  }

  /// The next value, or nil at the end or where there is none.
  mutating func next(depth: Int = 0) -> PDFValue? {
    skipSpace()
    guard place < bytes.count, depth < Self.mostDepth else { return nil }
    let byte = bytes[place]
    switch byte {
    case 0x2F: return .name(name())
    case 0x28: return .string(literal())
    case 0x5B:
      place += 1
      return .array(items(until: 0x5D, depth))
    case 0x3C where bytes.byte(orZeroAt: place + 1) == 0x3C:
      place += 2
      return dictionary(depth)
    case 0x3C: return .string(hexadecimal())
    case 0x5D, 0x7B, 0x7D, 0x29:
      place += 1
      return .keyword(String(UnicodeScalar(byte)))
    case 0x3E:
      place += bytes.byte(orZeroAt: place + 1) == 0x3E ? 2 : 1
      return .keyword(">>")
    case 0x2B, 0x2D, 0x2E, 0x30...0x39: return number()
    default: return word()
    }
  }

  private mutating func items(until end: UInt8, _ depth: Int) -> [PDFValue] {
    var items: [PDFValue] = []
    while true {
      skipSpace()
      guard place < bytes.count, bytes[place] != end, items.count < 1 << 20 else { break }
      guard let item = next(depth: depth + 1) else { break }
      Self.append(item, to: &items)
    }
    if place < bytes.count { place += 1 }
    return items
  }

  /// Two numbers and an R are one reference.
  private static func append(_ item: PDFValue, to items: inout [PDFValue]) {
    if case .keyword("R") = item, items.count >= 2, let number = items[items.count - 2].integer,
      items[items.count - 1].integer != nil
    {
      items.removeLast(2)
      items.append(.reference(number))
    } else {
      items.append(item)
    }
  }

  private mutating func dictionary(_ depth: Int) -> PDFValue {
    var items: [PDFValue] = []
    while items.count < 1 << 16 {
      guard let item = next(depth: depth + 1) else { break }
      if case .keyword(">>") = item { break }
      Self.append(item, to: &items)
    }
    var entries: [String: PDFValue] = [:]
    var index = 0
    while index + 1 < items.count {
      if let key = items[index].name { entries[key] = items[index + 1] }
      index += 2
    }
    return .dictionary(entries)
  }

  private mutating func name() -> String {
    place += 1
    var name: [UInt8] = []
    while place < bytes.count, !Self.isSpace(bytes[place]), !Self.isDelimiter(bytes[place]),
      name.count < 256
    {
      if bytes[place] == 0x23, let high = Self.digit(bytes.byte(orZeroAt: place + 1)),
        let low = Self.digit(bytes.byte(orZeroAt: place + 2))
      {
        name.append(high << 4 | low)
        place += 3
      } else {
        name.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func number() -> PDFValue {
    let start = place
    var value = 0.0
    var scale = 0.0
    var isNegative = false
    while place < bytes.count {
      let byte = bytes[place]
      if Ascii.isDigit(byte) {
        value = value * 10 + Double(byte & 0x0F)
        scale *= 10
      } else if byte == 0x2E, scale == 0 {
        scale = 1
      } else if byte == 0x2D {
        isNegative = true
      } else if byte != 0x2B {
        break
      }
      place += 1
    }
    if place == start { place += 1 }
    let size = scale > 1 ? value / scale : value
    return .number(isNegative ? -size : size)
  }

  private mutating func word() -> PDFValue {
    let start = place
    while place < bytes.count, !Self.isSpace(bytes[place]), !Self.isDelimiter(bytes[place]) {
      place += 1
    }
    if place == start { place += 1 }
    let word = bytes[slice: start..<min(place, start + 64)].string
    return word == "null" ? .null : .keyword(word)
  }

  private mutating func literal() -> [UInt8] {
    place += 1
    var string: [UInt8] = []
    var depth = 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case 0x28:
        depth += 1
        string.append(byte)
      case 0x29:
        depth -= 1
        if depth == 0 { return string }
        string.append(byte)
      case 0x5C: escape(&string)
      default: string.append(byte)
      }
    }
    return string
  }

  private mutating func escape(_ string: inout [UInt8]) {
    let byte = bytes.byte(orZeroAt: place)
    place += 1
    switch byte {
    case UInt8(ascii: "n"): string.append(0x0A)
    case UInt8(ascii: "r"): string.append(0x0D)
    case UInt8(ascii: "t"): string.append(0x09)
    case UInt8(ascii: "b"): string.append(0x08)
    case UInt8(ascii: "f"): string.append(0x0C)
    case 0x0D: if bytes.byte(orZeroAt: place) == 0x0A { place += 1 }
    case 0x0A: break
    case 0x30...0x37:
      var value = Int(byte & 7)
      for _ in 0..<2 where (0x30...0x37).contains(bytes.byte(orZeroAt: place)) {
        value = value << 3 | Int(bytes[place] & 7)
        place += 1
      }
      string.append(UInt8(truncatingIfNeeded: value))
    default: string.append(byte)
    }
  }

  private mutating func hexadecimal() -> [UInt8] {
    place += 1
    var string: [UInt8] = []
    var high: UInt8?
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == 0x3E { break }
      guard let digit = Self.digit(byte) else { continue }
      if let first = high {
        string.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    if let high { string.append(high << 4) }
    return string
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    if Ascii.isDigit(byte) { return byte & 0x0F }
    let lower = byte | 0x20
    return (0x61...0x66).contains(lower) ? lower - 0x61 + 10 : nil
  }
}
