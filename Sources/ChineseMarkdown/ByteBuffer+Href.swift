import Base

extension ByteBuffer {
  /// Appends a URL for `href="…"` or `src="…"` as cmark writes it.
  ///
  /// Reserved and unreserved characters of RFC 3986 and `%` stay, so what is already encoded is
  /// not encoded twice; `&` and `'` become entities, every other byte `%XX`.
  package mutating func append(href url: Bytes) {
    reserve(url.count)
    for byte in url {
      switch byte {
      case _ where Ascii.isAlphanumeric(byte): append(byte)
      case 0x21, 0x23...0x25, 0x28...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5F, 0x7E: append(byte)
      case 0x26: append("&amp;")
      case 0x27: append("&#x27;")
      default:
        append(0x25)
        append(Self.digit(byte >> 4))
        append(Self.digit(byte & 15))
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x41 + value - 10
  }
}
