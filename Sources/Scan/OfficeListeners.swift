import Base
import Diagnostics
import SensitiveText
import XMLEvents

/// What is told of one part of a document.
class PartListener: XMLListener {
  var text = ExtractedText()
  var findings: [FileFinding] = []

  func begin(_ name: Bytes, _ attributes: XMLAttributes) {}
  func end(_ name: Bytes) {}
  func text(_ text: Bytes) {}
}

/// The text of some elements, a line for each paragraph.
final class ParagraphListener: PartListener {
  private let paragraph: String
  private let texts: [String]?
  private var depth = 0
  /// Whether there was any.
  private(set) var hasText = false

  /// - Parameters:
  ///   - paragraph: the element that ends a line.
  ///   - texts: the elements whose text counts; nil for all.
  init(paragraph: String, texts: [String]? = ["t"]) {
    self.paragraph = paragraph
    self.texts = texts
  }

  private func isText(_ name: Bytes) -> Bool {
    texts?.contains { text in text.withBytes { name.equals($0) } } ?? true
  }

  override func begin(_ name: Bytes, _ attributes: XMLAttributes) {
    if isText(name) { depth += 1 }
  }

  override func end(_ name: Bytes) {
    if isText(name) { depth -= 1 }
    if paragraph.withBytes({ name.equals($0) }) { text.endLine() }
  }

  override func text(_ piece: Bytes) {
    guard depth > 0 else { return }
    if piece.trimmed.count > 0 { hasText = true }
    text.add(piece)
  }
}

/// Properties whose values are names: what they are is said, not what they say.
final class PropertyListener: PartListener {
  private let properties: [String: Message]
  private var open: Message?
  private var value = ""

  init(_ properties: [String: Message]) { self.properties = properties }

  override func begin(_ name: Bytes, _ attributes: XMLAttributes) {
    open = properties[name.string]
    value = ""
  }

  override func end(_ name: Bytes) {
    defer { open = nil }
    guard let property = open, !value.trimmed.isEmpty else { return }
    let shown = FileFinding.masked(value)
    var finding = FileFinding(
      .officeAuthor,
      Message("\(property.chinese)“\(shown)”", "\(property.english) “\(shown)”"))
    finding.value = value.trimmed
    findings.append(finding)
  }

  override func text(_ piece: Bytes) {
    if open != nil { value += piece.string }
  }
}

/// A part of a Word document: its paragraphs, its changes, what it hides.
final class WordListener: PartListener {
  private let part: String
  private var paragraphs = 0
  private var isInText = false
  private var isInRunProperties = false
  private var isHidden = false
  private var changes: Set<String> = []
  private var hidden: Int?

  /// - Parameter part: its name, as in `document` or `header2`.
  init(part: String) { self.part = part }

  private var place: PartName {
    if part.hasPrefix("document") { return .paragraph(paragraphs) }
    if part.hasPrefix("header") { return .header }
    if part.hasPrefix("footer") { return .footer }
    return part.hasPrefix("comments") ? .comment : .footnote
  }

  override func begin(_ name: Bytes, _ attributes: XMLAttributes) {
    if name.equals("t") || name.equals("delText") {
      isInText = true
    } else if name.equals("p") {
      paragraphs += 1
      text.begin(place)
    } else if name.equals("r") {
      isHidden = false
    } else if name.equals("rPr") {
      isInRunProperties = true
    } else if name.equals("vanish") {
      isHidden = isInRunProperties && attributes.isOn("val", orMissing: true)
    } else if name.equals("tab") || name.equals("br") {
      if !isInRunProperties { text.add(" ") }
    } else if name.equals("ins") || name.equals("del") || name.equals("moveFrom")
      || name.equals("moveTo")
    {
      note("changes", Message("有没有处理的修订", "tracked changes"))
    } else if name.equals("comment"), part.hasPrefix("comments") {
      note("comments", Message("有批注", "comments"))
    }
  }

  override func end(_ name: Bytes) {
    if name.equals("t") || name.equals("delText") {
      isInText = false
    } else if name.equals("rPr") {
      isInRunProperties = false
    } else if name.equals("r") {
      isHidden = false
    } else if name.equals("p") {
      // What hides the mark of a paragraph hides no text.
      isHidden = false
      text.endLine()
    } else if name.equals("tc") {
      text.endLine()
    }
  }

  override func text(_ piece: Bytes) {
    guard isInText else { return }
    text.add(piece)
    guard isHidden, hidden == nil, piece.trimmed.count > 0 else { return }
    hidden = paragraphs
    findings.append(
      FileFinding(.officeHidden, Message("有隐藏的文字", "hidden text"), at: place.message))
  }

  private func note(_ kind: String, _ what: Message) {
    guard changes.insert(kind).inserted else { return }
    findings.append(FileFinding(.officeChanges, what, at: kind == "changes" ? place.message : nil))
  }
}

/// The sheets of a workbook.
final class WorkbookListener: PartListener {
  private(set) var sheets: [(name: String, relation: String)] = []

  override func begin(_ name: Bytes, _ attributes: XMLAttributes) {
    guard name.equals("sheet"), let sheet = attributes["name"] else { return }
    sheets.append((sheet, attributes["id"] ?? ""))
    guard let state = attributes["state"], state != "visible" else { return }
    let isDeep = state == "veryHidden"
    findings.append(
      FileFinding(
        .officeHidden,
        isDeep
          ? Message("有深度隐藏的工作表", "a very hidden sheet") : Message("有隐藏的工作表", "a hidden sheet"),
        at: Message("工作表“\(Mask.text(sheet))”", "the sheet “\(Mask.text(sheet))”")))
  }
}

/// Which part an identifier means (ECMA-376 part 2, 9.3).
final class RelationListener: PartListener {
  private(set) var targets: [String: String] = [:]

  override func begin(_ name: Bytes, _ attributes: XMLAttributes) {
    guard name.equals("Relationship"), let id = attributes["Id"] else { return }
    targets[id] = attributes["Target"]
  }
}

/// The strings of a workbook: what is found in each, by its number.
final class SharedStringListener: PartListener {
  private(set) var stringFindings: [Int: [FileFinding]] = [:]
  /// The strings with findings that no cell was seen to show.
  var flagged: Set<Int> = []
  private var number = 0
  private var isInText = false
  private var string = ExtractedText()

  override func begin(_ name: Bytes, _ attributes: XMLAttributes) {
    if name.equals("t") { isInText = true }
    if name.equals("si") { string = ExtractedText() }
  }

  override func end(_ name: Bytes) {
    if name.equals("t") { isInText = false }
    guard name.equals("si") else { return }
    let found = string.findings()
    if !found.isEmpty {
      stringFindings[number] = found
      flagged.insert(number)
    }
    number += 1
  }

  override func text(_ piece: Bytes) {
    if isInText { string.add(piece) }
  }
}

/// The cells of a sheet.
final class SheetListener: PartListener {
  private let sheet: String
  private let flagged: Set<Int>
  private var cell = ""
  private var isString = false
  private var isInValue = false
  private var value = ""
  private var hidesRows = false
  private var hidesColumns = false
  private var cells: [(cell: String, string: Int)] = []
  /// The strings with findings that its cells show.
  var seen: Set<Int> { Set(cells.map(\.string)) }

  init(sheet: String, flagged: Set<Int>) {
    self.sheet = Mask.text(sheet)
    self.flagged = flagged
  }

  private func place(_ cell: String) -> PartName { .cell(sheet: sheet, cell) }

  override func begin(_ name: Bytes, _ attributes: XMLAttributes) {
    if name.equals("c") {
      cell = attributes["r"] ?? ""
      isString = attributes["t"] == "s"
    } else if name.equals("v") || name.equals("t") {
      isInValue = true
      value = ""
    } else if name.equals("row"), !hidesRows, attributes.isOn("hidden") {
      hidesRows = true
      findings.append(
        FileFinding(
          .officeHidden, Message("有隐藏的行", "hidden rows"),
          at: place(attributes["r"].map { "第 \($0) 行" } ?? "").message, isLesser: true))
    } else if name.equals("col"), !hidesColumns, attributes.isOn("hidden") {
      hidesColumns = true
      findings.append(
        FileFinding(
          .officeHidden, Message("有隐藏的列", "hidden columns"), at: place("").message, isLesser: true))
    }
  }

  override func end(_ name: Bytes) {
    guard name.equals("v") || name.equals("t") else { return }
    isInValue = false
    if isString {
      if let number = Int(value), flagged.contains(number) { cells.append((cell, number)) }
    } else if value.utf8.count >= 6 {
      text.begin(place(cell))
      text.add(value)
      text.endLine()
    }
  }

  override func text(_ piece: Bytes) {
    if isInValue, value.utf8.count < 1 << 16 { value += piece.string }
  }

  /// The findings of the strings that cells of this sheet show, with the cells.
  func findingsOfStrings(_ strings: [Int: [FileFinding]]) -> [FileFinding] {
    cells.flatMap { cell, number in
      (strings[number] ?? []).map { finding in
        var placed = finding
        placed.place = place(cell).message
        return placed
      }
    }
  }
}

/// A slide.
final class SlideListener: PartListener {
  private let place: PartName
  private var isInText = false

  init(place: PartName) { self.place = place }

  override func begin(_ name: Bytes, _ attributes: XMLAttributes) {
    if name.equals("t") { isInText = true }
    if name.equals("sld"), !attributes.isOn("show", orMissing: true) {
      findings.append(
        FileFinding(.officeHidden, Message("有隐藏的幻灯片", "a hidden slide"), at: place.message))
    }
  }

  override func end(_ name: Bytes) {
    if name.equals("t") { isInText = false }
    if name.equals("p") { text.endLine() }
  }

  override func text(_ piece: Bytes) {
    if isInText { text.add(piece) }
  }
}

/// The notes of a slide: the text of the box for them, without page numbers and dates.
final class NotesListener: PartListener {
  private var isNumber = false
  private var isInText = false
  /// Whether anything is written.
  private(set) var hasNotes = false

  override func begin(_ name: Bytes, _ attributes: XMLAttributes) {
    if name.equals("sp") { isNumber = false }
    if name.equals("ph"), ["sldNum", "dt", "hdr", "ftr", "sldImg"].contains(attributes["type"]) {
      isNumber = true
    }
    if name.equals("t") { isInText = true }
  }

  override func end(_ name: Bytes) {
    if name.equals("t") { isInText = false }
    if name.equals("p") { text.endLine() }
  }

  override func text(_ piece: Bytes) {
    guard isInText, !isNumber else { return }
    if piece.trimmed.count > 0 { hasNotes = true }
    text.add(piece)
  }
}
