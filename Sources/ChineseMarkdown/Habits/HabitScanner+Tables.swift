import Base

/// Rows of cells without the rule that makes them a table (C24, C26).
extension HabitScanner {
  /// Finds rows of cells among the lines; whether there are any, or a table that GFM reads.
  mutating func findTables() -> Bool {
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

extension [UInt8] {
  /// The bytes without the spaces at their end.
  fileprivate var trimmedAtEnd: [UInt8] {
    var bytes = self
    while bytes.last == 0x20 { bytes.removeLast() }
    return bytes
  }
}
