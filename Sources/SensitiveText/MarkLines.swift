import Base

/// Marks that stand on lines of their own, as in the head of a document.
enum MarkLines {
  private static let secretWords: [StaticString] = ["绝密", "机密", "秘密"]
  /// What is written on papers that are not for everybody.
  private static let restrictedPhrases: [StaticString] = [
    "内部资料", "内部文件", "注意保存", "严禁外传", "请勿外传", "不得外传", "阅后收回", "明电", "密电",
  ]
  /// The most characters of a line that is a mark and not a sentence.
  private static let mostCharacters = 20

  // MARK: Secret

  /// The place of 绝密, 机密 or 秘密 right before a place, over spaces and marks of emphasis.
  static func startOfSecretWord(_ bytes: Bytes, before place: Int) -> Int? {
    var end = place
    end = skipBack(bytes, from: end)
    guard let second = characterStart(bytes, before: end) else { return nil }
    let middle = skipBack(bytes, from: second)
    guard let first = characterStart(bytes, before: middle) else { return nil }
    let isWord = secretWords.contains { word in
      let word = Bytes(word)
      return bytes[slice: first..<middle].equals(word[slice: 0..<3])
        && bytes[slice: second..<end].equals(word[slice: 3..<6])
    }
    return isWord ? first : nil
  }

  private static func characterStart(_ bytes: Bytes, before end: Int) -> Int? {
    end >= 3 && bytes[end - 3] & 0xF0 == 0xE0 ? end - 3 : nil
  }

  /// Back over spaces, also wide ones, and Markdown's marks.
  private static func skipBack(_ bytes: Bytes, from place: Int) -> Int {
    var place = place
    while place > 0 {
      if [0x20, 0x09, 0x2A, 0x5F].contains(bytes[place - 1]) {
        place -= 1
      } else if place >= 3, bytes[slice: (place - 3)..<place].equals(Bytes("\u{3000}")) {
        place -= 3
      } else {
        break
      }
    }
    return place
  }

  /// The end of what a star is followed by: 5年, 长期, a date.
  static func endOfTerm(_ bytes: Bytes, from place: Int) -> Int {
    var end = place
    var count = 0
    while count < 12, end < bytes.count {
      let byte = bytes[end]
      if Ascii.isAlphanumeric(byte) {
        end += 1
      } else if byte >= 0xE4, byte <= 0xE9 {
        end += 3
      } else {
        break
      }
      count += 1
    }
    return min(end, bytes.count)
  }

  /// 绝密, 机密 or 秘密 alone on one of the first five lines, or alone in a cell of one.
  static func secretMarks(
    in bytes: Bytes, from start: Int, besides found: [SensitiveFinding]
  ) -> [SensitiveFinding] {
    var marks: [SensitiveFinding] = []
    // The head of a document has short lines.
    for line in lines(bytes, from: start, most: 5) where line.count <= 400 {
      for cell in cells(bytes, line) where isSecretWord(bytes[slice: cell]) {
        guard !found.contains(where: { $0.range.overlaps(cell) }) else { continue }
        marks.append(SensitiveFinding(.secretMark, cell))
      }
    }
    return marks
  }

  private static func isSecretWord(_ cell: Bytes) -> Bool {
    // With spaces between: 机　密.
    guard cell.count >= 6, cell.count <= 24 else { return false }
    return startOfSecretWord(cell, before: cell.count) == 0
  }

  /// The cells of a line without what decorates them; the line itself where it is no table.
  private static func cells(_ bytes: Bytes, _ line: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    for place in line where bytes[place] == UInt8(ascii: "|") {
      cells.append(bare(bytes, start..<place))
      start = place + 1
    }
    cells.append(bare(bytes, start..<line.upperBound))
    return cells.filter { !$0.isEmpty }
  }

  // MARK: Restricted

  /// Phrases such as 内部资料 on a short line among the first ten and the last five, or in a heading.
  static func restrictedMarks(in bytes: Bytes, from start: Int) -> [SensitiveFinding] {
    var marks: [SensitiveFinding] = []
    let first = lines(bytes, from: start, most: 10)
    let last = lastLines(bytes, from: first.last?.upperBound ?? start, most: 5)
    for line in first + last { note(bytes, line, &marks) }
    // Headings anywhere: `#` is rare.
    var place = start
    while let found = bytes.firstIndex(of: UInt8(ascii: "#"), from: place) {
      let end = bytes.firstIndex(of: Ascii.lineFeed, from: found) ?? bytes.count
      place = end
      guard found == start || bytes[found - 1] == Ascii.lineFeed else { continue }
      guard !(first + last).contains(where: { $0.contains(found) }) else { continue }
      note(bytes, found..<end, &marks)
    }
    return marks
  }

  private static func note(_ bytes: Bytes, _ line: Range<Int>, _ marks: inout [SensitiveFinding]) {
    let range = bare(bytes, line)
    // Twenty characters of three bytes, and the spaces between them.
    guard range.count >= 6, range.count <= 4 * mostCharacters else { return }
    let line = bytes[slice: range]
    guard restrictedPhrases.contains(where: { line.firstRange(of: Bytes($0)) != nil }) else {
      return
    }
    let text = line.string
    guard text.count <= mostCharacters, holdsPhrase(text) else { return }
    marks.append(SensitiveFinding(.restrictedMark, range))
  }

  /// Whether a phrase stands by itself: 内部资料性出版物管理办法 names another thing.
  private static func holdsPhrase(_ text: String) -> Bool {
    var rest = text
    var wasFound = false
    for phrase in restrictedPhrases.map({ Bytes($0).string }) where rest.contains(phrase) {
      wasFound = true
      rest = rest.replacing(phrase, with: "\u{0}")
    }
    guard wasFound else { return false }
    let characters = Array(rest)
    for place in characters.indices where characters[place] == "\u{0}" {
      let before = place > 0 ? characters[place - 1] : " "
      let after = place + 1 < characters.count ? characters[place + 1] : " "
      if !isHan(before), !isHan(after) { return true }
    }
    return false
  }

  private static func isHan(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return (0x3400...0x9FFF).contains(scalar.value)
  }

  // MARK: Lines

  /// The first lines that are not blank.
  private static func lines(_ bytes: Bytes, from start: Int, most: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var place = start
    while lines.count < most, place < bytes.count {
      let end = bytes.firstIndex(of: Ascii.lineFeed, from: place) ?? bytes.count
      if bytes[slice: place..<end].trimmed.count > 0 { lines.append(place..<end) }
      place = end + 1
    }
    return lines
  }

  /// The last lines that are not blank.
  private static func lastLines(_ bytes: Bytes, from start: Int, most: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var end = bytes.count
    while lines.count < most, end > start {
      var place = end
      while place > start, bytes[place - 1] != Ascii.lineFeed { place -= 1 }
      if bytes[slice: place..<end].trimmed.count > 0 { lines.append(place..<end) }
      end = place - 1
    }
    return lines
  }

  /// A line without spaces and Markdown's marks at both ends.
  private static func bare(_ bytes: Bytes, _ line: Range<Int>) -> Range<Int> {
    func isDecoration(_ byte: UInt8) -> Bool {
      Ascii.isSpace(byte) || [0x23, 0x2A, 0x5F, 0x3E, 0x7C].contains(byte)
    }
    let wide = Bytes("\u{3000}")
    var (lower, upper) = (line.lowerBound, line.upperBound)
    while lower < upper {
      if isDecoration(bytes[lower]) {
        lower += 1
      } else if upper - lower >= 3, bytes[slice: lower..<(lower + 3)].equals(wide) {
        lower += 3
      } else {
        break
      }
    }
    while lower < upper {
      if isDecoration(bytes[upper - 1]) {
        upper -= 1
      } else if upper - lower >= 3, bytes[slice: (upper - 3)..<upper].equals(wide) {
        upper -= 3
      } else {
        break
      }
    }
    return lower..<upper
  }
}
