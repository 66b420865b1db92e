/// What a JSON string (RFC 8259, section 7) escapes besides what it must.
public enum JSONEscapes: Sendable {
  /// `<`, for files that pages read: no `</script>` can stand in a string.
  case markup
  /// What nobody sees, for output that may be shown in a terminal or a log.
  case unseen
  /// Everything but ASCII, and what HTML gives a meaning, as Jinja2's `tojson` does.
  case nonASCII

  fileprivate func cover(_ scalar: UInt32) -> Bool {
    if scalar < 0x20 || scalar == 0x22 || scalar == 0x5C { return true }
    switch self {
    case .markup: return scalar == 0x3C
    case .unseen: return Unicode.Scalar(scalar)?.isUnseen ?? true
    case .nonASCII:
      return scalar >= 0x7F || scalar == 0x26 || scalar == 0x27 || scalar == 0x3C || scalar == 0x3E
    }
  }
}

extension ByteBuffer {
  /// Appends text as a JSON string, quotes included.
  public mutating func append(json text: Bytes, escaping escapes: JSONEscapes = .markup) {
    append("\"")
    append(jsonText: text, escaping: escapes)
    append("\"")
  }

  /// Appends text as a JSON string, quotes included.
  public mutating func append(json text: String, escaping escapes: JSONEscapes = .markup) {
    text.withBytes { append(json: $0, escaping: escapes) }
  }

  /// Appends a member of an object after others, comma and name included.
  public mutating func append(
    jsonMember name: StaticString, _ text: Bytes, escaping escapes: JSONEscapes = .markup
  ) {
    append(",\"")
    append(name)
    append("\":")
    append(json: text, escaping: escapes)
  }

  /// Appends a member of an object after others, comma and name included.
  public mutating func append(
    jsonMember name: StaticString, _ text: String, escaping escapes: JSONEscapes = .markup
  ) {
    text.withBytes { append(jsonMember: name, $0, escaping: escapes) }
  }

  /// Appends the inside of a JSON string; runs that need no escape are copied at once.
  public mutating func append(jsonText text: Bytes, escaping escapes: JSONEscapes = .markup) {
    var start = 0
    var place = 0
    while place < text.count {
      // Bytes are enough where nothing beyond ASCII is escaped.
      let (scalar, length) =
        escapes == .markup ? (UInt32(text[place]), 1) : ScalarReader.scalar(in: text, at: place)
      if escapes.cover(scalar) {
        append(text[slice: start..<place])
        append(jsonEscapeOf: scalar, escapes)
        start = place + length
      }
      place += length
    }
    append(text[slice: start..<text.count])
  }

  private mutating func append(jsonEscapeOf scalar: UInt32, _ escapes: JSONEscapes) {
    switch scalar {
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0x0A: append("\\n")
    // Published files have the long form of the rest; another would make every reader fetch anew.
    case 0x08 where escapes != .markup: append("\\b")
    case 0x09 where escapes != .markup: append("\\t")
    case 0x0C where escapes != .markup: append("\\f")
    case 0x0D where escapes != .markup: append("\\r")
    case 0x1_0000...:
      append(jsonUnit: 0xD800 + (scalar - 0x1_0000) >> 10)
      append(jsonUnit: 0xDC00 + scalar & 0x3FF)
    default: append(jsonUnit: scalar)
    }
  }

  private mutating func append(jsonUnit unit: UInt32) {
    append("\\u")
    for shift in stride(from: 12, through: 0, by: -4) {
      append(Bytes("0123456789abcdef")[Int(unit) >> shift & 15])
    }
  }
}

extension String {
  /// The text as a JSON string that may also be shown: what nobody sees is escaped.
  public var jsonString: String {
    var buffer = ByteBuffer(capacity: utf8.count + 16)
    buffer.append(json: self, escaping: .unseen)
    return buffer.makeString()
  }
}
