import Base

/// Tells indented prose from indented code.
enum CodeLook {
  /// Whether a line begins as Chinese prose does: with Han, Chinese punctuation, or a figure before
  /// Han.
  static func isChinese(_ source: Bytes, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let (scalar, _) = ScalarReader.scalar(in: source, at: range.lowerBound)
    if CJKCharacter.isHan(scalar) { return true }
    if Ascii.isDigit(source[range.lowerBound]) {
      return ChineseMarks.holdsHan(
        source, range.lowerBound..<min(range.upperBound, range.lowerBound + 12))
    }
    // “ 《 （ 「 【 …
    return scalar == 0x201C || (0x3008...0x3016).contains(scalar) || scalar == 0xFF08
  }

  /// Whether a line looks like code, a figure of characters or the output of a program.
  static func isCode(_ source: Bytes, _ range: Range<Int>) -> Bool {
    var hasLetter = false
    var hasOperator = false
    var spaces = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = ScalarReader.scalar(in: source, at: index)
      index += length
      // Columns are set with tabs or several spaces; prose is not.
      if scalar == 0x20 { spaces += 1 } else { spaces = 0 }
      if spaces > 1, index < range.upperBound { return true }
      switch scalar {
      case 0x41...0x5A, 0x61...0x7A: hasLetter = true
      case 0x09 where index < range.upperBound: return true
      // Box drawing, block elements, arrows, shapes.
      case 0x2500...0x259F, 0x2190...0x21FF, 0x25A0...0x25BF: return true
      case 0x7B, 0x7D, 0x3D, 0x3C, 0x3E, 0x3B, 0x24, 0x5C, 0x28, 0x29, 0x5B, 0x5D, 0x5F, 0x26, 0x7C,
        0x2B, 0x2A, 0x23, 0x22, 0x27, 0x60, 0x40:
        hasOperator = true
      case 0x3A where index < range.upperBound && source[index] == 0x20: return true
      default: break
      }
    }
    guard let first = range.isEmpty ? nil : source[range.lowerBound] else { return false }
    if first < 0x80, !Ascii.isAlphanumeric(first) { return true }
    return hasLetter && hasOperator
  }
}

extension HabitScanner {
  /// Looks at indented code that has ended: prose is told by its first character, its sentence
  /// marks, and that no line looks like code (C21).
  mutating func readChunk(margin: Int) {
    let texts = chunk.map { line in
      ChineseMarks.endOfWideSpaces(source, line.text, line.range.upperBound)
    }
    let ranges = zip(chunk, texts).map { $1..<$0.range.upperBound }
    guard CodeLook.isChinese(source, ranges[0]),
      ranges.contains(where: { ChineseMarks.holdsSentenceMark(source, $0) }),
      !ranges.contains(where: { CodeLook.isCode(source, $0) })
    else { return }
    let indent = Array(repeating: UInt8(ascii: " "), count: margin)
    for (index, line) in chunk.enumerated() {
      var replacement = indent
      var first = line.quoteEnd
      if index > 0, isNext(chunk[index - 1], line),
        texts[index] > line.text || ChineseMarks.endsSentence(source, ranges[index - 1])
      {
        replacement = blankLine(before: line) + quoteMarks(line) + indent
        first = line.range.lowerBound
      }
      guard texts[index] < line.range.upperBound else { continue }
      add(
        .indentedParagraph, at: line.quoteEnd..<texts[index], first..<texts[index],
        by: replacement)
    }
  }

  /// Whether one line stands just below another.
  private func isNext(_ line: HabitLine, _ next: HabitLine) -> Bool {
    next.range.lowerBound - line.range.upperBound <= lineEnd.count
  }
}
