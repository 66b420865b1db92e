import Base

/// A run of bytes of one template's source, which has less than 2 GiB.
struct SourceSpan: Hashable, Sendable {
  var start: Int32
  var end: Int32

  init(_ start: Int, _ end: Int) {
    self.start = Int32(start)
    self.end = Int32(end)
  }

  var range: Range<Int> { Int(start)..<max(Int(start), Int(end)) }

  /// From the start of this to the end of `other`.
  func through(_ other: SourceSpan) -> SourceSpan { SourceSpan(Int(start), Int(other.end)) }
}

/// The source of one template.
struct TemplateSource: Sendable {
  let name: String
  let bytes: [UInt8]

  /// The text of a span.
  func text(_ span: SourceSpan) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

  /// Line and column of a span, counted on demand: only problems need them.
  func place(_ span: SourceSpan) -> TemplatePlace {
    let start = min(Int(span.start), bytes.count)
    var line = 1
    var lineStart = 0
    for index in 0..<start where bytes[index] == Ascii.lineFeed {
      line += 1
      lineStart = index + 1
    }
    var column = 1
    for index in lineStart..<start where bytes[index] & 0xC0 != 0x80 { column += 1 }
    return TemplatePlace(
      template: name, line: line, column: column,
      bytes: start..<max(start, min(Int(span.end), bytes.count)))
  }

  /// The first byte that is not part of valid UTF-8, or nil.
  var firstInvalidByte: Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    // The whole is invalid: the longest valid prefix ends where the problem is.
    var position = 0
    while position < bytes.count {
      let length = Utf8.length(lead: bytes[position])
      let end = min(position + length, bytes.count)
      if String(validating: bytes[position..<end], as: UTF8.self) == nil { return position }
      position = end
    }
    return bytes.count
  }
}

/// Walks over UTF-8 by code points; never reads beyond the bytes, whatever they hold.
enum Utf8 {
  /// How many bytes a code point takes, by its first byte.
  @inline(__always)
  static func length(lead: UInt8) -> Int {
    if lead < 0x80 { return 1 }
    if lead < 0xE0 { return 2 }
    return lead < 0xF0 ? 3 : 4
  }

  /// The number of code points.
  static func count(_ bytes: Bytes) -> Int {
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The byte offset of code point `index`, or the end.
  static func offset(ofScalar index: Int, in bytes: Bytes) -> Int {
    var offset = 0
    var left = index
    while left > 0, offset < bytes.count {
      offset = next(after: offset, in: bytes)
      left -= 1
    }
    return offset
  }

  /// The byte offset of the code point after the one at `offset`.
  @inline(__always)
  static func next(after offset: Int, in bytes: Bytes) -> Int {
    min(offset + length(lead: bytes[offset]), bytes.count)
  }

  /// The byte offset of the code point that ends before `offset`, which must be above 0.
  static func previous(before offset: Int, in bytes: Bytes) -> Int {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The code point at `offset`.
  static func scalar(at offset: Int, in bytes: Bytes) -> Unicode.Scalar {
    let lead = bytes[offset]
    if lead < 0x80 { return Unicode.Scalar(lead) }
    let end = next(after: offset, in: bytes)
    var value = UInt32(lead) & (lead < 0xE0 ? 0x1F : lead < 0xF0 ? 0x0F : 0x07)
    for index in (offset + 1)..<max(end, offset + 1) {
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// All code points.
  static func scalars(_ bytes: Bytes) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      result.append(scalar(at: offset, in: bytes))
      offset = next(after: offset, in: bytes)
    }
    return result
  }

  /// Whether Python's `str.isspace` and `\s` take the code point for white space.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// The byte offset of the first code point at or after `start` that is not white space.
  static func skipSpace(from start: Int, to end: Int, in bytes: Bytes) -> Int {
    var offset = start
    while offset < end, isSpace(scalar(at: offset, in: bytes)) {
      offset = next(after: offset, in: bytes)
    }
    return min(offset, end)
  }

  /// The end of `bytes` from `start` without trailing white space.
  static func dropSpace(before end: Int, from start: Int, in bytes: Bytes) -> Int {
    var offset = end
    while offset > start {
      let previous = previous(before: offset, in: bytes)
      guard previous >= start, isSpace(scalar(at: previous, in: bytes)) else { break }
      offset = previous
    }
    return offset
  }
}
