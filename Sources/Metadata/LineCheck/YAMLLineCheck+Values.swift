import Base

/// What can be wrong with a value.
extension YAMLLineCheck {
  /// Looks at the value `range` of a line.
  mutating func checkValue(
    _ text: LineText, _ range: Range<Int>, line: Range<Int>, next: Int, indentation: Int
  ) {
    guard let first = range.isEmpty ? nil : text[range.lowerBound] else { return }
    switch first {
    case "#": break
    case "\"", "'": checkQuoted(text, range, line: line, next: next)
    case "[", "{": checkBrackets(text, range, line: line, next: next)
    case "|", ">":
      if Self.isBlockHeader(text, range) {
        beginText(deeperThan: indentation)
      } else {
        quote(text, range, .specialFirstCharacter(String(first)), line: line)
      }
    case "&", "*", "!", "%", "@", "`", ",", "]", "}":
      quote(text, range, .specialFirstCharacter(String(first)), line: line)
    case "-" where text[range.lowerBound + 1] == " ", "?" where text[range.lowerBound + 1] == " ":
      quote(text, range, .specialFirstCharacter(String(first)), line: line)
    default: checkPlain(text, range, line: line)
    }
  }

  /// A value without quotes, which a colon with a space or at the end breaks.
  private mutating func checkPlain(_ text: LineText, _ range: Range<Int>, line: Range<Int>) {
    let value = range.lowerBound..<Self.startOfComment(text, range)
    let isBroken = value.contains { index in
      text[index] == ":" && (index + 1 == value.upperBound || text[index + 1] == " ")
    }
    guard isBroken else { return }
    let last = value.upperBound - 1
    if LineText.isWideQuote(text[value.lowerBound]), LineText.isWideQuote(text[last]),
      value.count > 2
    {
      let inner = text.string(value.lowerBound + 1..<last)
      add(.wideQuotes, text.bytes(value), Self.quoted(inner), line)
    } else {
      quote(text, value, .unquotedColon, line: line)
    }
  }

  /// A value that begins with a quote: it must end with one, and nothing may come after.
  private mutating func checkQuoted(
    _ text: LineText, _ range: Range<Int>, line: Range<Int>, next: Int
  ) {
    guard let mark = text[range.lowerBound] else { return }
    if let end = Self.endOfQuote(text, range) {
      let rest = text.afterSpaces(from: end)
      if rest < range.upperBound, text[rest] != "#" {
        quote(text, range, .textAfterValue, line: line)
      }
      return
    }
    let last = range.upperBound - 1
    if last > range.lowerBound, LineText.isWideQuote(text[last]) {
      add(.unmatchedQuote, text.bytes(last..<last + 1), String(mark), line)
    } else if nextLineIsKeyOrEnd(after: next) {
      let end = text.bytes(range.upperBound..<range.upperBound)
      add(.unclosedQuote, end, String(mark), line, at: text.bytes(range.lowerBound..<last + 1))
    } else {
      beginQuote(mark)
    }
  }

  private mutating func checkBrackets(
    _ text: LineText, _ range: Range<Int>, line: Range<Int>, next: Int
  ) {
    let count = mends.count
    let end = checkFlow(text, range, line: line)
    if let end {
      let rest = text.afterSpaces(from: end)
      if rest < range.upperBound, text[rest] != "#" {
        changeBrackets(by: -openBracketCount)
        keepMends(count)
        quote(text, range, .textAfterValue, line: line)
      }
    } else if let last = text[range.upperBound - 1], "］】｝〕".unicodeScalars.contains(last) {
      changeBrackets(by: -openBracketCount)
      let close = text[range.lowerBound] == "[" ? "]" : "}"
      add(.wideBracket, text.bytes(range.upperBound - 1..<range.upperBound), close, line)
    } else if text[range.lowerBound] == "[", nextLineIsKeyOrEnd(after: next) {
      changeBrackets(by: -openBracketCount)
      let end = text.bytes(range.upperBound..<range.upperBound)
      add(.unclosedBracket, end, "]", line, at: text.bytes(range.lowerBound..<range.lowerBound + 1))
    }
  }

  /// Looks at what stands in brackets; returns the place after the bracket that closes them all.
  @discardableResult
  mutating func checkFlow(_ text: LineText, _ range: Range<Int>, line: Range<Int>) -> Int? {
    var quote: Unicode.Scalar?
    for index in range {
      guard let scalar = text[index] else { break }
      if let mark = quote {
        if scalar == mark { quote = nil }
        continue
      }
      switch scalar {
      case "\"", "'":
        // A quote opens only where an item begins: `it's` holds none.
        if index == 0 || " ,[{:，：".unicodeScalars.contains(text[index - 1] ?? " ") {
          quote = scalar
        }
      case "[", "{": changeBrackets(by: 1)
      case "]", "}":
        changeBrackets(by: -1)
        if openBracketCount == 0 { return index + 1 }
      case "，":
        let isSpaced = text[index + 1].map(LineText.isSpace) ?? true
        add(.wideComma, text.bytes(index..<index + 1), isSpaced ? "," : ", ", line)
      case "：" where Self.endsFlowKey(text, index):
        add(.wideColon("："), text.bytes(index..<index + 1), ": ", line)
      default: break
      }
    }
    return nil
  }

  /// Whether a colon in brackets comes after a name, as in `{src：a.jpg}`.
  private static func endsFlowKey(_ text: LineText, _ colon: Int) -> Bool {
    var start = colon
    while start > 0, let scalar = text[start - 1], scalar.isASCII,
      Ascii.isAlphanumeric(UInt8(scalar.value)) || scalar == "_"
    {
      start -= 1
    }
    guard start < colon, start > 0 else { return false }
    let before = text[start - 1] ?? " "
    return "{[, ，".unicodeScalars.contains(before)
  }

  // MARK: Shapes

  /// `|` or `>` with nothing but its indicators after it (YAML 1.2, 8.1.1).
  private static func isBlockHeader(_ text: LineText, _ range: Range<Int>) -> Bool {
    let end = startOfComment(text, range)
    return text.scalars[range.lowerBound + 1..<end].allSatisfy {
      "0123456789+-".unicodeScalars.contains($0)
    }
  }

  /// The end of the value before a comment (` #`) and its spaces.
  private static func startOfComment(_ text: LineText, _ range: Range<Int>) -> Int {
    var end = range.upperBound
    for index in range.dropFirst() where text[index] == "#" && text[index - 1] == " " {
      end = index
      break
    }
    while end > range.lowerBound, let last = text[end - 1], LineText.isSpace(last) { end -= 1 }
    return end
  }

  /// The place after the quote that ends the value, or nil.
  private static func endOfQuote(_ text: LineText, _ range: Range<Int>) -> Int? {
    let mark = text[range.lowerBound]
    var index = range.lowerBound + 1
    while index < range.upperBound {
      if mark == "\"", text[index] == "\\" {
        index += 2
      } else if text[index] != mark {
        index += 1
      } else if mark == "'", text[index + 1] == "'" {
        index += 2
      } else {
        return index + 1
      }
    }
    return nil
  }

  private func nextLineIsKeyOrEnd(after place: Int) -> Bool {
    var lines = LineCursor(file, in: place..<block.upperBound)
    while lines.advance() {
      let text = LineText(file, lines.line)
      let start = text.afterSpaces(from: 0)
      guard start < text.count else { continue }
      let end = text.endOfName(from: start)
      let separator = text[text.afterSpaces(from: end)]
      return end > start && (separator == ":" || LineText.isWideColon(separator))
    }
    return true
  }

  private mutating func quote(
    _ text: LineText, _ range: Range<Int>, _ cause: LineCause, line: Range<Int>
  ) {
    add(cause, text.bytes(range), Self.quoted(text.string(range)), line)
  }

  /// A text as a YAML scalar that means just this text.
  package static func quoted(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: { $0 == "\"" || $0 == "\\" }) { return "\"\(text)\"" }
    var quoted = "'"
    for scalar in text.unicodeScalars { quoted += scalar == "'" ? "''" : String(scalar) }
    return quoted + "'"
  }
}
