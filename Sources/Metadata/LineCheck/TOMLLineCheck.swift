import Base

/// Finds, line by line, what an editor did that TOML does not understand.
///
/// Runs only over text that toml++ refused.
struct TOMLLineCheck {
  package let file: Bytes
  package let block: Range<Int>
  private(set) var mends: [LineMend] = []

  /// Brackets that an earlier line opened.
  private var openBracketCount = 0
  /// The three quotes that must end a text which an earlier line began.
  private var openQuote: String?

  init(file: Bytes, block: Range<Int>) {
    self.file = file
    self.block = block
  }

  /// All mends in the order of the file.
  package mutating func run() -> [LineMend] {
    var lines = LineCursor(file, in: block)
    while lines.advance() { check(LineText(file, lines.line), line: lines.line) }
    return mends.withoutOverlaps
  }

  private mutating func check(_ text: LineText, line: Range<Int>) {
    let start = text.afterSpaces(from: 0)
    let end = text.trimmedEnd
    guard start < end else { return }
    if let quote = openQuote {
      if text.string(0..<text.count).contains(quote) { openQuote = nil }
      return
    }
    if openBracketCount > 0 { return checkFlow(text, 0..<end, line: line) }
    if text[start] == "#" { return }
    if text.scalars[..<start].contains(where: LineText.isWideSpace) {
      add(.wideIndentation, text.bytes(0..<start), "", line)
    }
    if let first = text[start], "［【〔".unicodeScalars.contains(first) {
      let inner = text.string(start + 1..<end).filter { !"］】〕]".contains($0) }
      return add(.wideBracket, text.bytes(start..<end), "[\(inner)]", line)
    }
    if text[start] == "[" { return }
    checkKey(text, from: start, line: line)
  }

  private mutating func checkKey(_ text: LineText, from start: Int, line: Range<Int>) {
    guard let end = keyEnd(text, from: start) else { return }
    let separator = text.afterSpaces(from: end)
    let valueStart = text.afterSpaces(from: separator + 1)
    let range = text.bytes(end..<valueStart)
    let mark = text.bytes(separator..<min(separator + 1, text.count))
    let spaces = text.scalars[end..<separator] + text.scalars[separator + 1..<valueStart]
    switch text[separator] {
    case "=":
      if spaces.contains(where: LineText.isWideSpace) { add(.wideSpace, range, " = ", line) }
    case "＝": add(.wideEquals, range, " = ", line, at: mark)
    case let colon? where colon == ":" || LineText.isWideColon(colon):
      add(.colonInTOML, range, " = ", line, at: mark)
    default: return
    }
    let value = valueStart..<max(valueStart, text.trimmedEnd)
    if value.isEmpty { return }
    checkValue(text, value, line: line)
  }

  private func keyEnd(_ text: LineText, from start: Int) -> Int? {
    var end = start
    while let scalar = text[end] {
      let next = text.endOfName(from: end)
      if next > end {
        end = next
      } else if scalar == ".", end > start {
        end += 1
      } else {
        break
      }
    }
    if end == start, let quote = text[start], quote == "\"" || quote == "'",
      let close = text.scalars[(start + 1)...].firstIndex(of: quote)
    {
      end = close + 1
    }
    if end == start { end = text.endOfChineseName(from: start) }
    return end > start && text.afterSpaces(from: end) < text.count ? end : nil
  }

  mutating func beginText(until quote: String) { openQuote = quote }
  mutating func changeBrackets(by difference: Int) {
    openBracketCount = max(0, openBracketCount + difference)
  }

  package mutating func add(
    _ cause: LineCause, _ range: Range<Int>, _ replacement: String, _ line: Range<Int>,
    at place: Range<Int>? = nil
  ) {
    mends.append(
      LineMend(
        cause: cause, place: place ?? range, range: range, replacement: replacement, line: line))
  }
}
