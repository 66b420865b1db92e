import Base

/// One line that holds nothing YAML could take for another line end or refuse.
struct YAMLQuickLine {
  package let start: Int
  /// The end of the text, without the spaces after it.
  package let end: Int
  /// The first byte of the next line.
  package let next: Int

  package var isEmpty: Bool { start == end }

  /// The line at `start`, or nil where it holds control characters, tabs, a lone CR or the further
  /// line ends and marks of Unicode.
  init?(_ file: Bytes, from start: Int, end limit: Int) {
    var place = start
    while place < limit {
      let byte = file[place]
      if byte >= 0x20, byte < 0x7F {
        place += 1
      } else if byte > 0xE2, byte < 0xEF {
        place += 1
      } else if byte == Ascii.lineFeed {
        break
      } else if byte == Ascii.carriageReturn {
        guard place + 1 < limit, file[place + 1] == Ascii.lineFeed else { return nil }
        break
      } else {
        guard byte >= 0x80, !Self.isOdd(file, place, limit) else { return nil }
        place += 1
      }
    }
    var end = place
    while end > start, file[end - 1] == 0x20 { end -= 1 }
    // A line of nothing but spaces may be part of something above it.
    if end == start, place > start { return nil }
    self.start = start
    self.end = end
    self.next = place == limit ? limit : place + (file[place] == Ascii.carriageReturn ? 2 : 1)
  }

  /// Whether U+0080–9F, U+2028, U+2029, U+FEFF, U+FFFE or U+FFFF begins here.
  private static func isOdd(_ file: Bytes, _ place: Int, _ limit: Int) -> Bool {
    let second = place + 1 < limit ? file[place + 1] : 0
    let third = place + 2 < limit ? file[place + 2] : 0
    switch file[place] {
    case 0xC2: return second < 0xA0
    case 0xE2: return second == 0x80 && (third == 0xA8 || third == 0xA9)
    case 0xEF: return (second == 0xBB && third == 0xBF) || (second == 0xBF && third >= 0xBE)
    default: return false
    }
  }
}
