import Base

extension MarkdownRenderer {
  /// Opens a quotation, or the call-out that its first line makes of it.
  mutating func blockQuote(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    startLine(&output)
    guard isSite, let kind = takeMarker(from: node) else {
      output.append("<blockquote>\n")
      return
    }
    state.alerts.append(node)
    output.append("<aside class=\"alert alert-")
    output.append(kind.name)
    output.append("\">\n<p class=\"alert-title\">")
    output.append(kind.title(in: options.labels))
    output.append("</p>\n")
  }

  /// Closes a quotation or call-out.
  mutating func leaveBlockQuote(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    startLine(&output)
    if state.alerts.last == node {
      state.alerts.removeLast()
      output.append("</aside>\n")
    } else {
      output.append("</blockquote>\n")
    }
  }

  /// Takes `[!NOTE]` and the break after it out of the tree where it is all of the first line.
  private func takeMarker(from quote: MarkdownNode) -> AlertKind? {
    guard let paragraph = quote.firstChild, paragraph.kind == MarkdownNodeKind.paragraph,
      let text = paragraph.firstChild, text.kind == MarkdownNodeKind.text,
      let kind = AlertKind(marker: text.literal.trimmed)
    else { return nil }
    if let following = text.next {
      guard
        following.kind == MarkdownNodeKind.softBreak
          || following.kind == MarkdownNodeKind.lineBreak
      else { return nil }
      following.remove()
      text.remove()
    } else {
      paragraph.remove()
    }
    return kind
  }
}
