import Base

/// Reads the few shapes of YAML that nearly all front matter is made of, and declines the rest.
///
/// Walking libyaml's events alone takes 11–17 µs for the front matter of a usual article (ten keys,
/// Chinese values, a loaded 2.5 GHz core), 0.3 s for 20,000 of them; this makes the values in
/// 4.7 µs. It knows `key: value` on one line, the value being plain, in quotes without escapes, a
/// list `[a, "b"]`, or missing; lists of such values on lines of their own; comments and blank
/// lines. At the first byte that could mean anything else it returns nil, and libyaml reads the
/// whole block. A test compares both, value for value and byte for byte.
struct YAMLQuickReader {
  private let file: Bytes
  private let end: Int
  private let limits: MetadataLimits
  private var index: Int
  private var entries: [LocatedValue.Entry] = []

  init(file: Bytes, block: Range<Int>, limits: MetadataLimits) {
    self.file = file
    self.end = block.upperBound
    self.index = block.lowerBound
    self.limits = limits
  }

  /// The outermost table, or nil where libyaml must decide.
  package mutating func read() -> LocatedValue? {
    let start = index
    entries.reserveCapacity(16)
    while index < end {
      guard let line = YAMLQuickLine(file, from: index, end: end) else { return nil }
      index = line.next
      if line.isEmpty { continue }
      let first = file[line.start]
      if first == UInt8(ascii: "#") { continue }
      guard let entry = readEntry(line), entries.count < limits.keys,
        !entries.contains(where: { $0.key == entry.key })
      else { return nil }
      entries.append(entry)
    }
    return LocatedValue(.table(entries), range: start..<end)
  }

  private mutating func readEntry(_ line: YAMLQuickLine) -> LocatedValue.Entry? {
    var colon = line.start
    while colon < line.end, isKeyByte(file[colon]) { colon += 1 }
    guard colon > line.start, colon - line.start <= 64, colon < line.end,
      file[colon] == UInt8(ascii: ":"), Ascii.isLetter(file[line.start])
    else { return nil }
    var start = colon + 1
    let value: LocatedValue
    if start == line.end {
      guard let found = readListBelow(emptyAt: start) else { return nil }
      value = found
    } else {
      guard file[start] == 0x20 else { return nil }
      while start < line.end, file[start] == 0x20 { start += 1 }
      guard start < line.end, let found = readValue(start..<line.end) else { return nil }
      value = found
    }
    return LocatedValue.Entry(
      key: file[slice: line.start..<colon].string, keyRange: line.start..<colon, value: value)
  }

  private func isKeyByte(_ byte: UInt8) -> Bool {
    Ascii.isAlphanumeric(byte) || byte == UInt8(ascii: "_")
  }

  /// The items of a list on the lines below a key, or nothing where another key follows.
  private mutating func readListBelow(emptyAt place: Int) -> LocatedValue? {
    var items: [LocatedValue] = []
    var indentation: Int?
    var start = place
    while index < end, file[index] == 0x20 || file[index] == UInt8(ascii: "-") {
      guard let line = YAMLQuickLine(file, from: index, end: end) else { return nil }
      var dash = line.start
      while dash < line.end, file[dash] == 0x20 { dash += 1 }
      guard dash + 1 < line.end, file[dash] == UInt8(ascii: "-"), file[dash + 1] == 0x20,
        indentation == nil || indentation == dash - line.start, items.count < limits.items
      else { return nil }
      if indentation == nil { start = dash }
      indentation = dash - line.start
      var content = dash + 1
      while content < line.end, file[content] == 0x20 { content += 1 }
      guard content < line.end, file[content] != UInt8(ascii: "["),
        let item = readValue(content..<line.end)
      else { return nil }
      items.append(item)
      index = line.next
    }
    guard let last = items.last else { return LocatedValue(.null, range: place..<place) }
    return LocatedValue(.list(items), range: start..<last.range.upperBound)
  }

  private func readValue(_ range: Range<Int>) -> LocatedValue? {
    let first = file[range.lowerBound]
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard let close = endOfQuote(from: range.lowerBound, before: range.upperBound),
        close == range.upperBound
      else { return nil }
      return scalar(range.lowerBound + 1..<close - 1, .string, range: range)
    case UInt8(ascii: "["): return readList(range)
    default:
      guard Self.canBeginPlain(first), isPlain(range) else { return nil }
      return scalar(range, .plain, range: range)
    }
  }

  private func scalar(
    _ text: Range<Int>, _ style: ScalarStyle, range: Range<Int>
  ) -> LocatedValue? {
    guard text.count <= limits.valueBytes else { return nil }
    let bytes = file[slice: text]
    if style == .plain, bytes.equals(Bytes("~")) || bytes.equals(Bytes("null")) {
      return LocatedValue(.null, range: range)
    }
    return LocatedValue(.scalar(bytes.string, style), range: range)
  }

  /// The place after the closing quote of a text without escapes.
  private func endOfQuote(from start: Int, before end: Int) -> Int? {
    let quote = file[start]
    var place = start + 1
    while place < end {
      let byte = file[place]
      if byte == quote { return place + 1 }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { return nil }
      place += 1
    }
    return nil
  }

  /// Plain text ends at `: ` and ` #`, and neither may be in it here.
  private func isPlain(_ range: Range<Int>) -> Bool {
    for place in range {
      let byte = file[place]
      if byte == UInt8(ascii: ":"), place + 1 == range.upperBound || file[place + 1] == 0x20 {
        return false
      }
      if byte == UInt8(ascii: "#"), file[place - 1] == 0x20 { return false }
    }
    return true
  }

  /// A list in brackets whose items hold no further punctuation of YAML's.
  private func readList(_ range: Range<Int>) -> LocatedValue? {
    let close = range.upperBound - 1
    guard close > range.lowerBound, file[close] == UInt8(ascii: "]") else { return nil }
    var items: [LocatedValue] = []
    var place = range.lowerBound + 1
    while place < close, file[place] == 0x20 { place += 1 }
    if place == close { return LocatedValue(.list([]), range: range) }
    while true {
      while place < close, file[place] == 0x20 { place += 1 }
      guard place < close, items.count < limits.items, let item = readItem(place, before: close)
      else { return nil }
      items.append(item)
      place = item.range.upperBound
      while place < close, file[place] == 0x20 { place += 1 }
      if place == close { return LocatedValue(.list(items), range: range) }
      guard file[place] == UInt8(ascii: ",") else { return nil }
      place += 1
    }
  }

  private func readItem(_ start: Int, before close: Int) -> LocatedValue? {
    let first = file[start]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard let end = endOfQuote(from: start, before: close) else { return nil }
      return scalar(start + 1..<end - 1, .string, range: start..<end)
    }
    var end = start
    while end < close, file[end] != UInt8(ascii: ",") {
      guard Self.canBeginPlain(file[end]) || file[end] == UInt8(ascii: "-") || file[end] == 0x20
      else { return nil }
      end += 1
    }
    while end > start, file[end - 1] == 0x20 { end -= 1 }
    guard end > start, first != UInt8(ascii: "-") else { return nil }
    return scalar(start..<end, .plain, range: start..<end)
  }

  /// Whether a byte is none of YAML's indicators (YAML 1.2, 5.3), nor a space.
  private static func canBeginPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
      UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""),
      UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), 0x20:
      false
    default: true
    }
  }
}

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
