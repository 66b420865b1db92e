import Base
import Diagnostics

/// Makes of a Word document what pandoc reads whole.
///
/// Text boxes become paragraphs, Chinese numbers of lists and formulas become text, wrappers that
/// pandoc drops go. Names are those of ECMA-376 part 1, WordprocessingML.
struct WordPreparation {
  let document: XMLElement
  private var levels: [String: [Int: Level]] = [:]
  private var counters: [String: [Int]] = [:]

  /// How one level of a list is numbered.
  private struct Level {
    var format: String
    var text: String
    var start: Int
  }

  /// A preparation.
  ///
  /// - Parameters:
  ///   - document: `word/document.xml`; it is changed.
  ///   - numbering: `word/numbering.xml`, where there is one.
  init(_ document: XMLElement, numbering: XMLElement?) {
    self.document = document
    if let numbering { readNumbering(numbering) }
  }

  /// What keeps the document from being taken over: the decision is its writers', not ours.
  var refusal: Message? {
    let changes = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"]
    if changes.contains(where: { !document.descendants($0).isEmpty }) {
      return Message("文档里有没有处理的修订", "the document has tracked changes")
    }
    if !document.descendants("w:commentReference").isEmpty {
      return Message("文档里有批注", "the document has comments")
    }
    return nil
  }

  /// Changes the document; returns it as bytes.
  mutating func run() -> [UInt8] {
    joinBodies()
    Self.unfold(document)
    liftTextBoxes(in: document)
    for paragraph in document.descendants("w:p") {
      writeNumber(of: paragraph)
      markSide(of: paragraph)
    }
    return document.bytes
  }

  /// A part with notes, of which only what pandoc drops is to be changed.
  static func unfolded(_ notes: XMLElement) -> [UInt8] {
    unfold(notes)
    return notes.bytes
  }

  // MARK: Sides

  /// A character of nobody's, which begins a paragraph that stands at the right: pandoc has no
  /// other place for it.
  static let rightMark: Character = "\u{E010}"

  private func markSide(of paragraph: XMLElement) {
    guard let properties = paragraph.child("w:pPr"),
      ["right", "end"].contains(properties.child("w:jc")?.attribute("w:val") ?? "")
    else { return }
    let run = Self.run(String(Self.rightMark))
    let first = paragraph.children.firstIndex {
      if case .element(let inner) = $0 { inner.name == "w:pPr" } else { false }
    }
    paragraph.children.insert(run, at: (first ?? -1) + 1)
  }

  /// The blocks with what the marks say in their places; neighbours at the right are one block.
  static func aligned(_ blocks: [TextBlock]) -> [TextBlock] {
    var result: [TextBlock] = []
    for block in blocks {
      let (clean, isRight) = withoutMark(block)
      if isRight, clean.isWithoutText, clean.pictures.isEmpty { continue }
      guard isRight, case .paragraph = clean else {
        result.append(clean)
        continue
      }
      if case .aligned("right", let before)? = result.last {
        result[result.count - 1] = .aligned("right", before + [clean])
      } else {
        result.append(.aligned("right", [clean]))
      }
    }
    return result
  }

  private static func withoutMark(_ block: TextBlock) -> (TextBlock, Bool) {
    func inner(_ blocks: [TextBlock]) -> [TextBlock] { blocks.map { withoutMark($0).0 } }
    switch block {
    case .paragraph(let inlines):
      let (clean, isMarked) = withoutMark(inlines)
      return (.paragraph(clean), isMarked)
    case .heading(let level, let inlines): return (.heading(level, withoutMark(inlines).0), false)
    case .bullets(let items): return (.bullets(items.map(inner)), false)
    case .numbers(let first, let items): return (.numbers(first, items.map(inner)), false)
    case .quote(let blocks): return (.quote(inner(blocks)), false)
    case .aligned(let side, let blocks): return (.aligned(side, inner(blocks)), false)
    case .table(var table):
      table.caption = inner(table.caption)
      for row in table.rows.indices {
        for cell in table.rows[row].indices {
          table.rows[row][cell].blocks = inner(table.rows[row][cell].blocks)
        }
      }
      return (.table(table), false)
    case .code(let text, let language):
      return (.code(text.filter { $0 != rightMark }, language: language), false)
    case .rule: return (block, false)
    }
  }

  private static func withoutMark(_ inlines: [TextInline]) -> ([TextInline], Bool) {
    var isMarked = false
    let clean = inlines.map { inline -> TextInline in
      func inner(_ inlines: [TextInline]) -> [TextInline] {
        let (clean, isInner) = withoutMark(inlines)
        isMarked = isMarked || isInner
        return clean
      }
      switch inline {
      case .text(let text) where text.contains(rightMark):
        isMarked = true
        return .text(text.filter { $0 != rightMark })
      case .strong(let items): return .strong(inner(items))
      case .emphasis(let items): return .emphasis(inner(items))
      case .struck(let items): return .struck(inner(items))
      case .superscript(let items): return .superscript(inner(items))
      case .lowered(let items): return .lowered(inner(items))
      case .link(let target, let items): return .link(target, inner(items))
      case .note(let blocks): return .note(blocks.map { withoutMark($0).0 })
      default: return inline
      }
    }
    return (clean, isMarked)
  }

  static func run(_ text: String) -> XMLElement.Node {
    let text = XMLElement("w:t", [("xml:space", "preserve")], [.text(text)])
    return .element(XMLElement("w:r", [], [.element(text)]))
  }

  // MARK: Text boxes

  /// Puts the paragraphs of text boxes after the paragraph that holds them.
  private func liftTextBoxes(in container: XMLElement) {
    var children: [XMLElement.Node] = []
    for child in container.children {
      children.append(child)
      guard case .element(let element) = child else { continue }
      if element.name == "w:p" {
        // What older programs show instead holds the same text once more.
        let boxes = element.descendants("w:txbxContent", skipping: "mc:Fallback")
        guard !boxes.isEmpty else { continue }
        remove(boxesIn: element)
        for box in boxes {
          liftTextBoxes(in: box)
          children += box.children
        }
      } else {
        liftTextBoxes(in: element)
      }
    }
    container.children = children
  }

  private func remove(boxesIn element: XMLElement) {
    element.children.removeAll { child in
      guard case .element(let inner) = child else { return false }
      return ["mc:AlternateContent", "w:pict", "w:drawing"].contains(inner.name)
        && !inner.descendants("w:txbxContent").isEmpty
    }
    for inner in element.elements { remove(boxesIn: inner) }
  }

  // MARK: Numbers

  private mutating func readNumbering(_ numbering: XMLElement) {
    var abstracts: [String: [Int: Level]] = [:]
    for abstract in numbering.elements where abstract.name == "w:abstractNum" {
      var levels: [Int: Level] = [:]
      for level in abstract.elements where level.name == "w:lvl" {
        guard let place = level.attribute("w:ilvl").flatMap({ Int($0) }) else { continue }
        levels[place] = Level(
          format: level.child("w:numFmt")?.attribute("w:val") ?? "decimal",
          text: level.child("w:lvlText")?.attribute("w:val") ?? "",
          // Word counts to 32,767; what a damaged file says beyond that would overflow.
          start: min(
            max(level.child("w:start")?.attribute("w:val").flatMap { Int($0) } ?? 1, 0), 32_767))
      }
      abstracts[abstract.attribute("w:abstractNumId") ?? ""] = levels
    }
    for number in numbering.elements where number.name == "w:num" {
      guard let identifier = number.attribute("w:numId"),
        let abstract = number.child("w:abstractNumId")?.attribute("w:val")
      else { continue }
      levels[identifier] = abstracts[abstract]
    }
  }

  private mutating func writeNumber(of paragraph: XMLElement) {
    guard let properties = paragraph.child("w:pPr"), let number = properties.child("w:numPr"),
      let list = number.child("w:numId")?.attribute("w:val"), let levels = levels[list]
    else { return }
    let place = min(max(number.child("w:ilvl")?.attribute("w:val").flatMap { Int($0) } ?? 0, 0), 8)
    guard let level = levels[place] else { return }
    var counts = counters[list] ?? Array(repeating: 0, count: 9)
    counts[place] = counts[place] == 0 ? level.start : counts[place] + 1
    for deeper in (place + 1)..<10 where deeper < 9 { counts[deeper] = 0 }
    counters[list] = counts
    // Other lists are lists in Markdown too.
    guard Self.isChinese(level) else { return }
    var label = level.text
    for above in 0...place {
      let format = levels[above]?.format ?? "decimal"
      label = label.replacing("%\(above + 1)", with: Self.written(max(counts[above], 1), format))
    }
    properties.children.removeAll {
      if case .element(let inner) = $0 { inner.name == "w:numPr" } else { false }
    }
    let run = Self.run(label)
    let first = paragraph.children.firstIndex {
      if case .element(let inner) = $0 { inner.name == "w:pPr" } else { false }
    }
    paragraph.children.insert(run, at: (first ?? -1) + 1)
  }

  private static let chineseFormats: Set<String> = [
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital",
    "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographTraditional",
    "ideographZodiac", "decimalEnclosedCircle", "decimalEnclosedCircleChinese",
  ]

  private static func isChinese(_ level: Level) -> Bool {
    level.format != "bullet" && level.format != "none"
      && (chineseFormats.contains(level.format) || level.text.contains { "（）、第章条款节项".contains($0) })
  }

  private static func written(_ number: Int, _ format: String) -> String {
    switch format {
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
      guard (1...20).contains(number), let scalar = Unicode.Scalar(0x2460 + number - 1) else {
        return "\(number)"
      }
      return String(Character(scalar))
    case "ideographTraditional":
      let stems = Array("甲乙丙丁戊己庚辛壬癸")
      return number <= stems.count ? String(stems[number - 1]) : "\(number)"
    case _ where chineseFormats.contains(format): return counting(number)
    default: return "\(number)"
    }
  }

  /// A number below ten thousand as it is counted: 十二, 一百零三.
  static func counting(_ number: Int) -> String {
    guard (1..<10_000).contains(number) else { return "\(number)" }
    let digits = Array("零一二三四五六七八九")
    var text = ""
    var hasGap = false
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / unit % 10
      if digit == 0 {
        hasGap = !text.isEmpty
        continue
      }
      if hasGap { text.append(digits[0]) }
      hasGap = false
      if !(unit == 10 && digit == 1 && text.isEmpty) { text.append(digits[digit]) }
      text += name
    }
    return text
  }
}
