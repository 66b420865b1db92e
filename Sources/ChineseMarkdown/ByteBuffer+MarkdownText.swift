import Base

extension ByteBuffer {
  /// Appends text escaped as `append(escapingAsMarkdown:)` does and counts its words.
  ///
  /// One pass for both: a Chinese character is one step instead of three bytes, so this costs no
  /// more than escaping alone.
  ///
  /// - Parameter text: valid UTF-8.
  /// - Returns: the number of words.
  package mutating func append(escapingAndCounting text: Bytes) -> Int {
    let count = text.count
    var words = WordCounter()
    var copied = 0
    var index = 0
    while index < count {
      let byte = text[index]
      let next: UInt8 = index &+ 1 < count ? text[index &+ 1] : 0
      if WordCounter.isHan(byte, next) {
        words.addHan()
        index &+= 3
        continue
      }
      if byte >= 0x80 {
        let (scalar, length) = ScalarReader.scalar(in: text, at: index)
        words.add(scalar)
        index &+= length
        continue
      }
      words.add(byte, before: next)
      let entity: StaticString? =
        switch byte {
        case 0x22: "&quot;"
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        default: nil
        }
      if let entity {
        append(text[slice: copied..<index])
        append(entity)
        copied = index &+ 1
      }
      index &+= 1
    }
    append(text[slice: copied..<count])
    return words.count
  }
}

extension Bytes {
  /// The number of words of a text that is valid UTF-8.
  package var wordCount: Int {
    var words = WordCounter()
    var index = 0
    while index < count {
      let (scalar, length) = ScalarReader.scalar(in: self, at: index)
      if scalar < 0x80 {
        words.add(self[index], before: index + 1 < count ? self[index + 1] : 0)
      } else {
        words.add(scalar)
      }
      index += length
    }
    return words.count
  }
}

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
