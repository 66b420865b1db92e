import Base

/// A line as a row of cells, whatever parts them.
struct CellRow {
  enum Separator { case none, tab, bar, wideBar }

  /// What parts the cells.
  private(set) var separator = Separator.none
  /// How many cells there are; 1 where nothing parts any.
  private(set) var count = 1
  /// Whether it is only hyphens and the like: the line under a head.
  private(set) var isRule = false
  /// The text of the cells, without the outer separators.
  private let range: Range<Int>

  init(_ source: Bytes, _ line: Range<Int>) {
    var start = line.lowerBound
    var end = line.upperBound
    while end > start, source[end - 1] == 0x20 || source[end - 1] == 0x0D { end -= 1 }
    let text = source[slice: start..<end]
    if text.begins(with: "|") || text.begins(with: "｜") {
      separator = text[0] == 0xEF ? .wideBar : .bar
      start += text[0] == 0xEF ? 3 : 1
      if end > start, source[end - 1] == UInt8(ascii: "|") {
        end -= 1
      } else if end >= start + 3, source[slice: (end - 3)..<end].begins(with: "｜") {
        end -= 3
        separator = .wideBar
      }
    } else if text.contains(0x09) {
      separator = .tab
    }
    range = start..<end
    guard separator != .none else { return }
    var rule = true
    var hyphens = 0
    var found = 0
    var isWide = separator == .wideBar
    Self.forEachCell(source, range, separator) { cell, endsWide in
      isWide = isWide || endsWide
      let (isRuleCell, marks) = Self.rule(source, cell)
      rule = rule && isRuleCell
      hyphens += marks
      found += 1
    }
    count = found
    if isWide, separator == .bar { separator = .wideBar }
    isRule = rule && hyphens > 0
  }

  /// Whether a row can stand in the table that another one begins.
  func belongs(to head: CellRow) -> Bool {
    switch (head.separator, separator) {
    case (.tab, .tab): count == head.count
    case (.bar, .bar), (.wideBar, .wideBar), (.bar, .wideBar), (.wideBar, .bar): true
    default: false
    }
  }

  /// Writes the row as Markdown has it.
  func append(_ source: Bytes, columns: Int, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "|"))
    var written = 0
    Self.forEachCell(source, range, separator) { cell, _ in
      let content = source[slice: cell].trimmed
      text.append(0x20)
      for byte in content {
        if byte == UInt8(ascii: "|"), separator == .tab { text.append(UInt8(ascii: "\\")) }
        text.append(byte)
      }
      text += content.count > 0 ? [0x20, UInt8(ascii: "|")] : [UInt8(ascii: "|")]
      written += 1
    }
    while written < columns {
      text += [0x20, UInt8(ascii: "|")]
      written += 1
    }
  }

  /// Calls `body` with each cell, and whether a full-width bar ends it.
  private static func forEachCell(
    _ source: Bytes, _ range: Range<Int>, _ separator: Separator, _ body: (Range<Int>, Bool) -> Void
  ) {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let byte = source[index]
      if byte == (separator == .tab ? 0x09 : UInt8(ascii: "|")) {
        body(start..<index, false)
        index += 1
        start = index
      } else if byte == UInt8(ascii: "\\") {
        index += 2
      } else if byte == 0xEF, separator != .tab,
        source[slice: index..<range.upperBound].begins(with: "｜")
      {
        body(start..<index, true)
        index += 3
        start = index
      } else {
        index += 1
      }
    }
    body(start..<max(start, range.upperBound), false)
  }

  /// Whether a cell is only hyphens, dashes and colons, and how many of them.
  private static func rule(_ source: Bytes, _ range: Range<Int>) -> (isRule: Bool, marks: Int) {
    var marks = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = ScalarReader.scalar(in: source, at: index)
      switch scalar {
      case 0x2D, 0xFF0D, 0x2014, 0x2013, 0x2500, 0x3D: marks += 1
      case 0x20, 0x3A, 0xFF1A: break
      default: return (false, 0)
      }
      index += length
    }
    return (true, marks)
  }
}
