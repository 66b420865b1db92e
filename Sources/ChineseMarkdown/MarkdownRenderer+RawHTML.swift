import Base

extension MarkdownRenderer {
  private var isRawHTMLFiltered: Bool { !isSite && options.filtersTags }
  private var isRawHTMLCopied: Bool { !isSite || options.rawHTML == .allow }

  /// Writes a block of raw HTML as the options say.
  mutating func htmlBlock<Document: MarkdownDocument>(
    _ node: MarkdownNode, _ document: inout Document, _ output: inout ByteBuffer
  ) {
    if state.marks.areUsed, fence(node, &document, &output) { return }
    startLine(&output)
    if isRawHTMLFiltered {
      TagFilter.append(node.literal, to: &output)
    } else if isRawHTMLCopied {
      output.append(node.literal)
      document.see(rawHTML: node.literal)
    } else {
      plain.removeAll()
      Self.appendWithoutComments(node.literal, to: &plain)
      let shown = plain.withBytes { $0.trimmed.count }
      guard shown > 0 else { return }
      output.append("<p>")
      plain.withBytes { output.append(escapingAsMarkdown: $0.trimmed) }
      output.append("</p>\n")
      reportHTML(node, &document)
    }
    startLine(&output)
  }

  /// Writes a tag within a line as the options say.
  mutating func htmlInline<Document: MarkdownDocument>(
    _ node: MarkdownNode, _ document: inout Document, _ output: inout ByteBuffer
  ) {
    let literal = node.literal
    if isRawHTMLFiltered {
      TagFilter.append(tag: literal, to: &output)
    } else if isRawHTMLCopied {
      output.append(literal)
      document.see(rawHTML: literal)
    } else if state.marks.include(literal) {
      output.append(literal)
    } else if !literal.begins(with: "<!--") {
      output.append(escapingAsMarkdown: literal)
      reportHTML(node, &document)
    }
  }

  private mutating func reportHTML<Document: MarkdownDocument>(
    _ node: MarkdownNode, _ document: inout Document
  ) {
    plain.removeAll()
    var ends = LineEnds(node.literal)
    plain.append(node.literal[slice: ends.line(from: 0)])
    state.marks.remove(from: &plain, after: 0)
    let lines = lines(of: node)
    let range = plain.withBytes { state.locator.range(of: $0, in: lines) }
    document.report(MarkdownProblem(.rawHTML(plain.makeString()), at: range))
  }

  private static func appendWithoutComments(_ html: Bytes, to output: inout ByteBuffer) {
    let opening = Bytes("<!--")
    var index = 0
    while let start = html.firstIndex(of: opening, from: index, to: html.count) {
      output.append(html[slice: index..<start])
      let body = start + opening.count
      guard let end = html.firstIndex(of: Bytes("-->"), from: body, to: html.count) else {
        return
      }
      index = end + 3
    }
    output.append(html[slice: index..<html.count])
  }
}

/// The "Disallowed Raw HTML" of GFM 0.29 §6.11: `<` becomes `&lt;` before nine tag names that
/// change how a browser reads all that follows.
enum TagFilter {
  private static let names: [StaticString] = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  /// Appends a block of HTML.
  package static func append(_ html: Bytes, to output: inout ByteBuffer) {
    var index = 0
    while let tag = html.firstIndex(of: UInt8(ascii: "<"), from: index) {
      output.append(html[slice: index..<tag])
      if isFiltered(html[slice: tag..<html.count]) {
        output.append("&lt;")
      } else {
        output.append(UInt8(ascii: "<"))
      }
      index = tag + 1
    }
    output.append(html[slice: index..<html.count])
  }

  /// Appends one tag; what stands inside it is not looked at again.
  package static func append(tag: Bytes, to output: inout ByteBuffer) {
    if isFiltered(tag) {
      output.append("&lt;")
      output.append(tag[slice: 1..<tag.count])
    } else {
      output.append(tag)
    }
  }

  private static func isFiltered(_ tag: Bytes) -> Bool {
    guard tag.count >= 3 else { return false }
    let start = tag[1] == UInt8(ascii: "/") ? 2 : 1
    return names.contains { name in
      let end = start + name.utf8CodeUnitCount
      guard end < tag.count, tag[slice: start..<end].equalsIgnoringCase(name) else {
        return false
      }
      let after = tag[end]
      return Ascii.isSpace(after) || after == UInt8(ascii: ">")
        || (after == UInt8(ascii: "/") && end + 1 < tag.count
          && tag[end + 1] == UInt8(ascii: ">"))
    }
  }
}
