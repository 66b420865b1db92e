/// Makes the tree of a text of what pandoc read.
enum PandocText {
  /// The blocks of a document, or of a part of one.
  static func blocks(_ values: [PandocValue]) -> [TextBlock] { values.flatMap(block) }

  private static func block(_ value: PandocValue) -> [TextBlock] {
    let content = value.content
    switch value.kind {
    case "Plain", "Para": return [.paragraph(inlines(content.list))]
    case "Header": return [.heading(content[0].integer, inlines(content[2].list))]
    case "BulletList": return [.bullets(content.list.map { blocks($0.list) })]
    case "OrderedList":
      return [.numbers(max(content[0][0].integer, 1), content[1].list.map { blocks($0.list) })]
    case "BlockQuote": return [.quote(blocks(content.list))]
    case "CodeBlock": return [.code(content[1].string, language: content[0][1][0].string)]
    case "HorizontalRule": return [.rule]
    case "Table": return [.table(table(content))]
    case "Div": return blocks(content[1].list)
    case "LineBlock":
      let lines = content.list.map { inlines($0.list) }
      return [.paragraph(Array(lines.joined(separator: [.lineBreak])))]
    case "DefinitionList":
      return content.list.flatMap { item -> [TextBlock] in
        [.paragraph([.strong(inlines(item[0].list))])] + item[1].list.flatMap { blocks($0.list) }
      }
    case "RawBlock":
      return content[1].string.isEmpty ? [] : [.paragraph([.text(content[1].string)])]
    default: return []
    }
  }

  private static func table(_ content: PandocValue) -> TextTable {
    var rows = content[3][1].list.map { $0[1] }
    for body in content[4].list { rows += body[2].list.map { $0[1] } + body[3].list.map { $0[1] } }
    rows += content[5][1].list.map { $0[1] }
    return TextTable(
      caption: blocks(content[1][1].list),
      rows: rows.map { row in
        row.list.map {
          TextTable.Cell(
            blocks: blocks($0[4].list), height: $0[2].integer, breadth: $0[3].integer)
        }
      })
  }

  static func inlines(_ values: [PandocValue]) -> [TextInline] { values.flatMap(inline) }

  private static func inline(_ value: PandocValue) -> [TextInline] {
    let content = value.content
    switch value.kind {
    case "Str": return [.text(content.string)]
    case "Space", "SoftBreak": return [.space]
    case "LineBreak": return [.lineBreak]
    case "Emph": return [.emphasis(inlines(content.list))]
    case "Strong": return [.strong(inlines(content.list))]
    case "Strikeout": return [.struck(inlines(content.list))]
    case "Superscript": return [.superscript(inlines(content.list))]
    case "Subscript": return [.lowered(inlines(content.list))]
    case "Underline", "SmallCaps": return inlines(content.list)
    case "Quoted":
      let isSingle = content[0].kind == "SingleQuote"
      return [.text(isSingle ? "‘" : "“")] + inlines(content[1].list) + [
        .text(isSingle ? "’" : "”")
      ]
    case "Cite", "Span": return inlines(content[1].list)
    case "Code": return [.code(content[1].string)]
    case "Math", "RawInline": return [.text(content[1].string)]
    case "Link": return [.link(content[2][0].string, inlines(content[1].list))]
    case "Image": return [.picture(content[2][0].string, said: content[1].plainText)]
    case "Note": return [.note(blocks(content.list))]
    default: return []
    }
  }
}
