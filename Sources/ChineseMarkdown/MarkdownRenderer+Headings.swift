import Base
import CCMarkGFM

extension MarkdownRenderer {
  /// Opens a heading; on a site with an `id`, and remembered for the table of contents.
  package mutating func heading(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    startLine(&output)
    let level = Int(markdown_node_level(node))
    output.append("<h")
    output.append(decimal: level)
    if isSite {
      let entry = remember(node, level: level)
      output.append(" id=\"")
      headingText.withBytes { output.append(escapingAsMarkdown: $0[slice: entry.identifier]) }
      output.append("\"")
    }
    output.append(">")
  }

  /// Closes a heading.
  func leaveHeading(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    output.append("</h")
    output.append(decimal: Int(markdown_node_level(node)))
    output.append(">\n")
  }

  private mutating func remember(_ node: MarkdownNode, level: Int) -> MarkdownHeading {
    plain.removeAll()
    PlainText.forEachRun(in: node, joinsChinese: true, marks: state.marks) { plain.append($0) }
    state.marks.remove(from: &plain, after: 0)
    let start = headingText.count
    plain.withBytes { headingText.append($0) }
    let end = headingText.count
    let identifier = plain.withBytes { identifiers.append(identifierOf: $0, to: &headingText) }
    let heading = MarkdownHeading(
      level: level, identifier: identifier, text: start..<end)
    headings.append(heading)
    return heading
  }
}
