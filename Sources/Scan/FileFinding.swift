import Base
import Diagnostics
import SensitiveText

/// Something in a file that readers would get besides what they are shown.
package struct FileFinding: Sendable, Hashable {
  /// What it is.
  package var kind: Kind
  /// What there is, in a few words that repeat no value: `作者“张*”`.
  package var what: Message
  /// Where in the file: a sheet and cell, a page, a slide; nil for the file as a whole.
  package var place: Message?
  /// What stands in a text, for clearances and exceptions; it must never be printed.
  package var value = ""
  /// Whether it weighs less than others of its kind: hidden rows beside hidden sheets.
  package var isLesser = false

  /// What a finding is about.
  package enum Kind: Sendable, Hashable {
    /// A text that is not for the public.
    case text(SensitiveFinding)
    /// Where a picture was taken.
    case photoLocation
    /// Whose camera took a picture, and who.
    case photoMetadata
    /// Who wrote an office document.
    case officeAuthor
    /// Changes and comments that were not settled.
    case officeChanges
    /// What an office program hides and everybody can show.
    case officeHidden
    /// Other files, links to them, programs.
    case officeEmbedded
    /// Who wrote a PDF document.
    case pdfMetadata
    /// What cannot be looked at.
    case unreadable
  }

  package init(_ kind: Kind, _ what: Message, at place: Message? = nil, isLesser: Bool = false) {
    self.kind = kind
    self.what = what
    self.place = place
    self.isLesser = isLesser
  }

  /// What cannot be looked at, and why.
  static func unreadable(_ reason: Message) -> FileFinding { FileFinding(.unreadable, reason) }
}

extension FileFinding {
  /// A name as people may see it: the first character, stars for the others.
  static func masked(_ name: String) -> String {
    let characters = Array(name.trimmed.prefix(40))
    guard let first = characters.first else { return "" }
    return String(first) + String(repeating: "*", count: max(1, characters.count - 1))
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    var part = self[...]
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }
}

/// What a part of a file is called.
enum PartName {
  case paragraph(Int), slide(Int), notes(Int), page(Int)
  case cell(sheet: String, String)
  case comment, header, footer, footnote

  var message: Message {
    switch self {
    case .paragraph(let number): Message("第 \(number) 段", "paragraph \(number)")
    case .slide(let number): Message("第 \(number) 张", "slide \(number)")
    case .notes(let number): Message("第 \(number) 份备注", "notes \(number)")
    case .page(let number): Message("第 \(number) 页", "page \(number)")
    case .cell(let sheet, let cell):
      Message(
        "工作表“\(sheet)”\(cell)", "the sheet “\(sheet)”" + (cell.isEmpty ? "" : ", \(cell)"))
    case .comment: Message("批注", "a comment")
    case .header: Message("页眉", "a header")
    case .footer: Message("页脚", "a footer")
    case .footnote: Message("脚注", "a note")
    }
  }
}

/// The text of a file, with what its parts are called.
struct ExtractedText {
  private(set) var bytes: [UInt8] = []
  private var parts: [(start: Int, name: PartName)] = []

  /// More text, and more parts, than a document for people has.
  static let most = 16 << 20
  private static let mostParts = 1 << 20
  /// More findings than anybody looks at one by one.
  static let mostFindings = 1_000

  /// Whether more text came than is looked at.
  var isFull: Bool { bytes.count >= Self.most }

  /// What is added from here on lies in a part of this name.
  mutating func begin(_ name: PartName) {
    if parts.count < Self.mostParts { parts.append((bytes.count, name)) }
  }

  mutating func add(_ text: Bytes) {
    guard !isFull else { return }
    bytes.append(contentsOf: text)
  }

  mutating func add(_ text: String) { text.withBytes { add($0) } }

  /// Ends a line, unless one has just ended.
  mutating func endLine() {
    if let last = bytes.last, last != Ascii.lineFeed { bytes.append(Ascii.lineFeed) }
  }

  /// What is not for the public in it.
  func findings() -> [FileFinding] {
    bytes.withBytes { bytes in
      var search = SensitiveText()
      return FileFinding.texts(search.find(in: bytes), in: bytes) { place in
        var (low, high) = (0, parts.count)
        while low < high {
          let middle = (low + high) / 2
          if parts[middle].start <= place { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? parts[low - 1].name.message : nil
      }
    }
  }
}

extension FileFinding {
  /// Findings of a text as findings of a file; the first thousand.
  static func texts(
    _ found: [SensitiveFinding], in bytes: Bytes, place: (Int) -> Message?
  ) -> [FileFinding] {
    var findings = found.prefix(ExtractedText.mostFindings).map { found in
      let shown = found.masked(in: bytes)
      var finding = FileFinding(
        .text(found), Message(shown, shown), at: place(found.range.lowerBound))
      finding.value = found.value(in: bytes)
      return finding
    }
    if found.count > findings.count {
      findings.append(
        .unreadable(
          Message(
            "还有 \(found.count - findings.count) 处没有列出",
            "\(found.count - findings.count) more findings are not listed")))
    }
    return findings
  }
}
