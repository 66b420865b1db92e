import Base

/// The kinds of call-out that `> [!NOTE]` and its like begin.
enum AlertKind: CaseIterable {
  case note, tip, important, warning, caution

  /// The kind whose marker a text is, in capital or small letters.
  init?(marker: Bytes) {
    guard marker.begins(with: "[!"),
      let kind = Self.allCases.first(where: { marker.equalsIgnoringCase($0.marker) })
    else { return nil }
    self = kind
  }

  /// The name in the class of the element.
  package var name: StaticString {
    switch self {
    case .note: "note"
    case .tip: "tip"
    case .important: "important"
    case .warning: "warning"
    case .caution: "caution"
    }
  }

  private var marker: StaticString {
    switch self {
    case .note: "[!NOTE]"
    case .tip: "[!TIP]"
    case .important: "[!IMPORTANT]"
    case .warning: "[!WARNING]"
    case .caution: "[!CAUTION]"
    }
  }

  /// The title a reader sees.
  package func title(in labels: MarkdownLabels) -> StaticString {
    switch self {
    case .note: labels.note
    case .tip: labels.tip
    case .important: labels.important
    case .warning: labels.warning
    case .caution: labels.caution
    }
  }
}

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
