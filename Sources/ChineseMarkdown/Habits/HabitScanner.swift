import Base

/// Goes through the lines of a document once and finds its writing habits.
///
/// It knows as much of Markdown's blocks as is needed to leave code, HTML and tables alone and to
/// see where a paragraph stands: quotes, lists, fences, indented code. Where it is in doubt, a line
/// is none of its business. Each line is read a bounded number of times.
struct HabitScanner {
  let source: Bytes
  /// What was found, in the order of the document but for whole paragraphs, which come when they
  /// end.
  var found: [WritingHabit] = []
  /// The lines of the paragraph being read.
  var run: [RunLine] = []
  /// The lines of the indented code being read, blank ones left out.
  var chunk: [HabitLine] = []

  /// Whether the next line could go on with a paragraph.
  private var isParagraphOpen = false
  /// Whether an unclosed backtick makes the rest of the paragraph doubtful.
  var isInCodeSpan = false
  /// Where the text of the items of the open lists begins, in columns, outermost first.
  private var items: [Int] = []
  private var quoteDepth = 0
  private var opaque: Opaque?
  /// Whether there may be habits within lines.
  let readsInlines: Bool
  /// What ends the document's lines.
  let lineEnd: [UInt8]

  /// A line of a paragraph.
  struct RunLine {
    var line: HabitLine
    /// The first byte of its text, after wide spaces and marks of lists.
    var text: Int
    /// Whether a wide indent makes it a paragraph already.
    var isIndented: Bool
    /// The columns its list takes.
    var margin: Int
    var range: Range<Int> { text..<line.range.upperBound }
  }

  /// Lines whose text is not Markdown.
  private enum Opaque {
    /// Fenced code: its mark, how many of them, and the columns and quotes it stands in.
    case fence(UInt8, Int, margin: Int, depth: Int)
    /// HTML, to the next blank line.
    case toBlankLine
    /// HTML, to the line that holds one of these.
    case toMark(StaticString)
  }

  /// A scanner of one document; `readsInlines` says whether lines are read beyond their beginnings.
  init(_ source: Bytes, readsInlines: Bool) {
    self.source = source
    self.readsInlines = readsInlines
    let feed = source.firstIndex(of: Ascii.lineFeed, from: 0) ?? 0
    lineEnd =
      feed > 0 && source[feed - 1] == Ascii.carriageReturn
      ? [Ascii.carriageReturn, Ascii.lineFeed] : [Ascii.lineFeed]
  }

  /// Reads the whole document.
  mutating func scan() -> [WritingHabit] {
    var ends = LineEnds(source)
    var start = 0
    while start < source.count {
      let (end, next) = ends.end(ofLineFrom: start)
      take(HabitLine(source, start..<end))
      start = next
    }
    endParagraph()
    endChunk()
    return found
  }

  private mutating func take(_ line: HabitLine) {
    if isOpaque(line) { return }
    if line.isBlank {
      endParagraph()
      return
    }
    let wideEnd = ChineseMarks.endOfWideSpaces(source, line.text, line.range.upperBound)
    let isIndented = wideEnd > line.text
    let isBelowText = isParagraphOpen
    leaveContainers(line, beginsParagraph: isIndented)
    let margin = items.last ?? 0
    if !isParagraphOpen, line.indentation >= margin + 4 {
      chunk.append(line)
      return
    }
    endChunk()
    if isIndented, line.indentation < margin + 4 || isParagraphOpen {
      takeIndented(line, from: wideEnd, margin: margin, isBelowText: isBelowText)
      return
    }
    let isDeep = line.indentation >= margin + 4
    takeText(line, from: isDeep ? line.text : markers(line), isDeep: isDeep)
  }

  // MARK: What is not Markdown

  private mutating func isOpaque(_ line: HabitLine) -> Bool {
    switch opaque {
    case nil: return false
    case .fence(let mark, let count, let margin, let depth):
      let isLeft =
        line.quoteDepth < depth || (!line.isBlank && line.indentation < margin)
      if isLeft {
        opaque = nil
        return false
      }
      let text = source[slice: line.textRange]
      let length = text.prefix { $0 == mark }.count
      if length >= count, line.indentation < margin + 4,
        text[length...].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
      {
        opaque = nil
      }
      return true
    case .toBlankLine:
      if line.isBlank { opaque = nil }
      return !line.isBlank
    case .toMark(let mark):
      if Self.holds(mark, source[slice: line.textRange]) { opaque = nil }
      return true
    }
  }

  private static func holds(_ mark: StaticString, _ text: Bytes) -> Bool {
    let first = mark.utf8Start[0]
    return text.firstIndex(of: first, from: 0) != nil && text.contains(mark)
  }

  /// Whether a fence opens in the text, which then is passed over.
  private mutating func opensFence(_ text: Bytes, margin: Int) -> Bool {
    guard let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return false
    }
    let count = text.prefix { $0 == mark }.count
    guard count >= 3, mark == UInt8(ascii: "~") || !text[count...].contains(mark) else {
      return false
    }
    opaque = .fence(mark, count, margin: margin, depth: quoteDepth)
    return true
  }

  /// Whether HTML begins with the text, which then is passed over.
  private mutating func opensHTML(_ text: Bytes) -> Bool {
    guard text.count > 1, text[0] == UInt8(ascii: "<") else { return false }
    let second = text[1]
    if second == UInt8(ascii: "!") || second == UInt8(ascii: "?") {
      let mark: StaticString = second == 0x3F ? "?>" : text.begins(with: "<!--") ? "-->" : ">"
      if !Self.holds(mark, text[slice: 2..<text.count]) { opaque = .toMark(mark) }
      return true
    }
    guard Ascii.isLetter(second) || second == UInt8(ascii: "/") else { return false }
    var index = 2
    while index < text.count, Ascii.isAlphanumeric(text[index]) || text[index] == 0x2D {
      index += 1
    }
    // `<https://…>` and `<name@…>` are links.
    if index < text.count, ":@.+".utf8.contains(text[index]) { return false }
    let name = text[slice: 1..<index]
    for (tag, end) in Self.texts where name.equalsIgnoringCase(tag) {
      if !Self.holds(end, text) { opaque = .toMark(end) }
      return true
    }
    opaque = .toBlankLine
    return true
  }

  private static let texts: [(StaticString, StaticString)] = [
    ("script", "</script>"), ("pre", "</pre>"), ("style", "</style>"),
    ("textarea", "</textarea>"),
  ]

  // MARK: Containers

  /// Leaves the lists and quotes that a line no longer stands in.
  private mutating func leaveContainers(_ line: HabitLine, beginsParagraph: Bool) {
    if line.quoteDepth != quoteDepth {
      let isLazy = line.quoteDepth < quoteDepth && isParagraphOpen && !beginsParagraph
      if !isLazy || beginsBlock(line) {
        endParagraph()
        endChunk()
        items.removeAll()
        quoteDepth = line.quoteDepth
      }
    }
    let isLazy = isParagraphOpen && !beginsParagraph && !beginsBlock(line)
    while let item = items.last, line.indentation < item {
      if isLazy { return }
      endParagraph()
      endChunk()
      items.removeLast()
    }
  }

  /// Whether a line cannot go on with a paragraph whatever stands before it.
  private func beginsBlock(_ line: HabitLine) -> Bool {
    let text = source[slice: line.textRange]
    guard let first = text.first, line.indentation < 64 else { return false }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "<"),
      UInt8(ascii: "|"):
      return true
    default: return marker(line.text, line.range.upperBound) != nil || isRule(text)
    }
  }

  /// The end of a list's marker at `start`, with how wide it is.
  private func marker(_ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    var index = start
    switch source[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): index += 1
    case 0x30...0x39:
      while index < end, index - start < 10, Ascii.isDigit(source[index]) { index += 1 }
      guard index < end, index - start < 10, source[index] == 0x2E || source[index] == 0x29 else {
        return nil
      }
      index += 1
    default: return nil
    }
    return index == end || source[index] == 0x20 || source[index] == 0x09 ? index : nil
  }

  /// Opens the list items that a line begins; the first byte of its text after them.
  private mutating func markers(_ line: HabitLine) -> Int {
    let end = line.range.upperBound
    var start = line.text
    var column = line.indentation
    while !isRule(source[slice: start..<end]), let markerEnd = marker(start, end) {
      // Within a paragraph only a list that begins with 1 begins.
      if isParagraphOpen, items.isEmpty, Ascii.isDigit(source[start]),
        markerEnd - start != 2 || source[start] != 0x31
      {
        break
      }
      if isParagraphOpen, markerEnd == end { break }
      endParagraph()
      column += markerEnd - start
      let afterMarker = column
      var text = markerEnd
      while text < end, source[text] == 0x20 || source[text] == 0x09 {
        column += source[text] == 0x20 ? 1 : 4 - column % 4
        text += 1
      }
      if text == end || column - afterMarker > 4 { column = afterMarker + 1 }
      items.append(column)
      start = text
      if items.count > 100 { break }
    }
    return start
  }

  /// `---`, `***`, `___` with spaces among them.
  private func isRule(_ text: Bytes) -> Bool {
    guard let first = text.first, "-*_".utf8.contains(first) else { return false }
    var count = 0
    for byte in text {
      if byte == first {
        count += 1
      } else if byte != 0x20, byte != 0x09 {
        return false
      }
    }
    return count >= 3
  }

  // MARK: Text

  /// Takes a line that begins with wide spaces.
  private mutating func takeIndented(
    _ line: HabitLine, from start: Int, margin: Int, isBelowText: Bool
  ) {
    let end = line.range.upperBound
    guard start < end else {
      // Nothing but wide spaces: meant to be blank.
      add(.wideIndent, at: line.text..<end, line.quoteEnd..<end, by: [])
      endParagraph()
      return
    }
    let text = source[slice: start..<end]
    guard mayBegin(text) else {
      takeText(line, from: line.text, isDeep: true)
      return
    }
    // Rows of a table stay together.
    let isRow = text[0] == UInt8(ascii: "|") || text.begins(with: "｜")
    var indent = Array(repeating: UInt8(ascii: " "), count: margin)
    if isBelowText, !isRow { indent = blankLine(before: line) + quoteMarks(line) + indent }
    let first = isBelowText && !isRow ? line.range.lowerBound : line.quoteEnd
    add(.wideIndent, at: line.text..<start, first..<start, by: indent)
    takeText(line, from: start, isDeep: false, isIndented: !isRow)
  }

  /// Whether a text may stand at the beginning of a line without becoming something else.
  private func mayBegin(_ text: Bytes) -> Bool {
    if text.begins(with: "```") || text.begins(with: "~~~") { return false }
    if text.count > 1, text[0] == UInt8(ascii: "<"),
      Ascii.isLetter(text[1]) || "/!?".utf8.contains(text[1])
    {
      return text.begins(with: "<http")
    }
    return text[0] != UInt8(ascii: "[") || !text.contains("]:")
  }

  /// Takes the text of a line that is no code.
  mutating func takeText(
    _ line: HabitLine, from start: Int, isDeep: Bool, isIndented: Bool = false
  ) {
    let range = start..<line.range.upperBound
    let text = source[slice: range]
    guard let first = text.first else { return }
    let margin = items.last ?? 0
    if !isDeep {
      if opensFence(text, margin: margin) || opensHTML(text) || isRule(text) {
        endParagraph()
        return
      }
      if first == UInt8(ascii: "=") || first == UInt8(ascii: "-"), isUnderline(text) {
        run.removeAll()
        endParagraph()
        return
      }
      if takeHeading(text, at: start) || takeWideRule(line, range) {
        findInlines(in: range)
        endParagraph()
        return
      }
    }
    var isIndented = isIndented
    if isDeep, isParagraphOpen, items.isEmpty, let last = run.last,
      ChineseMarks.endsSentence(source, last.range), CodeLook.isChinese(source, range),
      !CodeLook.isCode(source, range)
    {
      let indent = blankLine(before: line) + quoteMarks(line)
      add(
        .indentedParagraph, at: line.quoteEnd..<line.text, line.range.lowerBound..<line.text,
        by: indent)
      isIndented = true
    }
    findInlines(in: range)
    run.append(RunLine(line: line, text: start, isIndented: isIndented, margin: margin))
    isParagraphOpen = true
  }

  /// `===` or `---` under a heading.
  private func isUnderline(_ text: Bytes) -> Bool {
    guard isParagraphOpen, let first = text.first else { return false }
    let rest = text.drop { $0 == first }
    return rest.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private mutating func endParagraph() {
    if !run.isEmpty { readParagraph() }
    run.removeAll(keepingCapacity: true)
    isParagraphOpen = false
    isInCodeSpan = false
  }

  private mutating func endChunk() {
    guard !chunk.isEmpty else { return }
    readChunk(margin: items.last ?? 0)
    chunk.removeAll(keepingCapacity: true)
  }

  // MARK: Findings

  mutating func add(
    _ kind: WritingHabit.Kind, at place: Range<Int>, _ range: Range<Int>, by replacement: [UInt8]
  ) {
    found.append(
      WritingHabit(
        kind: kind, place: place, edit: .init(range: range, replacement: replacement)))
  }

  /// A blank line that stays within the quotes a line stands in.
  func blankLine(before line: HabitLine) -> [UInt8] {
    var marks = quoteMarks(line)
    while marks.last == 0x20 { marks.removeLast() }
    return marks + lineEnd
  }

  /// The marks of quotes that a line begins with.
  func quoteMarks(_ line: HabitLine) -> [UInt8] {
    Array(source[slice: line.range.lowerBound..<line.quoteEnd])
  }
}
