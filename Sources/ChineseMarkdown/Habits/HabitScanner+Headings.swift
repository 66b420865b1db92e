import Base

/// Headings and rules whose marks are not quite Markdown's (C23, C24).
extension HabitScanner {
  /// Whether a text is a heading, or was meant as one, which then is found.
  mutating func takeHeading(_ text: Bytes, at start: Int) -> Bool {
    var level = 0
    var isWide = false
    var index = 0
    while index < text.count, level < 7 {
      if text[index] == UInt8(ascii: "#") {
        index += 1
      } else if text[slice: index..<text.count].begins(with: "＃") {
        index += 3
        isWide = true
      } else {
        break
      }
      level += 1
    }
    guard level > 0, level < 7 else { return false }
    let marks = index
    while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    let hasSpace = index > marks || index == text.count
    if hasSpace, !isWide { return true }
    let hasWideSpace = skipWideSpaces(text, &index)
    guard index < text.count, hasWideSpace || level > 1 else { return false }
    let (first, _) = ScalarReader.scalar(in: text, at: index)
    let isChinese =
      ChineseMarks.isChinese(first)
      || Ascii.isDigit(text[index]) && ChineseMarks.holdsHan(text, index..<text.count)
    guard isChinese, ChineseMarks.holdsHan(text, index..<text.count) else { return false }
    let edit = Array(repeating: UInt8(ascii: "#"), count: level) + [0x20]
    add(
      .headingSpace, at: start..<(start + marks), start..<(start + index), by: edit)
    closeHeading(text, from: index, at: start)
    return true
  }

  /// Passes over U+3000 and no-break spaces; whether there were any.
  private func skipWideSpaces(_ text: Bytes, _ index: inout Int) -> Bool {
    let start = index
    while index < text.count {
      let (scalar, length) = ScalarReader.scalar(in: text, at: index)
      guard scalar == 0x3000 || scalar == 0xA0 || (scalar == 0x20 && index > start) else { break }
      index += length
    }
    return index > start
  }

  /// Parts the marks that close a heading from its text: `##一、要求##`.
  private mutating func closeHeading(_ text: Bytes, from first: Int, at start: Int) {
    var end = text.count
    while end > first, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    var marks = end
    while marks > first {
      if text[marks - 1] == UInt8(ascii: "#") {
        marks -= 1
      } else if marks > first + 2, text[slice: (marks - 3)..<marks].begins(with: "＃") {
        marks -= 3
      } else {
        break
      }
    }
    guard marks < end, marks > first, text[marks - 1] != 0x20 else { return }
    add(.headingSpace, at: (start + marks)..<(start + end), (start + marks)..<(start + end), by: [])
  }

  /// Whether a line is nothing but －－－, ＊＊＊ or ＿＿＿, which then is found.
  mutating func takeWideRule(_ line: HabitLine, _ range: Range<Int>) -> Bool {
    let text = source[slice: range].trimmed
    guard text.count >= 9, text[0] == 0xEF else { return false }
    let mark = ScalarReader.scalar(in: text, at: 0).value
    guard mark == 0xFF0D || mark == 0xFF0A || mark == 0xFF3F else { return false }
    for index in stride(from: 0, to: text.count, by: 3)
    where index + 2 >= text.count || ScalarReader.scalar(in: text, at: index).value != mark {
      return false
    }
    // Below a paragraph `---` would make a heading of it.
    let rule = run.isEmpty ? [] : blankLine(before: line) + quoteMarks(line)
    let start = run.isEmpty ? range.lowerBound : line.range.lowerBound
    add(.wideMark, at: range, start..<range.upperBound, by: rule + Array("---".utf8))
    return true
  }
}
