import Base

/// Refuses dotted TOML keys of very many parts before toml++ sees them.
///
/// Each part of `a.b.c` is a table inside the one before. toml++ 3.3 sets no limit, and taking
/// down 8,000 nested tables overflows the 512 KiB stack of a worker thread: 16 KiB of `a.a.a…`
/// would end the program.
enum DottedKeyGuard {
  static let maximumParts = 16

  /// The place of the first dot too many, or nil.
  static func firstOverlongKey(in text: Bytes) -> Int? {
    var dots = 0
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "."):
        dots += 1
        if dots >= maximumParts { return index }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let (end, isMultiline) = endOfString(in: text, from: index)
        if isMultiline { dots = 0 }
        index = end
        continue
      case UInt8(ascii: "#"):
        while index < text.count, text[index] != Ascii.lineFeed { index += 1 }
        dots = 0
        continue
      case UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), Ascii.lineFeed, Ascii.carriageReturn:
        dots = 0
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The first byte after a string that begins at `start`; its line's end where it is unclosed.
  private static func endOfString(in text: Bytes, from start: Int) -> (Int, isMultiline: Bool) {
    let quote = text[start]
    let isEscaping = quote == UInt8(ascii: "\"")
    let isMultiline = isTriple(text, at: start, quote)
    var index = start + (isMultiline ? 3 : 1)
    while index < text.count {
      let byte = text[index]
      if isEscaping, byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if isMultiline {
        if isTriple(text, at: index, quote) { return (index + 3, true) }
      } else if byte == quote {
        return (index + 1, false)
      } else if byte == Ascii.lineFeed || byte == Ascii.carriageReturn {
        return (index, false)
      }
      index += 1
    }
    return (text.count, isMultiline)
  }

  private static func isTriple(_ text: Bytes, at index: Int, _ quote: UInt8) -> Bool {
    index + 2 < text.count && text[index] == quote && text[index + 1] == quote
      && text[index + 2] == quote
  }
}
