import Base

extension MarkdownRenderer {
  /// Writes text.
  mutating func text(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    let literal = node.literal
    output.append(escapingAsMarkdown: literal)
    if isSite { wordCount += literal.wordCount }
  }

  /// Writes a code span.
  mutating func codeSpan(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    let literal = node.literal
    output.append("<code>")
    output.append(escapingAsMarkdown: literal)
    if isSite { wordCount += literal.wordCount }
    output.append("</code>")
  }
}
