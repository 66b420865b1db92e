import Base
import CCMarkGFM

extension MarkdownRenderer {
  /// Opens a table; on a site inside a box that scrolls where the screen is narrow.
  package mutating func table(_ node: MarkdownNode, _ output: inout ByteBuffer) -> Bool {
    startLine(&output)
    if isSite {
      output.append("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
      output.append(options.labels.table)
      output.append("\">\n")
    }
    state.cardLabels = isSite ? node.cardLabels : []
    state.hasRowHeads = isSite && node.hasRowHeads
    output.append(state.cardLabels.isEmpty ? "<table>" : "<table class=\"table-cards\">")
    state.alignments = cmark_gfm_extensions_get_table_alignments(node)
    state.isInTableBody = false
    return true
  }

  /// Closes a table.
  mutating func leaveTable(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    startLine(&output)
    if state.isInTableBody { output.append("</tbody>\n") }
    state.isInTableBody = false
    output.append("</table>\n")
    if isSite { output.append("</div>\n") }
  }

  /// Opens a row.
  mutating func row(_ node: MarkdownNode, _ output: inout ByteBuffer) -> Bool {
    startLine(&output)
    state.column = 0
    if cmark_gfm_extensions_get_table_row_is_header(node) != 0 {
      state.isInTableHead = true
      output.append("<thead>\n")
    } else if !state.isInTableBody {
      state.isInTableBody = true
      output.append("<tbody>\n")
    }
    output.append("<tr>")
    return true
  }

  /// Closes a row.
  mutating func leaveRow(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    startLine(&output)
    output.append("</tr>")
    if state.isInTableHead {
      output.append("\n</thead>")
      state.isInTableHead = false
    }
  }

  /// Opens a cell with its alignment: an attribute in GFM, a class on a site, whose content
  /// security policy forbids inline style.
  mutating func cell(_ node: MarkdownNode, _ output: inout ByteBuffer) -> Bool {
    startLine(&output)
    state.isRowHead = state.hasRowHeads && state.column == 0 && !state.isInTableHead
    output.append(state.isInTableHead || state.isRowHead ? "<th" : "<td")
    if isSite, state.isInTableHead { output.append(" scope=\"col\"") }
    if state.isRowHead { output.append(" scope=\"row\"") }
    if !state.isInTableHead, state.column < state.cardLabels.count,
      !state.cardLabels[state.column].isEmpty
    {
      output.append(" data-label=\"")
      state.cardLabels[state.column].withBytes { output.append($0) }
      output.append("\"")
    }
    let alignment: StaticString? =
      switch state.alignments?[state.column] {
      case UInt8(ascii: "l"): "left"
      case UInt8(ascii: "c"): "center"
      case UInt8(ascii: "r"): "right"
      default: nil
      }
    state.column += 1
    if let alignment {
      output.append(isSite ? " class=\"align-" : " align=\"")
      output.append(alignment)
      output.append("\"")
    }
    output.append(">")
    return true
  }

  /// Closes a cell.
  func leaveCell(_ output: inout ByteBuffer) {
    output.append(state.isInTableHead || state.isRowHead ? "</th>" : "</td>")
  }
}

/// What a table is like, from its nodes.
extension UnsafeMutablePointer where Pointee == cmark_node {
  /// The most columns of a table whose rows a telephone can show as cards.
  private static let mostCardColumns = 3

  /// The longest head that labels every cell below it, in bytes.
  private static let longestLabel = 120

  /// The heads as text, where the table has heads and few enough columns for cards.
  fileprivate var cardLabels: [[UInt8]] {
    guard Int(cmark_gfm_extensions_get_table_columns(self)) <= Self.mostCardColumns,
      let head = firstChild
    else { return [] }
    let labels = head.children.map { cell in
      var label = ByteBuffer()
      PlainText.forEachRun(in: cell, joinsChinese: true) { label.append(escaping: $0) }
      return label.count <= Self.longestLabel ? label.makeArray() : []
    }
    return labels.allSatisfy(\.isEmpty) ? [] : labels
  }

  /// Whether the first cell of every row below the heads is of words, so that it says what the row is
  /// about; a table of one column has no such cells.
  fileprivate var hasRowHeads: Bool {
    guard cmark_gfm_extensions_get_table_columns(self) > 1 else { return false }
    let rows = children.dropFirst()
    return !rows.isEmpty && rows.allSatisfy { $0.firstChild?.hasWords ?? false }
  }

  private var hasWords: Bool {
    var hasWords = false
    // Letters, and the first bytes of Han characters.
    PlainText.forEachRun(in: self, joinsChinese: true) { run in
      hasWords =
        hasWords || run.contains { (0x61...0x7A).contains($0 | 0x20) || (0xE4...0xE9).contains($0) }
    }
    return hasWords
  }

  private var children: [MarkdownNode] {
    var children: [MarkdownNode] = []
    var child = firstChild
    while let here = child {
      children.append(here)
      child = here.next
    }
    return children
  }
}
