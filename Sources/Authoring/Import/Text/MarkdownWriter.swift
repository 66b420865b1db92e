import Base

/// Writes the tree of a text as Markdown for editors: as few marks as can be, every word kept.
struct MarkdownWriter {
  /// What a picture becomes.
  enum Picture {
    /// A picture of that address.
    case shown(String)
    /// Only what is said of it.
    case said
  }

  /// What a picture is written as, by its address.
  let picture: (String) -> Picture
  /// What an address of a link becomes; nil where only its text is kept.
  let link: (String) -> String?
  /// What stands for a picture of which nothing is said.
  let title: String
  private var notes: [String] = []
  private var isInTable = false

  init(
    title: String, picture: @escaping (String) -> Picture, link: @escaping (String) -> String?
  ) {
    self.title = title
    self.picture = picture
    self.link = link
  }

  /// The whole text.
  ///
  /// - Parameter blocks: its blocks, without the title.
  /// - Returns: Markdown, ending in a line feed.
  mutating func write(_ blocks: [TextBlock]) -> String {
    let levels = blocks.compactMap { if case .heading(let level, _) = $0 { level } else { nil } }
    // The title is the page's only heading of the first level.
    let shift = 2 - (levels.min() ?? 2)
    var parts: [String] = []
    for (index, block) in blocks.enumerated() {
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      let before = index > 0 ? blocks[index - 1] : nil
      if case .heading(let level, let inlines) = block {
        let text = oneLine(inlines)
        guard !text.isEmpty else { continue }
        add(String(repeating: "#", count: min(max(level + shift, 2), 6)) + " " + text, &parts)
      } else if let level = Self.handMadeHeading(block, before, next) {
        add(String(repeating: "#", count: level) + " " + heading(block), &parts)
      } else {
        add(self.block(block, next: next), &parts)
      }
    }
    for (index, note) in notes.enumerated() { parts.append("[^\(index + 1)]: \(note)") }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func add(_ text: String, _ parts: inout [String]) {
    if !text.isEmpty { parts.append(text) }
  }

  private mutating func heading(_ block: TextBlock) -> String {
    guard case .paragraph(let inlines) = block else { return "" }
    // What a heading by hand is marked as is the heading itself; links and notes stay.
    return oneLine(
      inlines.flatMap { if case .strong(let inner) = $0 { inner } else { [$0] } })
  }

  private mutating func oneLine(_ inlines: [TextInline]) -> String {
    self.inlines(inlines).split(separator: "\n").map {
      $0.hasSuffix("\\") ? String($0.dropLast()) : String($0)
    }.joined(separator: " ").trimmed
  }

  // MARK: Headings by hand

  /// The level of a paragraph that is a heading in all but name: the numbers of official documents
  /// (GB/T 9704, 7.3.3), on a line of its own.
  private static func handMadeHeading(
    _ block: TextBlock, _ before: TextBlock?, _ next: TextBlock?
  ) -> Int? {
    guard case .paragraph(let inlines) = block, let level = numberLevel(block) else { return nil }
    let isBold = inlines.allSatisfy {
      switch $0 {
      case .strong, .space: true
      default: false
      }
    }
    // Several in a row are a list.
    let isListed = [before, next].compactMap(\.self).contains { numberLevel($0) == level }
    return isBold || !isListed ? level : nil
  }

  private static func numberLevel(_ block: TextBlock) -> Int? {
    guard case .paragraph(let inlines) = block else { return nil }
    let text = block.plainText.trimmed
    guard text.count <= 40, let last = text.last, !"。；，：".contains(last),
      inlines.allSatisfy({ $0.pictures.isEmpty }),
      !inlines.contains(where: { if case .lineBreak = $0 { true } else { false } })
    else { return nil }
    let numerals = "一二三四五六七八九十"
    let isBracketed = text.hasPrefix("（")
    let rest = isBracketed ? text.dropFirst() : text[...]
    let number = rest.prefix { numerals.contains($0) }
    guard !number.isEmpty, number.count <= 3 else { return nil }
    let end = rest.dropFirst(number.count).first
    if isBracketed { return end == "）" ? 3 : nil }
    return end == "、" ? 2 : nil
  }

  // MARK: Blocks

  private mutating func block(_ block: TextBlock, next: TextBlock? = nil) -> String {
    switch block {
    case .paragraph(let items):
      let caption = next.map(\.plainText.trimmed).flatMap {
        $0.hasPrefix("图") && $0.count <= 60 ? $0 : nil
      }
      return Self.withoutMarksAtStart(inlines(items, caption: caption).trimmedLines)
    case .heading(_, let items):
      let text = oneLine(items)
      return text.isEmpty ? "" : "**" + text + "**"
    case .bullets(let items): return self.items(items) { _ in "- " }
    case .numbers(let first, let items): return self.items(items) { "\(first + $0). " }
    case .quote(let inner):
      let text = blocks(inner)
      guard !text.isEmpty, !isInTable else { return text }
      return text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
    case .code(let text, let language): return Self.fenced(text, language: language)
    case .rule: return "---"
    case .table(let table): return self.table(table)
    case .aligned(let side, let inner):
      let text = blocks(inner)
      guard !text.isEmpty, !isInTable else { return text }
      return "::: \(side)\n\n\(text)\n\n:::"
    }
  }

  /// Code between fences that are longer than any in it.
  static func fenced(_ text: String, language: String) -> String {
    var longest = 2
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let name = language.prefix { !$0.isWhitespace && $0 != "`" }
    let ending = text.hasSuffix("\n") || text.isEmpty ? "" : "\n"
    return fence + name + "\n" + text + ending + fence
  }

  private mutating func blocks(_ blocks: [TextBlock]) -> String {
    var parts: [String] = []
    for block in blocks { add(self.block(block), &parts) }
    return parts.joined(separator: "\n\n")
  }

  private mutating func items(_ items: [[TextBlock]], _ mark: (Int) -> String) -> String {
    var lines: [String] = []
    var count = 0
    for item in items {
      let text = blocks(item)
      guard !text.isEmpty else { continue }
      let mark = mark(count)
      count += 1
      let indent = String(repeating: " ", count: mark.count)
      let itemLines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in itemLines.enumerated() {
        lines.append(number == 0 ? mark + line : line.isEmpty ? "" : indent + line)
      }
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Tables

  /// A pipe table, in which a merged cell's text stands in each of the cells it covers.
  ///
  /// So none loses what it belongs to. A table of one column, or one within another, is its text.
  private mutating func table(_ table: TextTable) -> String {
    let caption = blocks(table.caption)
    let width = table.rows.map { $0.reduce(0) { $0 + Self.clamped($1.breadth, 256) } }.max() ?? 0
    guard width > 0 else { return caption }
    if isInTable || width == 1 || table.rows.count * width > 20_000 {
      let text = table.rows.map { row in blocks(row.flatMap(\.blocks)) }.filter { !$0.isEmpty }
      return ([caption].filter { !$0.isEmpty } + text).joined(separator: "\n\n")
    }
    isInTable = true
    defer { isInTable = false }
    var grid = [[String?]](
      repeating: [String?](repeating: nil, count: width), count: table.rows.count)
    for (row, cells) in table.rows.enumerated() {
      var column = 0
      for cell in cells {
        while column < width, grid[row][column] != nil { column += 1 }
        guard column < width else { break }
        let text = Self.cell(blocks(cell.blocks))
        for below in row..<min(row + Self.clamped(cell.height, table.rows.count), grid.count) {
          for right in column..<min(column + Self.clamped(cell.breadth, width), width) {
            grid[below][right] = text
          }
        }
      }
    }
    grid.removeAll { $0.allSatisfy { $0?.isEmpty ?? true } }
    // Columns that only stand for the width of others say nothing.
    let used = (0..<width).filter { column in
      grid.contains { !($0[column]?.isEmpty ?? true) }
        && (column == 0 || grid.contains { $0[column] != $0[column - 1] })
    }
    guard !grid.isEmpty, !used.isEmpty else { return caption }
    var lines = grid.map { row in "| " + used.map { row[$0] ?? "" }.joined(separator: " | ") + " |"
    }
    lines.insert("|" + String(repeating: "---|", count: used.count), at: 1)
    return (caption.isEmpty ? "" : caption + "\n\n") + lines.joined(separator: "\n")
  }

  private static func clamped(_ number: Int, _ most: Int) -> Int { min(max(number, 1), most) }

  /// The text of a cell on one line: fences and marks at the start of a line mean nothing there.
  private static func cell(_ text: String) -> String {
    var line = ""
    for part in text.split(separator: "\n") {
      let part = part.hasSuffix("\\") && !part.hasSuffix("\\\\") ? part.dropLast() : part
      if part.allSatisfy({ $0 == "`" }) { continue }
      line += (line.isEmpty ? "" : " ") + part
    }
    return line.replacing("|", with: "\\|")
  }

  // MARK: Inlines

  private mutating func inlines(_ items: [TextInline], caption: String? = nil) -> String {
    var text = ""
    for item in items { text += inline(item, caption: caption) }
    return text
  }

  private mutating func inline(_ item: TextInline, caption: String?) -> String {
    switch item {
    case .text(let text): return Self.escaped(text)
    case .space: return " "
    case .lineBreak: return "\\\n"
    case .emphasis(let inner): return marked("*", inner)
    case .strong(let inner): return marked("**", inner)
    case .struck(let inner): return marked("~~", inner)
    case .superscript(let inner): return SmallFigures.raised(inner.plainText) ?? inlines(inner)
    case .lowered(let inner): return SmallFigures.lowered(inner.plainText) ?? inlines(inner)
    case .code(let text):
      let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      return line.isEmpty ? "" : Self.codeSpan(line)
    case .link(let address, let inner):
      let name = inlines(inner).trimmed.replacing("\\\n", with: " ")
      guard let target = link(address) else { return name }
      // A link within a link is none; pictures may be.
      guard !name.isEmpty else { return "" }
      return "[\(name)](\(Self.destination(target)))"
    case .picture(let source, let said):
      let words = Self.escaped(said.isEmpty ? caption ?? title : said)
      switch picture(source) {
      case .shown(let target): return "![\(words)](\(Self.destination(target)))"
      case .said: return said.isEmpty ? "" : Self.escaped(said)
      }
    case .note(let inner):
      notes.append("")
      let number = notes.count
      let text = blocks(inner).replacing("\n\n", with: " ").replacing("\n", with: " ")
      notes[number - 1] = text
      return "[^\(number)]"
    }
  }

  private static func codeSpan(_ text: String) -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let needsSpace = text.hasPrefix("`") || text.hasSuffix("`")
    return fence + (needsSpace ? " " : "") + text + (needsSpace ? " " : "") + fence
  }

  /// An address as links write it, whatever is in it.
  static func destination(_ address: String) -> String {
    let clean = address.replacing("<", with: "%3C").replacing(">", with: "%3E")
      .replacing("\n", with: "").replacing("\r", with: "")
    let isPlain = clean.utf8.allSatisfy { $0 > 0x20 && !"()\\\"'".utf8.contains($0) }
    return isPlain && !clean.isEmpty ? clean : "<" + clean.replacing("\\", with: "%5C") + ">"
  }

  /// Marked text; spaces at its ends stay outside, where the mark would not count.
  private mutating func marked(_ mark: String, _ items: [TextInline]) -> String {
    let text = inlines(items)
    let isSpace = { (character: Character) in character.isWhitespace }
    let inner = text.drop(while: isSpace)
    let start = text.prefix(text.count - inner.count)
    var end = ""
    var middle = inner
    while let last = middle.last, isSpace(last) || (last == "\\" && end.hasPrefix("\n")) {
      end = String(middle.removeLast()) + end
    }
    guard !middle.isEmpty else { return text }
    return start + mark + middle + mark + end
  }

  /// Text in which nothing means anything in Markdown.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x80 && !Ascii.isAlphanumeric($0) }) else { return text }
    var result = ""
    var previous: Character = " "
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      switch character {
      case "\\", "`", "*", "[", "]", "<", "~": result += "\\" + String(character)
      case "_":
        let isWithin = [previous, next].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        result += isWithin ? "_" : "\\_"
      case "&":
        // An entity is what it would be; a lone `&` is itself.
        result += next == "#" || (next.isASCII && next.isLetter) ? "\\&" : "&"
      case "{" where next == "{" || next == "%": result += "\\{"
      case _ where character.isNewline || character == "\t": result += " "
      default: result.append(character)
      }
      previous = character
    }
    return result
  }

  /// A paragraph whose lines begin like a heading, list or quotation is none.
  static func withoutMarksAtStart(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let digits = line.prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty, digits.count < 10, let next = line.dropFirst(digits.count).first,
        next == "." || next == ")"
      {
        return digits + "\\" + line.dropFirst(digits.count)
      }
      guard let first = line.first, "#>-+=|:".contains(first) else { return String(line) }
      return "\\" + line
    }.joined(separator: "\n")
  }
}

/// Figures above and below the line, which Unicode has of their own.
enum SmallFigures {
  private static let written = Array("0123456789+-=()n")
  private static let above = Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
  private static let below = Array("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ")

  /// The text above the line, as in m²; nil where not all of it can be written so.
  static func raised(_ text: String) -> String? { map(text, above) }

  /// The text below the line, as in H₂O; nil where not all of it can be written so.
  static func lowered(_ text: String) -> String? { map(text, below) }

  private static func map(_ text: String, _ figures: [Character]) -> String? {
    var result = ""
    for character in text {
      guard let place = written.firstIndex(of: character) else { return nil }
      result.append(figures[place])
    }
    return result.isEmpty ? nil : result
  }
}

extension String {
  /// Without white space around it, full-width spaces too.
  var trimmed: String {
    var text = drop { $0.isWhitespace }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  /// Its lines without the white space around each, which would mean code or a break.
  fileprivate var trimmedLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0).trimmed
    }
    // A break at an end breaks nothing.
    while let first = lines.first, first.isEmpty || first == "\\" { lines.removeFirst() }
    while let last = lines.last, last.isEmpty || last == "\\" { lines.removeLast() }
    if let last = lines.last, last.hasSuffix("\\"), !last.hasSuffix("\\\\") {
      lines[lines.count - 1] = String(last.dropLast())
    }
    return lines.filter { $0 != "\\" && !$0.isEmpty }.joined(separator: "\n")
  }
}
