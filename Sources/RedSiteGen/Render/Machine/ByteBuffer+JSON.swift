import Base

extension ByteBuffer {
  /// Appends text as a JSON string (RFC 8259, section 7).
  mutating func append(json text: Bytes) {
    append("\"")
    append(jsonText: text)
    append("\"")
  }

  /// Appends a string as a JSON string.
  mutating func append(json text: String) {
    text.withBytes { append(json: $0) }
  }

  /// Appends the inside of a JSON string; `<` is escaped, so that no `</script>` can stand in it.
  mutating func append(jsonText text: Bytes) {
    var start = 0
    for index in 0..<text.count {
      let byte = text[index]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x3C else { continue }
      append(text[slice: start..<index])
      start = index + 1
      switch byte {
      case 0x22: append("\\\"")
      case 0x5C: append("\\\\")
      case 0x0A: append("\\n")
      default:
        append("\\u00")
        append(byte < 0x10 ? "0" : byte < 0x20 ? "1" : "3")
        append(("0123456789abcdef" as StaticString).utf8Start[Int(byte & 0xF)])
      }
    }
    append(text[slice: start..<text.count])
  }
}
