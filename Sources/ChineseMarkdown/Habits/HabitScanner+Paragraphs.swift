import Base

/// Paragraphs of which the lines say more than Markdown reads: one line end between paragraphs
/// (C22), rows of a table without its rule (C24, C26).
extension HabitScanner {
  /// Looks at a paragraph that has ended.
  mutating func readParagraph() {
    guard run.count > 1 else { return }
    if findTables() { return }
    findJoinedParagraphs()
  }

  // MARK: One line end between paragraphs

  private mutating func findJoinedParagraphs() {
    let signature = startOfSignature()
    guard isDivided(before: signature) || isNumbered(before: signature) else { return }
    for index in run.indices.dropFirst()
    where !run[index].isIndented && !endsHard(run[index - 1].range) {
      let line = run[index].line
      let margin = Array(repeating: UInt8(ascii: " "), count: run[index].margin)
      add(
        .joinedParagraphs, at: run[index].range, line.range.lowerBound..<run[index].text,
        by: blankLine(before: line) + quoteMarks(line) + margin)
    }
  }

  /// Whether a line ends in a hard break, which shows the next one on a line of its own.
  private func endsHard(_ range: Range<Int>) -> Bool {
    let text = source[slice: range]
    guard let last = text.last else { return false }
    return last == UInt8(ascii: "\\")
      || last == 0x20 && text.count > 1 && text[text.count - 2] == 0x20
  }

  /// Where the issuer and the date at the end of a text begin; the number of lines where there is
  /// no date.
  private func startOfSignature() -> Int {
    let last = run.count - 1
    guard ChineseMarks.isDate(source, run[last].range) else { return run.count }
    var first = last
    while first > 1, last - first < 3 {
      let range = run[first - 1].range
      guard ChineseMarks.length(source, range) <= 25, !ChineseMarks.endsSentence(source, range),
        !run[first - 1].isIndented || first == last, numbering(first - 1) == nil
      else { break }
      first -= 1
    }
    return first
  }

  private func numbering(_ index: Int) -> ChineseMarks.Numbering? {
    ChineseMarks.numbering(source, run[index].range)
  }

  /// Whether every line ends a sentence and the next begins as a paragraph does.
  private func isDivided(before end: Int) -> Bool {
    guard end > 1 || end < run.count else { return false }
    // The line before the signature, or the last one, need not end in a full stop in a list.
    for index in 0..<end {
      if index > 0, !run[index].isIndented, numbering(index) == nil { return false }
      let isLast = index + 1 == run.count
      if !isLast, !ChineseMarks.endsSentence(source, run[index].range) { return false }
    }
    return true
  }

  /// Whether all lines but perhaps the first are numbered one after the other.
  private func isNumbered(before end: Int) -> Bool {
    let first = numbering(0) == nil ? 1 : 0
    guard end - first >= 2, var last = numbering(first), last.value == 1 else { return false }
    for index in (first + 1)..<end {
      guard let next = numbering(index), next.style == last.style, let value = last.value,
        next.value == value + 1
      else { return false }
      last = next
    }
    return true
  }

  // MARK: Tables

  /// Finds rows of cells among the lines; whether there are any, or a table that GFM reads.
  private mutating func findTables() -> Bool {
    let rows = run.map { CellRow(source, $0.range) }
    let rule = rows.indices.dropFirst().first { rows[$0].isRule && rows[$0].separator == .bar }
    if let rule, rows[rule - 1].separator != .wideBar {
      if rule == 1 { findWrongRule(rows) }
      return true
    }
    var isFound = false
    var first = 0
    while first < rows.count {
      var end = first + 1
      while end < rows.count, rows[end].belongs(to: rows[first]) { end += 1 }
      if rows[first].count > 1, end - first > 1 {
        isFound = true
        if isTable(rows[first..<end]) { addTable(first..<end, rows) }
      }
      first = end
    }
    return isFound
  }

  /// Finds a rule that has not as many cells as the head above it, which GFM does not read.
  private mutating func findWrongRule(_ rows: [CellRow]) {
    guard rows[0].separator == .bar, !rows[0].isRule, rows[0].count > 1,
      rows[0].count != rows[1].count, rows.allSatisfy({ $0.separator == .bar }),
      isTable(rows[...])
    else { return }
    addTable(0..<rows.count, rows)
  }

  private func isTable(_ rows: ArraySlice<CellRow>) -> Bool {
    let body = rows.filter { !$0.isRule }
    guard body.count > 1 || body.count < rows.count else { return false }
    // Word writes a tab after the mark or number of an item.
    if let first = rows.first, first.separator == .tab, first.count == 2,
      isItem(run[rows.startIndex].range)
    {
      return false
    }
    return zip(run[rows.startIndex..<rows.endIndex], rows).contains {
      ChineseMarks.holdsHan(source, $0.0.range)
    }
  }

  /// Whether a line begins with a bullet or a number and a tab.
  private func isItem(_ line: Range<Int>) -> Bool {
    let tab = source[slice: line].firstIndex(of: 0x09, from: 0) ?? 0
    let mark = source[slice: line.lowerBound..<(line.lowerBound + tab)].trimmed
    if ChineseMarks.numbering(source, line) != nil { return true }
    let isNumber = mark.dropLast().allSatisfy(Ascii.isDigit) && mark.count > 1
    let last = mark.last ?? 0
    return mark.count <= 3 && !ChineseMarks.holdsHan(mark, 0..<mark.count)
      && !mark.contains(where: Ascii.isAlphanumeric) || isNumber && (last == 0x2E || last == 0x29)
  }

  private mutating func addTable(_ lines: Range<Int>, _ rows: [CellRow]) {
    let first = run[lines.lowerBound]
    let margin =
      quoteMarks(first.line) + Array(repeating: UInt8(ascii: " "), count: first.margin)
    let body = lines.filter { !rows[$0].isRule }
    let columns = body.map { rows[$0].count }.max() ?? 0
    var text: [UInt8] = []
    for (number, index) in body.enumerated() {
      if number > 0 { text += lineEnd + margin }
      rows[index].append(source, columns: columns, to: &text)
      if number == 0 {
        text += lineEnd + margin + [UInt8(ascii: "|")]
        for _ in 0..<columns { text += Array("---|".utf8) }
      }
    }
    var start = first.text
    if lines.lowerBound > 0 {
      text = blankLine(before: first.line) + margin + text
      start = first.line.range.lowerBound
    }
    if lines.upperBound < run.count { text += lineEnd + margin.trimmedAtEnd }
    let last = run[lines.upperBound - 1]
    let kind: WritingHabit.Kind =
      rows[lines].contains { $0.separator == .wideBar } ? .wideMark : .pastedTable
    add(kind, at: first.range, start..<last.range.upperBound, by: text)
  }
}

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

extension [UInt8] {
  /// The bytes without the spaces at their end.
  fileprivate var trimmedAtEnd: [UInt8] {
    var bytes = self
    while bytes.last == 0x20 { bytes.removeLast() }
    return bytes
  }
}
