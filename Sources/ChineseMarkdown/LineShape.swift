import Base

/// Counts in one pass what the guard wants to know of a line.
struct LineShape {
  /// `[`.
  package private(set) var brackets = 0
  /// `|`.
  private(set) var pipes = 0
  /// `<?` and `<!`.
  package private(set) var declarations = 0
  /// How many bytes cmark reads again, or copies, for the addresses of the line: from each `://`
  /// and `www.` to the next space, from each `@` to the end of the line.
  private(set) var rereading = 0
  /// Whether the line could be the `|---|---|` under a table's head, whatever it stands in.
  private(set) var isDelimiterRow = false
  /// Whether the line could begin a reference definition.
  private(set) var beginsDefinition = false

  init(_ line: Bytes) {
    var couldBeRow = true
    var hasHyphen = false
    var addresses = 0
    var emails = 0
    var wordStart = 0
    for index in 0..<line.count {
      let byte = line[index]
      switch byte {
      case UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "|"):
        pipes += 1
        continue
      case UInt8(ascii: "<") where index + 1 < line.count:
        let next = line[index + 1]
        if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") { declarations += 1 }
      // The library gives up after a thousand in one text.
      case UInt8(ascii: "@"): emails = min(emails + 1, 1000)
      case UInt8(ascii: "w")
      where index + 3 < line.count && line[slice: index..<(index + 4)].begins(with: "www."):
        addresses += 1
      case UInt8(ascii: "/")
      where index > 1 && line[index - 1] == byte && line[index - 2] == UInt8(ascii: ":"):
        addresses += 1
      case 0x09, 0x20:
        rereading += addresses * (index - wordStart)
        addresses = 0
        wordStart = index
        continue
      case UInt8(ascii: "]") where index + 1 < line.count && line[index + 1] == 0x3A:
        beginsDefinition = true
      case UInt8(ascii: "-"):
        hasHyphen = true
        continue
      // What may stand before and in such a row: its own colons, and markers of lists and quotes.
      case 0x3A, 0x3E, 0x2A, 0x2B, 0x2E, 0x29, 0x30...0x39: continue
      default: break
      }
      couldBeRow = false
    }
    rereading += addresses * (line.count - wordStart) + emails * line.count
    isDelimiterRow = couldBeRow && hasHyphen
  }
}
