import Base
import CCMarkGFM

extension MarkdownRenderer {
  /// Whether a paragraph stands without `<p>`: in a list whose items have no blank lines.
  private func isTight(_ paragraph: MarkdownNode) -> Bool {
    guard let list = paragraph.parent?.parent, list.kind == MarkdownNodeKind.list else {
      return false
    }
    return markdown_list_is_tight(list)
  }

  /// Opens a paragraph; one that holds only an image becomes a figure and is done.
  mutating func paragraph<Document: MarkdownDocument>(
    _ node: MarkdownNode, _ document: inout Document, _ output: inout ByteBuffer
  ) -> Bool {
    let isTight = isTight(node)
    if isSite, !isTight, let child = node.firstChild, child.kind == MarkdownNodeKind.image,
      child.next == nil
    {
      figure(child, &document, &output)
      return false
    }
    if !isTight {
      startLine(&output)
      output.append(node.note == .isSignature ? "<p class=\"signature\">" : "<p>")
    }
    if isSite, node == state.taskParagraph {
      output.append("<label>")
      checkbox(isChecked: state.taskIsDone, label: nil, &output)
    }
    return true
  }

  /// Closes a paragraph.
  mutating func leaveParagraph(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    if isSite {
      if node == state.taskParagraph {
        output.append("</label>")
        state.taskParagraph = nil
      }
      if node.next == nil, let parent = node.parent,
        parent.kind == MarkdownNodeKind.footnoteDefinition
      {
        backReferences(of: parent, &output)
      }
    }
    if !isTight(node) { output.append("</p>\n") }
  }

  /// Opens a list.
  package func list(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    startLine(&output)
    if markdown_list_is_bulleted(node) {
      output.append("<ul")
    } else {
      output.append("<ol")
      let start = Int(markdown_list_start(node))
      if start != 1 {
        output.append(" start=\"")
        output.append(decimal: start)
        output.append("\"")
      }
    }
    if isSite, let first = node.firstChild, first.isTask { output.append(" class=\"task-list\"") }
    output.append(">\n")
  }

  /// Closes a list.
  func leaveList(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    output.append(markdown_list_is_bulleted(node) ? "</ul>\n" : "</ol>\n")
  }

  /// Opens an item of a list, with the box of a task.
  package mutating func item(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    startLine(&output)
    guard node.isTask else {
      output.append("<li>")
      return
    }
    let isChecked = markdown_item_is_checked(node)
    if !isSite {
      output.append("<li>")
      checkbox(isChecked: isChecked, label: nil, &output)
      return
    }
    output.append("<li class=\"task\">")
    if let child = node.firstChild, child.kind == MarkdownNodeKind.paragraph {
      state.taskParagraph = child
      state.taskIsDone = isChecked
    } else {
      checkbox(isChecked: isChecked, label: options.labels.task, &output)
    }
  }

  private func checkbox(isChecked: Bool, label: StaticString?, _ output: inout ByteBuffer) {
    output.append("<input type=\"checkbox\"")
    if isChecked { output.append(" checked=\"\"") }
    output.append(" disabled=\"\"")
    if let label {
      output.append(" aria-label=\"")
      output.append(label)
      output.append("\"")
    }
    output.append(" /> ")
  }

  /// Writes a code block with the language its fence names.
  func codeBlock(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    startLine(&output)
    let fence = node.fence
    if fence.count == 0 {
      output.append("<pre><code>")
    } else {
      var end = 0
      while end < fence.count, !Ascii.isSpace(fence[end]) { end += 1 }
      output.append("<pre><code class=\"language-")
      output.append(escapingAsMarkdown: fence[slice: 0..<end])
      output.append("\">")
    }
    output.append(escapingAsMarkdown: node.code)
    output.append("</code></pre>\n")
  }
}
