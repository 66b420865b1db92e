import Base
import CCMarkGFM

/// A heading of the document rendered last; its texts are lent by the renderer.
package struct MarkdownHeading: Sendable, Hashable {
  /// 1 to 6.
  package var level: Int
  /// The bytes of its `id` in `MarkdownRenderer.headingText`.
  package var identifier: Range<Int>
  /// The bytes of its text without markup in `MarkdownRenderer.headingText`.
  package var text: Range<Int>
}

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

extension MarkdownRenderer {
  /// Writes the number that leads from the text to a footnote.
  func footnoteReference(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    let number = node.literal
    output.append("<sup class=\"footnote-ref\"><a href=\"#fn-")
    output.append(number)
    output.append("\" id=\"fnref-")
    output.append(number)
    let index = Int(markdown_footnote_reference_index(node))
    if index > 1 {
      output.append("-")
      output.append(decimal: index)
    }
    output.append("\" role=\"doc-noteref\" aria-label=\"")
    output.append(options.labels.footnote)
    output.append(" ")
    output.append(number)
    output.append("\">")
    output.append(number)
    output.append("</a></sup>")
  }

  /// Opens a footnote; cmark has put those that are referred to at the end, in order.
  ///
  /// - Returns: false for one that nothing refers to, which is not shown.
  mutating func footnote(_ node: MarkdownNode, _ output: inout ByteBuffer) -> Bool {
    guard markdown_footnote_reference_count(node) > 0 else { return false }
    startLine(&output)
    if state.footnoteCount == 0 {
      output.append("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
      output.append(options.labels.footnote)
      output.append("\">\n<ol>\n")
    }
    state.footnoteCount += 1
    output.append("<li id=\"fn-")
    output.append(decimal: state.footnoteCount)
    output.append("\">\n")
    return true
  }

  /// Closes a footnote.
  func leaveFootnote(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    if node.lastChild?.kind != MarkdownNodeKind.paragraph {
      startLine(&output)
      output.append("<p>")
      backReferences(of: node, &output)
      output.append("</p>\n")
    }
    output.append("</li>\n")
  }

  /// Writes the ways back from a footnote, one for each place that refers to it.
  func backReferences(of footnote: MarkdownNode, _ output: inout ByteBuffer) {
    let count = Int(markdown_footnote_reference_count(footnote))
    for index in 1...max(count, 1) {
      output.append(" <a href=\"#fnref-")
      output.append(decimal: state.footnoteCount)
      if index > 1 {
        output.append("-")
        output.append(decimal: index)
      }
      output.append("\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"")
      output.append(options.labels.backToText)
      output.append(" ")
      output.append(decimal: state.footnoteCount)
      if index > 1 {
        output.append("-")
        output.append(decimal: index)
      }
      output.append("\">↩</a>")
    }
  }
}
