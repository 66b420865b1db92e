import Base

/// Paragraphs of which the lines say more than Markdown reads: one line end between paragraphs
/// (C22).
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
}
