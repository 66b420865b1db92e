import Base

/// Finds, line by line, what an editor did that YAML does not understand.
///
/// Runs only over text that libyaml refused or took for something odd. A parser stops at its
/// first error and often names the wrong line; people make the same few slips, and each of them
/// shows on its own line, so all of them can be told at once.
struct YAMLLineCheck {
  package let file: Bytes
  package let block: Range<Int>
  private(set) var mends: [LineMend] = []

  /// Lines indented deeper than this belong to a block of text (`key: |`).
  private var textIndentation: Int?
  /// Brackets that an earlier line opened.
  private(set) var openBracketCount = 0
  /// The mark that must end a quote which an earlier line opened.
  private var openQuote: Unicode.Scalar?
  /// The indentation of the last key, and whether its value stands on its own line.
  private var lastKey: (indentation: Int, hasValue: Bool)?
  private var lastLine: Range<Int>?

  init(file: Bytes, block: Range<Int>) {
    self.file = file
    self.block = block
  }

  /// All mends in the order of the file.
  package mutating func run() -> [LineMend] {
    var lines = LineCursor(file, in: block)
    while lines.advance() {
      if !check(LineText(file, lines.line), line: lines.line, next: lines.next) { break }
      lastLine = lines.line
    }
    return mends.withoutOverlaps
  }

  /// Looks at one line; false where the rest is not front matter.
  private mutating func check(_ text: LineText, line: Range<Int>, next: Int) -> Bool {
    let start = text.afterSpaces(from: 0)
    guard start < text.count else { return true }
    let width = Self.width(text, start)
    if let limit = textIndentation {
      if width > limit { return true }
      textIndentation = nil
    }
    if let quote = openQuote {
      if text.scalars.contains(quote) { openQuote = nil }
      return true
    }
    if openBracketCount > 0 {
      checkFlow(text, 0..<text.trimmedEnd, line: line)
      return true
    }
    if text[start] == "#" { return true }
    let content = checkDashes(text, from: start, line: line)
    let isItem = content > start
    let key = keyEnd(text, from: content)
    let hasOddIndentation = text.scalars[..<start].contains { $0 != " " }
    if let key, !isItem, lastKey == nil, hasOddIndentation {
      // The first key of all belongs at the margin.
      mendIndentation(text, start, line: line, to: 0, isStray: true)
      checkKey(text, content..<key, line: line, next: next, indentation: 0)
      return true
    }
    if let key, !isItem, let lastKey, lastKey.hasValue, width > lastKey.indentation {
      mendIndentation(text, start, line: line, to: lastKey.indentation, isStray: true)
      checkKey(text, content..<key, line: line, next: next, indentation: lastKey.indentation)
      return true
    }
    if hasOddIndentation {
      mendIndentation(text, start, line: line, to: width, isStray: false)
    }
    if let key {
      let indentation = width + (content - start)
      checkKey(text, content..<key, line: line, next: next, indentation: indentation)
    } else if isItem {
      lastKey = nil
      let value = content..<max(content, text.trimmedEnd)
      checkValue(text, value, line: line, next: next, indentation: width)
    } else if start == 0, lastKey != nil, !text.scalars.contains(where: Self.isAnyColon) {
      guard let value = lastLine, lastKey?.hasValue == true, isKey(after: next) else {
        return stop(.bodyText, line)
      }
      joinLine(text, line, to: value)
      return true
    }
    return true
  }

  // MARK: Values on two lines

  /// Whether a key stands on the next line.
  private func isKey(after place: Int) -> Bool {
    var lines = LineCursor(file, in: place..<block.upperBound)
    guard lines.advance() else { return false }
    return keyEnd(LineText(file, lines.line), from: 0) != nil
  }

  /// Joins a line to the one above it, whose value it continues.
  private mutating func joinLine(_ text: LineText, _ line: Range<Int>, to value: Range<Int>) {
    let isLatin = (text[0]?.isASCII ?? false) && file[value.upperBound - 1] < 0x80
    add(
      .continuedValue, value.upperBound..<line.lowerBound, isLatin ? " " : "",
      value.lowerBound..<line.upperBound, at: line)
  }

  // MARK: Indentation and dashes

  private static func width(_ text: LineText, _ end: Int) -> Int {
    text.scalars[..<end].reduce(0) { $0 + ($1 == "\t" || $1 == "\u{3000}" ? 2 : 1) }
  }

  private static func isAnyColon(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || LineText.isWideColon(scalar)
  }

  private mutating func mendIndentation(
    _ text: LineText, _ end: Int, line: Range<Int>, to width: Int, isStray: Bool
  ) {
    let indentation = text.scalars[..<end]
    let cause: LineCause =
      indentation.contains("\t")
      ? .tabIndentation
      : indentation.contains(where: LineText.isWideSpace) ? .wideIndentation : .strayIndentation
    if cause == .strayIndentation, !isStray { return }
    add(cause, text.bytes(0..<end), String(repeating: " ", count: width), line)
  }

  /// The place after the dashes of list items.
  private mutating func checkDashes(_ text: LineText, from start: Int, line: Range<Int>) -> Int {
    var place = start
    while text[place] == "-" {
      guard let after = text[place + 1] else { return text.count }
      if after == " " || after == "\t" {
        place = text.afterSpaces(from: place + 1)
      } else {
        if after != "-", !("0"..."9").contains(after), place == start {
          add(.missingDashSpace, text.bytes(place..<place + 1), "- ", line)
          return place + 1
        }
        return place
      }
    }
    return place
  }

  // MARK: Keys

  /// The end of the key that begins at `start`, or nil where no key with a separator stands there.
  private func keyEnd(_ text: LineText, from start: Int) -> Int? {
    var end = text.endOfName(from: start)
    if end == start { end = text.endOfChineseName(from: start) }
    if end == start, let quote = text[start], quote == "\"" || quote == "'",
      let close = text.scalars[(start + 1)...].firstIndex(of: quote)
    {
      end = close + 1
    }
    guard end > start, let separator = text[text.afterSpaces(from: end)] else { return nil }
    if Self.isAnyColon(separator) { return end }
    return separator == "=" || separator == "＝" ? end : nil
  }

  private mutating func checkKey(
    _ text: LineText, _ key: Range<Int>, line: Range<Int>, next: Int, indentation: Int
  ) {
    let separator = text.afterSpaces(from: key.upperBound)
    let valueStart = text.afterSpaces(from: separator + 1)
    let spaces = text.scalars[separator + 1..<valueStart]
    let mended = valueStart < text.trimmedEnd ? ": " : ":"
    let range = text.bytes(key.upperBound..<valueStart)
    let mark = text.bytes(separator..<separator + 1)
    switch text[separator] {
    case ":":
      if spaces.contains(where: LineText.isWideSpace), spaces.first != " " {
        add(.wideSpace, range, mended, line, at: text.bytes(separator + 1..<valueStart))
      } else if spaces.isEmpty, valueStart < text.trimmedEnd {
        add(.missingSpace, range, mended, line)
      }
    case "=", "＝": add(.equalsInYAML, range, mended, line, at: mark)
    case let colon?: add(.wideColon(String(colon)), range, mended, line, at: mark)
    case nil: break
    }
    lastKey = (indentation, valueStart < text.trimmedEnd && text[valueStart] != "#")
    checkValue(
      text, valueStart..<max(valueStart, text.trimmedEnd), line: line, next: next,
      indentation: indentation)
  }

  // MARK: State that the check of values sets

  mutating func beginText(deeperThan indentation: Int) { textIndentation = indentation }
  mutating func beginQuote(_ quote: Unicode.Scalar) { openQuote = quote }
  mutating func changeBrackets(by difference: Int) { openBracketCount += difference }

  package mutating func add(
    _ cause: LineCause, _ range: Range<Int>, _ replacement: String, _ line: Range<Int>,
    at place: Range<Int>? = nil
  ) {
    mends.append(
      LineMend(
        cause: cause, place: place ?? range, range: range, replacement: replacement, line: line))
  }

  /// Drops the mends of a line from the `count`-th on, where a better one covers them.
  mutating func keepMends(_ count: Int) { mends.removeLast(mends.count - count) }

  /// Ends the front matter before `line`.
  private mutating func stop(_ cause: LineCause, _ line: Range<Int>) -> Bool {
    mends.append(
      LineMend(
        cause: cause, place: line, range: line.lowerBound..<block.upperBound, replacement: "",
        line: line))
    return false
  }
}
