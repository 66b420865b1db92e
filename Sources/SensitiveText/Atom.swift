import Base

/// One sign of a number: a digit, the X of a check digit, or a star that hides a digit.
struct Atom {
  /// 0–9, `letterX`, or `star`.
  var value: UInt8
  /// The place behind it.
  var end: Int

  static let letterX: UInt8 = 10
  static let star: UInt8 = 11

  var isDigit: Bool { value < 10 }

  var shown: String {
    switch value {
    case Self.letterX: "X"
    case Self.star: "*"
    default: String(value)
    }
  }

  /// The sign at a place, also in its full-width form; nil where there is another.
  @inline(__always)
  static func read(_ bytes: Bytes, at place: Int) -> Atom? {
    let byte = bytes.byte(orZeroAt: place)
    if Ascii.isDigit(byte) { return Atom(value: byte & 0x0F, end: place + 1) }
    switch byte {
    case UInt8(ascii: "X"), UInt8(ascii: "x"): return Atom(value: letterX, end: place + 1)
    case UInt8(ascii: "*"): return Atom(value: star, end: place + 1)
    // Markdown writes a star as `\*`.
    case UInt8(ascii: "\\") where bytes.byte(orZeroAt: place + 1) == UInt8(ascii: "*"):
      return Atom(value: star, end: place + 2)
    case 0xEF:
      // U+FF01–FF5E are the printable characters of ASCII in the width of Han characters.
      guard let narrow = FullWidth.narrow(bytes, at: place) else { return nil }
      if Ascii.isDigit(narrow) { return Atom(value: narrow & 0x0F, end: place + 3) }
      if narrow | 0x20 == UInt8(ascii: "x") { return Atom(value: letterX, end: place + 3) }
      return narrow == UInt8(ascii: "*") ? Atom(value: star, end: place + 3) : nil
    default: return nil
    }
  }

  /// The place behind a space or hyphen that may part the groups of a number; nil for others.
  @inline(__always)
  static func endOfSeparator(_ bytes: Bytes, at place: Int) -> Int? {
    switch bytes.byte(orZeroAt: place) {
    case 0x20, 0x2D: return place + 1
    case 0xC2 where bytes.byte(orZeroAt: place + 1) == 0xA0: return place + 2
    case 0xE3
    where bytes.byte(orZeroAt: place + 1) == 0x80 && bytes.byte(orZeroAt: place + 2) == 0x80:
      return place + 3
    case 0xE2 where bytes.byte(orZeroAt: place + 1) == 0x80:
      // Hyphens and the dash that Word makes of one: U+2010, U+2011, U+2013.
      return [0x90, 0x91, 0x93].contains(bytes.byte(orZeroAt: place + 2)) ? place + 3 : nil
    case 0xEF where FullWidth.narrow(bytes, at: place) == 0x2D: return place + 3
    default: return nil
    }
  }
}

/// Full-width forms of ASCII (Unicode, Halfwidth and Fullwidth Forms, U+FF01–FF5E).
package enum FullWidth {
  /// The ASCII character whose full-width form stands at a place, or nil.
  @inline(__always)
  package static func narrow(_ bytes: Bytes, at place: Int) -> UInt8? {
    guard bytes.byte(orZeroAt: place) == 0xEF else { return nil }
    let (second, third) = (bytes.byte(orZeroAt: place + 1), bytes.byte(orZeroAt: place + 2))
    if second == 0xBC, (0x81...0xBF).contains(third) { return third - 0x60 }
    if second == 0xBD, (0x80...0x9E).contains(third) { return third - 0x20 }
    return nil
  }
}
