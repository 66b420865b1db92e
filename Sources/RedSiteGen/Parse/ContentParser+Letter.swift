import Base
import Diagnostics
import Metadata
import SiteModel

extension ContentParser {
  /// Reads the `letter` block of an article, and keeps it.
  mutating func parseLetter(_ front: inout TableDecoder, of file: SourceFile.ID) {
    guard let inner = front.table("letter") else {
      // One that is empty is none.
      if front.value("letter") != nil { unreadLetters.append(file) }
      return
    }
    let known = front.diagnostics.count
    var letter = ParsedLetter(file: file, range: inner.range)
    letter.receivedRange = front.value("date")?.range ?? inner.range
    front.read(inner) { block in
      letter.number = block.requiredString("number", example: "2026-0012").map(Reference.init)
      letter.topic = block.requiredString("topic", example: "建议").map(Reference.init)
      letter.sender = block.requiredString("from", example: "网友").map(Reference.init)
      letter.hasConsent = block.boolean("consent")?.value ?? false
      letter.unit = block.filled("unit")
      letter.forwardedOn = block.filledDate("forwarded_on")
      letter.due = block.filledDate("due")
      letter.extendedTo = block.filledDate("extended_to")
      letter.extendedOn = block.filledDate("extended_on")
      letter.extendedBy = block.filled("extended_by")
      letter.answeredOn = block.filledDate("answered_on")
      letter.answeredBy = block.filled("answered_by")
      letter.answer = block.filled("answer")
      letter.outcome = block.filledChoice("state", LetterOutcome.self)
    }
    letter.isWhole = front.diagnostics.count == known
    letters.append(letter)
  }
}

/// Forms of letters have all keys, those without a value empty.
extension TableDecoder {
  /// Whether a key has a value that is not empty; the key counts as asked for.
  private mutating func isFilled(_ key: String) -> Bool {
    guard let value = value(key) else { return false }
    guard case .scalar(let text, _) = value.kind else { return true }
    return !text.withoutOuterSpaces.isEmpty
  }

  /// A name; nil where it is empty.
  mutating func filled(_ key: String) -> Reference? {
    reference(key).flatMap { $0.name.isEmpty ? nil : $0 }
  }

  /// A day; nil where it is empty.
  mutating func filledDate(_ key: String) -> Located<CivilDate>? {
    if contains(key), !isFilled(key) { return nil }
    return date(key)
  }

  /// One of a few names; nil where it is empty.
  mutating func filledChoice<Value>(_ key: String, _ type: Value.Type) -> Located<Value>?
  where Value: CaseIterable & RawRepresentable<String> {
    if contains(key), !isFilled(key) { return nil }
    return oneOf(key, type)
  }
}

extension LetterSections {
  /// Finds the headings `## 来信` and `## 答复` of a text, and whether anything follows the latter.
  ///
  /// - Parameters:
  ///   - body: the Markdown.
  ///   - start: where in its file it begins.
  init(of body: Bytes, at start: Int) {
    self.init()
    var fence: (mark: UInt8, count: Int)?
    var isComment = false
    var place = 0
    while place < body.count {
      var end = place
      while end < body.count, body[end] != Ascii.lineFeed { end += 1 }
      let line = body[slice: place..<end].trimmed
      let indent = Self.indent(of: body[slice: place..<end])
      let range = (start + place)..<(start + place + Self.length(of: body[slice: place..<end]))
      place = end + 1
      if let open = fence {
        if indent < 4, Self.run(of: open.mark, in: line) >= open.count,
          line.count == Self.run(of: open.mark, in: line)
        {
          fence = nil
        }
        hasAnswer = hasAnswer || !answers.isEmpty && fence != nil && line.count > 0
        continue
      }
      let rest = Self.visible(line, &isComment)
      guard rest > 0 else { continue }
      if indent < 4, let mark = line.first, mark == 0x60 || mark == 0x7E,
        Self.run(of: mark, in: line) >= 3
      {
        fence = (mark, Self.run(of: mark, in: line))
        continue
      }
      switch indent < 4 ? Self.heading(line) : nil {
      case .question: questions.append(range)
      case .answer: answers.append(range)
      case nil: hasAnswer = hasAnswer || !answers.isEmpty
      }
    }
  }

  private enum Heading { case question, answer }

  /// What a line is the heading of: `## 答复`, also as `##答复` and `## 答复 ##`.
  private static func heading(_ written: Bytes) -> Heading? {
    let line = withoutWideSpaces(written)
    guard run(of: 0x23, in: line) == 2 else { return nil }
    var end = line.count
    while end > 2, line[end - 1] == 0x23 { end -= 1 }
    let title = withoutWideSpaces(line[slice: 2..<end].trimmed)
    if title.equals("来信") { return .question }
    return title.equals("答复") ? .answer : nil
  }

  /// What follows the full-width spaces that a line begins with: they are no indent (`　　## 答复`).
  private static func withoutWideSpaces(_ line: Bytes) -> Bytes {
    var start = 0
    while line[slice: start..<line.count].begins(with: "　") { start += 3 }
    return line[slice: start..<line.count]
  }

  /// How many of a mark a line begins with.
  private static func run(of mark: UInt8, in line: Bytes) -> Int {
    var count = 0
    while count < line.count, line[count] == mark { count += 1 }
    return count
  }

  /// How far a line is indented; a tab is four.
  private static func indent(of line: Bytes) -> Int {
    var count = 0
    for byte in line {
      if byte == 0x20 { count += 1 } else if byte == 0x09 { count += 4 } else { break }
    }
    return count
  }

  /// The length of a line without the spaces at its end.
  private static func length(of line: Bytes) -> Int {
    var end = line.count
    while end > 0, Ascii.isSpace(line[end - 1]) { end -= 1 }
    return end
  }

  /// How much of a line stands outside of HTML comments, which nobody sees.
  private static func visible(_ line: Bytes, _ isComment: inout Bool) -> Int {
    var (place, count) = (0, 0)
    while place < line.count {
      let rest = line[slice: place..<line.count]
      if isComment {
        if rest.starts(with: "-->".utf8) {
          isComment = false
          place += 3
        } else {
          place += 1
        }
      } else if rest.starts(with: "<!--".utf8) {
        isComment = true
        place += 4
      } else {
        if !Ascii.isSpace(line[place]) { count += 1 }
        place += 1
      }
    }
    return count
  }
}
