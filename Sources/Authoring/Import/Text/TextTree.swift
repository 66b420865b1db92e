/// A text apart from how it is written: what pandoc read of a Word document, or what we read of
/// a page, becomes this, and this becomes Markdown.
indirect enum TextBlock {
  case paragraph([TextInline])
  /// A heading; its level is that of the source, from 1.
  case heading(Int, [TextInline])
  case bullets([[TextBlock]])
  /// A numbered list and the number it begins with.
  case numbers(Int, [[TextBlock]])
  case quote([TextBlock])
  /// Code and the name of its language, which can be empty.
  case code(String, language: String)
  case rule
  case table(TextTable)
  /// Blocks that stand at the right or in the middle: `right`, `center`.
  case aligned(String, [TextBlock])
}

/// A part of a line.
indirect enum TextInline {
  case text(String)
  case space
  case lineBreak
  case emphasis([TextInline])
  case strong([TextInline])
  case struck([TextInline])
  case superscript([TextInline])
  case lowered([TextInline])
  case code(String)
  case link(String, [TextInline])
  /// A picture: where it is and what is said of it.
  case picture(String, said: String)
  case note([TextBlock])
}

/// A table: its caption, and its rows of cells, heads among them.
struct TextTable {
  var caption: [TextBlock] = []
  var rows: [[Cell]] = []

  struct Cell {
    var blocks: [TextBlock]
    /// How many rows and columns it covers.
    var height = 1
    var breadth = 1
  }
}

extension [TextInline] {
  /// The text without any marks.
  var plainText: String { map(\.plainText).joined() }
}

extension TextInline {
  /// The text without any marks; of pictures nothing, of notes nothing.
  var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .space, .lineBreak: " "
    case .emphasis(let inner), .strong(let inner), .struck(let inner), .superscript(let inner),
      .lowered(let inner), .link(_, let inner):
      inner.plainText
    case .picture, .note: ""
    }
  }

  /// The pictures in it.
  var pictures: [String] {
    switch self {
    case .picture(let source, _): [source]
    case .emphasis(let inner), .strong(let inner), .struck(let inner), .superscript(let inner),
      .lowered(let inner), .link(_, let inner):
      inner.flatMap(\.pictures)
    case .note(let blocks): blocks.flatMap(\.pictures)
    case .text, .code, .space, .lineBreak: []
    }
  }
}

extension [TextBlock] {
  /// The text without any marks.
  var plainText: String { map(\.plainText).joined() }
}

extension TextBlock {
  /// The text without any marks.
  var plainText: String {
    switch self {
    case .paragraph(let inlines), .heading(_, let inlines): inlines.plainText
    case .bullets(let items), .numbers(_, let items): items.map(\.plainText).joined()
    case .quote(let blocks), .aligned(_, let blocks): blocks.plainText
    case .code(let text, _): text
    case .rule: ""
    case .table(let table):
      table.caption.plainText + table.rows.joined().map(\.blocks.plainText).joined()
    }
  }

  /// The pictures in it, in order.
  var pictures: [String] {
    switch self {
    case .paragraph(let inlines), .heading(_, let inlines): inlines.flatMap(\.pictures)
    case .bullets(let items), .numbers(_, let items): items.joined().flatMap(\.pictures)
    case .quote(let blocks), .aligned(_, let blocks): blocks.flatMap(\.pictures)
    case .code, .rule: []
    case .table(let table):
      table.caption.flatMap(\.pictures)
        + table.rows.joined().flatMap { $0.blocks.flatMap(\.pictures) }
    }
  }

  /// Whether it is nothing but pictures, or nothing at all.
  var isWithoutText: Bool { plainText.allSatisfy(\.isWhitespace) }
}
