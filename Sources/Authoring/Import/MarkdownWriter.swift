import Base

/// Writes what pandoc read as Markdown for editors: as few marks as can be, every word kept.
struct MarkdownWriter {
  /// The pictures of the text, as pandoc names them, in their order.
  private(set) var pictures: [String] = []
  /// What a picture is written as; its place among `pictures` is given.
  let pictureName: (Int, String) -> String?
  /// What stands for a picture that has no description.
  let title: String
  /// What an address of a link becomes; nil where only its text is kept.
  ///
  /// Unless given, the addresses of other sites stay.
  var linkTarget: (String) -> String? = { address in
    ["http://", "https://", "mailto:"].contains { address.lowercased().hasPrefix($0) }
      ? address : nil
  }
  private var notes: [String] = []

  init(title: String, pictureName: @escaping (Int, String) -> String?) {
    self.title = title
    self.pictureName = pictureName
  }

  /// The whole text.
  ///
  /// - Parameter blocks: its blocks, without the title.
  /// - Returns: Markdown, ending in a line feed.
  mutating func write(_ blocks: [PandocValue]) -> String {
    let levels = blocks.filter { $0.kind == "Header" }.map { $0.content[0].integer }
    // The title is the page's only heading of the first level.
    let shift = 2 - (levels.min() ?? 2)
    var parts: [String] = []
    for (index, block) in blocks.enumerated() {
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      let before = index > 0 ? blocks[index - 1] : nil
      if block.kind == "Header" {
        let level = min(max(block.content[0].integer + shift, 2), 6)
        add(String(repeating: "#", count: level) + " " + inlines(block.content[2].list), &parts)
      } else if let level = Self.handMadeHeading(block, before, next) {
        add(String(repeating: "#", count: level) + " " + escaped(block.plainText), &parts)
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

  // MARK: Headings by hand

  /// The level of a paragraph that is a heading in all but name: the numbers of official documents
  /// (GB/T 9704, 7.3.3), on a line of its own.
  private static func handMadeHeading(
    _ block: PandocValue, _ before: PandocValue?, _ next: PandocValue?
  ) -> Int? {
    guard block.kind == "Para", let level = numberLevel(block) else { return nil }
    let isBold = block.content.list.allSatisfy { ["Strong", "Space"].contains($0.kind) }
    // Several in a row are a list.
    let isListed = [before, next].compactMap(\.self).contains { numberLevel($0) == level }
    return isBold || !isListed ? level : nil
  }

  private static func numberLevel(_ block: PandocValue) -> Int? {
    let text = block.plainText
    guard block.kind == "Para", text.count <= 40, let last = text.last, !"。；，：".contains(last),
      !block.content.list.contains(where: { $0.kind == "Image" })
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

  private mutating func block(_ block: PandocValue, next: PandocValue? = nil) -> String {
    switch block.kind {
    case "Plain", "Para":
      let items = block.content.list
      let caption = next.map(\.plainText).flatMap { $0.hasPrefix("图") && $0.count <= 60 ? $0 : nil }
      return lineStart(inlines(items, caption: caption))
    case "Header": return "**" + inlines(block.content[2].list) + "**"
    case "BulletList": return items(block.content.list) { _ in "- " }
    case "OrderedList":
      let first = max(block.content[0][0].integer, 1)
      return items(block.content[1].list) { "\(first + $0). " }
    case "BlockQuote":
      let inner = blocks(block.content.list)
      return inner.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
    case "CodeBlock":
      return "```\n" + block.content[1].string + "\n```"
    case "HorizontalRule": return "---"
    case "Table": return table(block.content)
    case "Div": return blocks(block.content[1].list)
    case "LineBlock":
      return block.content.list.map { inlines($0.list) }.joined(separator: "\\\n")
    case "DefinitionList":
      return block.content.list.map { item in
        let meaning = item[1].list.map { blocks($0.list) }.joined(separator: "\n\n")
        return "**" + inlines(item[0].list) + "**\n\n" + meaning
      }.joined(separator: "\n\n")
    default: return ""
    }
  }

  private mutating func blocks(_ blocks: [PandocValue]) -> String {
    var parts: [String] = []
    for block in blocks { add(self.block(block), &parts) }
    return parts.joined(separator: "\n\n")
  }

  private mutating func items(_ items: [PandocValue], _ mark: (Int) -> String) -> String {
    var lines: [String] = []
    for (index, item) in items.enumerated() {
      let mark = mark(index)
      let indent = String(repeating: " ", count: mark.count)
      let text = blocks(item.list).split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in text.enumerated() {
        lines.append(number == 0 ? mark + line : line.isEmpty ? "" : indent + line)
      }
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Tables

  /// A pipe table: a merged cell's text stands in each of the cells it covers, so that none loses
  /// what it belongs to.
  private mutating func table(_ content: PandocValue) -> String {
    var rows = content[3][1].list.map { $0[1] }
    for body in content[4].list { rows += body[2].list.map { $0[1] } + body[3].list.map { $0[1] } }
    rows += content[5][1].list.map { $0[1] }
    let width = content[2].list.count
    guard width > 0, !rows.isEmpty else { return "" }
    var grid = [[String?]](repeating: [String?](repeating: nil, count: width), count: rows.count)
    for (row, cells) in rows.enumerated() {
      var column = 0
      for cell in cells.list {
        while column < width, grid[row][column] != nil { column += 1 }
        let text = blocks(cell[4].list).split { $0 == "\n" }.map(String.init).joined(separator: " ")
          .replacing("|", with: "\\|")
        let (height, breadth) = (
          min(max(cell[2].integer, 1), rows.count), min(max(cell[3].integer, 1), width)
        )
        for below in row..<min(row + height, rows.count) {
          for right in column..<min(column + breadth, width) {
            grid[below][right] = text
          }
        }
      }
    }
    // A table without a row of headings has its first row there, as it is in print.
    if let first = grid.first, first.allSatisfy({ $0?.isEmpty ?? true }), grid.count > 1 {
      grid.removeFirst()
    }
    var lines = grid.map { "| " + $0.map { $0 ?? "" }.joined(separator: " | ") + " |" }
    lines.insert("|" + String(repeating: "---|", count: width), at: 1)
    let caption = blocks(content[1][1].list)
    return (caption.isEmpty ? "" : caption + "\n\n") + lines.joined(separator: "\n")
  }

  // MARK: Inlines

  private mutating func inlines(_ items: [PandocValue], caption: String? = nil) -> String {
    var text = ""
    for item in items { text += inline(item, caption: caption) }
    return text
  }

  private mutating func inline(_ item: PandocValue, caption: String?) -> String {
    let content = item.content
    switch item.kind {
    case "Str": return escaped(content.string)
    case "Space", "SoftBreak": return " "
    case "LineBreak": return "\\\n"
    case "Emph": return marked("*", content.list)
    case "Strong": return marked("**", content.list)
    case "Strikeout": return marked("~~", content.list)
    case "Underline", "SmallCaps", "Superscript", "Subscript": return inlines(content.list)
    case "Quoted":
      let isSingle = content[0].kind == "SingleQuote"
      return (isSingle ? "‘" : "“") + inlines(content[1].list) + (isSingle ? "’" : "”")
    case "Cite", "Span": return inlines(content[1].list)
    case "Code": return "`" + content[1].string.replacing("`", with: "'") + "`"
    case "Math": return escaped(content[1].string)
    case "Link":
      let address = content[2][0].string
      let name = inlines(content[1].list)
      guard let target = linkTarget(address), !target.contains(where: \.isWhitespace) else {
        return name
      }
      let written = target.replacing(">", with: "%3E").replacing("<", with: "%3C")
      return "[\(name.isEmpty ? escaped(address) : name)](<\(written)>)"
    case "Image":
      let source = content[2][0].string
      guard let name = pictureName(pictures.count, source) else { return "" }
      pictures.append(source)
      let said = content[1].plainText
      return "![\(escaped(said.isEmpty ? caption ?? title : said))](\(name))"
    case "Note":
      notes.append(blocks(content.list).replacing("\n\n", with: " "))
      return "[^\(notes.count)]"
    default: return ""
    }
  }

  /// Marked text; spaces at its ends stay outside, where the mark would not count.
  private mutating func marked(_ mark: String, _ items: [PandocValue]) -> String {
    let text = inlines(items)
    let inner = text.drop { $0 == " " }
    let start = text.prefix(text.count - inner.count)
    var end = ""
    var middle = inner
    while middle.last == " " { end.append(middle.removeLast()) }
    guard !middle.isEmpty else { return text }
    return start + mark + middle + mark + end
  }

  /// Text in which nothing means anything in Markdown.
  private func escaped(_ text: String) -> String {
    var result = ""
    var previous: Character = " "
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      switch character {
      case "\\", "`", "*", "[", "]", "<", "~": result += "\\" + String(character)
      case "_":
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        let isWithin = [previous, next].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        result += isWithin ? "_" : "\\_"
      case "&":
        // An entity is what it would be; a lone `&` is itself.
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        result += next == "#" || (next.isASCII && next.isLetter) ? "\\&" : "&"
      case "\n", "\r", "\t": result += " "
      default: result.append(character)
      }
      previous = character
    }
    return result
  }

  /// A paragraph that begins like a heading, list or quotation is none.
  private func lineStart(_ text: String) -> String {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let next = text.dropFirst(digits.count).first, next == "." || next == ")" {
      return digits + "\\" + text.dropFirst(digits.count)
    }
    guard let first = text.first, "#>-+=|:".contains(first) else { return text }
    return "\\" + text
  }
}
