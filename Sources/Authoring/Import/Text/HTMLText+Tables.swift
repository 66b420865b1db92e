import Base
import HTMLTree

extension HTMLText {
  // MARK: Tables

  mutating func table(_ element: HTMLElement) {
    let rows = Self.rows(of: element)
    if isLayout(element, rows) {
      if let caption = element.elements.first(where: { $0.name == "caption" }) {
        blocks += inner(caption)
      }
      for row in rows { for cell in row { blocks += inner(cell) } }
      return
    }
    var table = TextTable()
    if let caption = element.elements.first(where: { $0.name == "caption" }) {
      table.caption = inner(caption)
    }
    for row in rows {
      table.rows.append(
        row.map {
          TextTable.Cell(
            blocks: inner($0), height: $0["rowspan"].flatMap { Int($0) } ?? 1,
            breadth: $0["colspan"].flatMap { Int($0) } ?? 1)
        })
    }
    blocks.append(.table(table))
  }

  /// The rows of a table, not those of tables within.
  static func rows(of table: HTMLElement) -> [[HTMLElement]] {
    var rows: [[HTMLElement]] = []
    for part in table.elements {
      let candidates =
        part.name == "tr"
        ? [part]
        : ["tbody", "thead", "tfoot"].contains(part.name)
          ? part.elements.filter { $0.name == "tr" } : []
      for row in candidates {
        let cells = row.elements.filter { $0.name == "td" || $0.name == "th" }
        if !cells.isEmpty { rows.append(cells) }
      }
    }
    return rows
  }

  /// Whether a table only puts things beside and below each other, as pages did once.
  func isLayout(_ table: HTMLElement, _ rows: [[HTMLElement]]) -> Bool {
    guard let width = rows.map(\.count).max(), width > 1, rows.count > 1 else { return true }
    if table.first("th") != nil { return table.first("table") != nil }
    if table.first("table") != nil { return true }
    if table["role"] == "presentation" { return true }
    for cell in rows.joined() {
      let text = cell.text
      if text.utf8.count > 1_500 { return true }
      let paragraphs = cell.elements.filter { $0.name == "p" && !$0.text.trimmed.isEmpty }.count
      if paragraphs > 2, text.utf8.count > 600 { return true }
    }
    return false
  }
}
