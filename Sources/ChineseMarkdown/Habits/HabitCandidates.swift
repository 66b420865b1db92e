import Base

/// Tells in one quick look that a document has no writing habits, as most have none.
///
/// Looks at the first bytes of each line and, with `memchr`, for the few bytes that a habit within
/// a line cannot do without. It may be wrong in one way only: a document that has none is then
/// read by `HabitScanner` in vain.
struct HabitCandidates {
  /// Whether a line may begin as a habit does.
  let hasLines: Bool
  /// Whether there may be a habit within a line; most documents with tables or lists have none.
  let hasInlines: Bool

  /// Whether the document is worth reading.
  var hasAny: Bool { hasLines || hasInlines }

  init(in source: Bytes) {
    hasLines = source.firstIndex(of: 0x09, from: 0) != nil || Self.beginLines(source)
    hasInlines =
      Self.mayHoldLinks(source) || Self.mayHoldStars(source)
      || hasLines && source.firstRange(of: Bytes("］（")) != nil
  }

  /// Whether some line begins as a habit does.
  private static func beginLines(_ source: Bytes) -> Bool {
    var start = 0
    var isBelowText = false
    while start < source.count {
      let end = endOfLine(source, start)
      var index = start
      while index < end, source[index] == 0x20 { index += 1 }
      let isBlank = index == end || source[index] == Ascii.carriageReturn
      if !isBlank {
        if index - start < 4, source[index] == UInt8(ascii: "|"),
          let below = endOfTable(source, index)
        {
          start = below
          continue
        }
        if index - start >= 4 || isSuspicious(source, index, end, isBelowText: isBelowText) {
          return true
        }
      }
      isBelowText = !isBlank
      start = end + 1
    }
    return false
  }

  private static func endOfLine(_ source: Bytes, _ start: Int) -> Int {
    source.firstIndex(of: Ascii.lineFeed, from: start) ?? source.count
  }

  /// The first line below a table as Markdown has it; nil where the line at `start` begins none.
  private static func endOfTable(_ source: Bytes, _ start: Int) -> Int? {
    let end = endOfLine(source, start)
    guard end < source.count, source[end - 1] != Ascii.carriageReturn else { return nil }
    let rule = source[slice: (end + 1)..<endOfLine(source, end + 1)]
    let bar = UInt8(ascii: "|")
    guard rule.first == bar, source[slice: start..<end].count(of: bar) == rule.count(of: bar),
      rule.allSatisfy({ $0 == bar || $0 == 0x2D || $0 == 0x3A || $0 == 0x20 })
    else { return nil }
    var row = start
    while row < source.count, source[row] == bar {
      let below = endOfLine(source, row)
      guard source[slice: row..<below].firstRange(of: Bytes("｜")) == nil else {
        return nil
      }
      row = below + 1
    }
    return row
  }

  private static func isSuspicious(
    _ source: Bytes, _ start: Int, _ end: Int, isBelowText: Bool
  ) -> Bool {
    let first = source[start]
    let second = start + 1 < end ? source[start + 1] : 0
    switch first {
    case UInt8(ascii: "#"):
      var index = start
      while index < end, source[index] == first { index += 1 }
      return index < end && source[index] != 0x20
    case UInt8(ascii: "|"): return true
    case UInt8(ascii: ">"):
      // One after the other, not by recursion: a line can be a megabyte of marks.
      var index = start
      while index < end, source[index] == first {
        let mark = index
        index += 1
        while index < end, source[index] == 0x20 { index += 1 }
        // One space belongs to the mark.
        if index < end, index - mark > 5 { return true }
      }
      return index < end && isSuspicious(source, index, end, isBelowText: true)
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      var index = start + 1
      while index < end, source[index] == 0x20 { index += 1 }
      return index > start + 1 && index < end
        && (source[index] == UInt8(ascii: "#") || source[index] == 0xEF)
        && isSuspicious(source, index, end, isBelowText: false)
    // U+3000; the no-break space; en and em spaces, “ and the like.
    case 0xE3: return second == 0x80 && start + 2 < end && source[start + 2] == 0x80
    case 0xC2: return second == 0xA0
    case 0xE2: return second == 0x80 || isBelowText && beginsNumbering(source, start, end)
    // ＃ － ＊ ＿; ｜ ［
    case 0xEF:
      guard start + 2 < end else { return false }
      let third = source[start + 2]
      return second == 0xBD && third == 0x9C || second == 0xBC && isWideMark(third)
        || isBelowText && beginsNumbering(source, start, end)
    default: return isBelowText && beginsNumbering(source, start, end)
    }
  }

  private static func isWideMark(_ third: UInt8) -> Bool {
    switch third {
    case 0x83, 0x8D, 0x8A, 0xBF, 0xBB, 0x81: true
    default: false
    }
  }

  private static func beginsNumbering(_ source: Bytes, _ start: Int, _ end: Int) -> Bool {
    switch source[start] {
    case 0x28, 0x30...0x39, 0xE2, 0xE4, 0xE5, 0xE7, 0xE9, 0xEF:
      let line = start..<end
      return ChineseMarks.numbering(source, line) != nil || ChineseMarks.isDate(source, line)
    default: return false
    }
  }

  /// Whether a link has a wide bracket, or a space or backslash in its target.
  private static func mayHoldLinks(_ source: Bytes) -> Bool {
    var index = 0
    var close = 0
    while let open = source.firstIndex(of: UInt8(ascii: "["), from: index) {
      if open > 2, source[slice: (open - 3)..<open].begins(with: "！") { return true }
      if close <= open {
        close = source.firstIndex(of: UInt8(ascii: "]"), from: open) ?? source.count
        if isWideTarget(source, close + 1) { return true }
      }
      index = open + 1
    }
    return false
  }

  /// Whether what follows a `]` is a target in a wide bracket, or with a space or backslash.
  private static func isWideTarget(_ source: Bytes, _ start: Int) -> Bool {
    guard start < source.count else { return false }
    if source[start] == 0xEF { return true }
    guard source[start] == UInt8(ascii: "(") else { return false }
    var index = start + 1
    // Longer targets are none; without an end to the look, `[a](` a thousand times takes minutes.
    let end = min(source.count, start + HabitScanner.mostTarget)
    while index < end, source[index] != UInt8(ascii: ")"), source[index] >= 0x20 {
      let byte = source[index]
      if byte == 0x20 || byte == UInt8(ascii: "\\") || byte == 0xEF { return true }
      index += 1
    }
    return false
  }

  /// Whether there is ＊＊.
  private static func mayHoldStars(_ source: Bytes) -> Bool {
    var index = 2
    while let star = source.firstIndex(of: 0x8A, from: index) {
      if source[star - 1] == 0xBC, source[star - 2] == 0xEF,
        source[slice: (star + 1)..<source.count].begins(with: "＊")
      {
        return true
      }
      index = star + 1
    }
    return false
  }
}
