import Base

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
