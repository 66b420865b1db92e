import Base

/// What can be wrong with a value.
extension TOMLLineCheck {
  /// Looks at the value `range` of a line.
  mutating func checkValue(_ text: LineText, _ range: Range<Int>, line: Range<Int>) {
    guard let first = text[range.lowerBound] else { return }
    let triple = text.string(range.lowerBound..<min(range.lowerBound + 3, range.upperBound))
    if triple == "\"\"\"" || triple == "'''" {
      let rest = text.string(range.lowerBound + 3..<range.upperBound)
      if !rest.contains(triple) { beginText(until: triple) }
      return
    }
    switch first {
    case "\"", "'": checkQuoted(text, range, mark: first, line: line)
    case "[", "{": checkFlow(text, range, line: line)
    case "+", "-": break
    default:
      if LineText.isWideQuote(first) {
        checkWideQuoted(text, range, line: line)
      } else {
        checkBare(text, range, line: line)
      }
    }
  }

  private mutating func checkWideQuoted(
    _ text: LineText, _ range: Range<Int>, line: Range<Int>
  ) {
    let last = range.upperBound - 1
    let isClosed =
      last > range.lowerBound && (LineText.isWideQuote(text[last]) || text[last] == "\"")
    if isClosed, !text.scalars[range.lowerBound + 1..<last].contains("“") {
      let inner = text.string(range.lowerBound + 1..<last)
      add(.wideQuotes, text.bytes(range), Self.quoted(inner), line)
    } else {
      add(.unquotedText, text.bytes(range), Self.quoted(text.string(range)), line)
    }
  }

  private mutating func checkQuoted(
    _ text: LineText, _ range: Range<Int>, mark: Unicode.Scalar, line: Range<Int>
  ) {
    var index = range.lowerBound + 1
    while index < range.upperBound, text[index] != mark {
      index += mark == "\"" && text[index] == "\\" ? 2 : 1
    }
    let last = range.upperBound - 1
    if index < range.upperBound {
      let rest = text.afterSpaces(from: index + 1)
      if rest < range.upperBound, text[rest] != "#" {
        add(.textAfterValue, text.bytes(range), Self.quoted(text.string(range)), line)
      }
    } else if last > range.lowerBound, LineText.isWideQuote(text[last]) {
      add(.unmatchedQuote, text.bytes(last..<last + 1), String(mark), line)
    } else {
      let end = text.bytes(range.upperBound..<range.upperBound)
      add(.unclosedQuote, end, String(mark), line, at: text.bytes(range))
    }
  }

  /// A value without quotes: a number, a date or a boolean, or text that lacks its quotes.
  private mutating func checkBare(_ text: LineText, _ range: Range<Int>, line: Range<Int>) {
    var end = range.lowerBound
    while end < range.upperBound, text[end] != "#" { end += 1 }
    while end > range.lowerBound, let last = text[end - 1], LineText.isSpace(last) { end -= 1 }
    let value = range.lowerBound..<end
    let written = text.string(value)
    switch written.lowercased() {
    case "true", "false":
      if written != written.lowercased() {
        add(.otherBoolean(written), text.bytes(value), written.lowercased(), line)
      }
    case "yes", "on", "是": add(.otherBoolean(written), text.bytes(value), "true", line)
    case "no", "off", "否": add(.otherBoolean(written), text.bytes(value), "false", line)
    case "inf", "nan": break
    default:
      if case .success = parseDateTime(written, zone: .utc) {
        if Self.isTOMLDate(written) { return }
        add(.unquotedDate, text.bytes(value), Self.quoted(written), line)
      } else if !Self.looksLikeNumberOrDate(written) {
        add(.unquotedText, text.bytes(value), Self.quoted(written), line)
      }
    }
  }

  /// Looks at what stands in brackets.
  mutating func checkFlow(_ text: LineText, _ range: Range<Int>, line: Range<Int>) {
    var quote: Unicode.Scalar?
    var index = range.lowerBound
    while index < range.upperBound, let scalar = text[index] {
      if let mark = quote {
        if scalar == "\\", mark == "\"" { index += 1 }
        if scalar == mark { quote = nil }
        index += 1
        continue
      }
      switch scalar {
      case "\"", "'": quote = scalar
      case "[", "{": changeBrackets(by: 1)
      case "]", "}": changeBrackets(by: -1)
      case "#": return
      case "，":
        let isSpaced = text[index + 1].map(LineText.isSpace) ?? true
        add(.wideComma, text.bytes(index..<index + 1), isSpaced ? "," : ", ", line)
      case "＝": add(.wideEquals, text.bytes(index..<index + 1), " = ", line)
      case _ where LineText.isWideQuote(scalar):
        index = checkWideQuoted(text, from: index, before: range.upperBound, line: line)
        continue
      default: break
      }
      index += 1
    }
  }

  /// One item in Chinese quotes; returns the place after it.
  private mutating func checkWideQuoted(
    _ text: LineText, from start: Int, before end: Int, line: Range<Int>
  ) -> Int {
    var close = start + 1
    while close < end, text[close] != "\"", !LineText.isWideQuote(text[close]) { close += 1 }
    guard close < end else { return end }
    let inner = text.string(start + 1..<close)
    add(.wideQuotes, text.bytes(start..<close + 1), Self.quoted(inner), line)
    return close + 1
  }

  // MARK: Shapes

  /// `2026-07-01` as TOML takes it without quotes; RFC 3339 has two digits everywhere.
  private static func isTOMLDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count >= 10 && bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
  }

  private static func looksLikeNumberOrDate(_ text: String) -> Bool {
    guard let first = text.utf8.first, Ascii.isDigit(first) else { return false }
    return text.utf8.allSatisfy {
      Ascii.isAlphanumeric($0) || "+-_.:/ ".utf8.contains($0)
    }
  }

  /// A text as a TOML string that means just this text.
  package static func quoted(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: { $0 == "\"" || $0 == "\\" }) { return "\"\(text)\"" }
    if !text.unicodeScalars.contains("'") { return "'\(text)'" }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
