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
