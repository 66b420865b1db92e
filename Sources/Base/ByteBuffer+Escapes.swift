extension ByteBuffer {
  /// Appends text so that it is safe as HTML text and inside a quoted attribute.
  ///
  /// Writes `&amp; &lt; &gt; &#34; &#39;`, the five that MarkupSafe writes, so pages equal
  /// those of Jinja2. Copies runs of ordinary bytes at once.
  public mutating func append(escaping text: Bytes) {
    append(escaping: text, quote: "&#34;", apostrophe: "&#39;")
  }

  /// Appends text as cmark writes it in HTML: `&amp; &lt; &gt; &quot;`, apostrophes as they are.
  public mutating func append(escapingAsMarkdown text: Bytes) {
    append(escaping: text, quote: "&quot;", apostrophe: "'")
  }

  @inline(__always)
  private mutating func append(
    escaping text: Bytes, quote: StaticString, apostrophe: StaticString
  ) {
    reserve(text.count)
    var runStart = 0
    for index in 0..<text.count {
      // All five bytes that matter are below 0x3F; Chinese text is above and costs one compare.
      let byte = text[index]
      guard byte < 0x3F else { continue }
      let entity: StaticString
      switch byte {
      case 0x26: entity = "&amp;"
      case 0x3C: entity = "&lt;"
      case 0x3E: entity = "&gt;"
      case 0x22: entity = quote
      case 0x27: entity = apostrophe
      default: continue
      }
      append(text[slice: runStart..<index])
      append(entity)
      runStart = index + 1
    }
    append(text[slice: runStart..<text.count])
  }

  /// Appends a string escaped as `append(escaping:)` does.
  public mutating func append(escaping text: String) {
    text.withBytes { append(escaping: $0) }
  }
}

extension ByteBuffer {
  /// Appends a path percent-encoded for use in a URL (RFC 3986 §3.3), `/` kept as a separator.
  ///
  /// Unreserved characters and `/` stay; every other byte, Chinese included, becomes `%XX`.
  public mutating func append(percentEncodingPath path: Bytes) {
    for byte in path { append(percentEncoding: byte, keepingSlash: true) }
  }

  /// Appends text percent-encoded as one query or path component, `/` encoded too.
  public mutating func append(percentEncodingComponent text: Bytes) {
    for byte in text { append(percentEncoding: byte, keepingSlash: false) }
  }

  private mutating func append(percentEncoding byte: UInt8, keepingSlash: Bool) {
    switch byte {
    case 0x2D, 0x2E, 0x5F, 0x7E: append(byte)
    case 0x2F where keepingSlash: append(byte)
    case _ where Ascii.isAlphanumeric(byte): append(byte)
    default:
      append(0x25)
      append(Self.hexDigit(byte >> 4))
      append(Self.hexDigit(byte & 15))
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x41 + value - 10
  }
}

/// Resolving percent-encoding (RFC 3986 §2.1).
public enum PercentDecoding {
  /// The text with each `%XX` replaced by its byte; what is not two hex digits stays as it is,
  /// and so does everything where the result would not be UTF-8.
  public static func decode(_ text: Bytes) -> String {
    guard text.firstIndex(of: 0x25, from: 0) != nil else { return text.string }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == 0x25, index + 2 < text.count, let high = value(text[index + 1]),
        let low = value(text[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? text.string
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }
}

extension String {
  /// The path as browsers send it: see `append(percentEncodingPath:)`.
  public var percentEncodedPath: String {
    var buffer = ByteBuffer(capacity: utf8.count)
    withBytes { buffer.append(percentEncodingPath: $0) }
    return buffer.makeString()
  }
}
