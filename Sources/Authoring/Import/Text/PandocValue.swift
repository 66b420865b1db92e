import Base

/// A value of pandoc's JSON: `{"t": …, "c": …}` and what it is made of.
struct PandocValue {
  private let value: DynamicValue

  init(_ value: DynamicValue) { self.value = value }

  /// The kind of a block or inline, as in `Para`.
  var kind: String { self["t"].string }
  /// What it holds.
  var content: PandocValue { self["c"] }

  subscript(name: String) -> PandocValue {
    guard case .mapping(let pairs) = value else { return PandocValue(.null) }
    return PandocValue(pairs.last { $0.key == name }?.value ?? .null)
  }

  subscript(index: Int) -> PandocValue {
    let list = list
    return index < list.count ? list[index] : PandocValue(.null)
  }

  var list: [PandocValue] {
    guard case .list(let values) = value else { return [] }
    return values.map(PandocValue.init)
  }

  var string: String {
    guard case .string(let text) = value else { return "" }
    return text
  }

  var integer: Int {
    guard case .integer(let number) = value else { return 0 }
    return number
  }

  /// The text of inlines or blocks without any marks.
  var plainText: String {
    switch kind {
    case "Str": return content.string
    case "Space", "SoftBreak", "LineBreak": return " "
    case "Code", "Math": return content[1].string
    case "RawInline", "RawBlock", "Note": return ""
    case "Link", "Image", "Span", "Quoted", "Cite": return content[1].plainText
    case "Header": return content[2].plainText
    case "": return string + list.map(\.plainText).joined()
    default: return content.plainText
    }
  }
}
