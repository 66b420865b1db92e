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
    output.append("<table>")
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
    output.append(state.isInTableHead ? "<th" : "<td")
    if isSite, state.isInTableHead { output.append(" scope=\"col\"") }
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
    output.append(state.isInTableHead ? "</th>" : "</td>")
  }
}
