import Base

extension MarkdownRenderer {
  /// Writes text.
  package mutating func text(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    let literal = node.literal
    if isSite {
      wordCount += output.append(escapingAndCounting: literal)
    } else {
      output.append(escapingAsMarkdown: literal)
    }
  }

  /// Writes a code span.
  mutating func codeSpan(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    let literal = node.literal
    output.append("<code>")
    if isSite {
      wordCount += output.append(escapingAndCounting: literal)
    } else {
      output.append(escapingAsMarkdown: literal)
    }
    output.append("</code>")
  }
}
