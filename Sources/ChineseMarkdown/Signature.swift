import Base
import CCMarkGFM

/// What is known of the 落款 of a document before its text is read.
package struct SignatureRequest: Sendable {
  /// Whether the writer says that there is one: then a date alone is one, and none is a problem.
  package var isRequired = false
  /// Who signs; together with `signedOn` it is written below a text without a signature.
  package var issuer = ""
  /// The day of signing.
  package var signedOn: CivilDate?

  /// A signature that is looked for by its shape.
  package init() {}
}

extension MarkdownRenderer {
  /// Finds the signature at the end of a text, or writes it there, as paragraphs of their own class.
  ///
  /// Works on the tree, so that writing it needs no more than a look at each paragraph's note.
  /// Lines that spaces push to the right, which Markdown takes for code, are looked at too.
  ///
  /// - Returns: whether the text has a signature now.
  mutating func placeSignature(in root: MarkdownNode, _ request: SignatureRequest) -> Bool {
    let shape = SignatureShape(issuer: request.issuer)
    for last in Self.possibleEnds(of: root) {
      let blocks = signatureBlocks(endingWith: last)
      for count in stride(from: blocks.count, to: 0, by: -1) {
        let found = blocks.suffix(count)
        guard shape.matches(found.flatMap(\.lines)) else { continue }
        for block in found { sign(block.node, block.lines) }
        return true
      }
    }
    return completeSignature(in: root, request)
  }

  /// The lines of the signature of a document.
  ///
  /// - Parameters:
  ///   - source: the Markdown, valid UTF-8.
  ///   - request: what is known of the signature.
  ///   - place: knows the files beside the document.
  /// - Returns: the lines as readers see them; none where there is no signature.
  package mutating func signature(
    of source: Bytes, _ request: SignatureRequest, place: some MarkdownPlace
  ) -> [String] {
    withMended(source, habits(of: source, place: place)) { renderer, text, _ in
      renderer.signatureLines(of: text, request)
    }
  }

  private mutating func signatureLines(
    of source: Bytes, _ request: SignatureRequest
  ) -> [String] {
    guard MarkdownGuard.problem(in: source) == nil else { return [] }
    state.begin(source: source, outputStart: 0)
    let root = parse(source)
    defer { cmark_node_free(root) }
    guard placeSignature(in: root, request) else { return [] }
    var lines: [String] = []
    var block = root.firstChild
    while let node = block {
      if node.note == .isSignature { lines += signatureLines(of: node) ?? [] }
      block = node.next
    }
    return lines
  }

  /// Reports that a text does not end with the signature that its front matter speaks of.
  mutating func reportMissingSignature<Document: MarkdownDocument>(
    in root: MarkdownNode, _ document: inout Document
  ) {
    let line = root.lastChild.map { lines(of: $0).upperBound } ?? 1
    document.report(MarkdownProblem(.missingSignature, at: state.locator.range(ofLine: line)))
  }
}

/// A block at the end of a text that may be a part of the signature.
private typealias SignatureBlock = (node: MarkdownNode, lines: [String])

extension MarkdownRenderer {
  /// How many blocks may follow a signature: 附注 and 附件.
  private static let blocksAfter = 12

  /// The blocks that a signature may end with.
  ///
  /// The last one, the one before a last （附注）, and the one before 附件. Footnotes, last in the
  /// tree, are not of the text.
  private static func possibleEnds(of root: MarkdownNode) -> [MarkdownNode] {
    guard let last = lastBlock(of: root) else { return [] }
    var ends = [last]
    if last.begins(with: "（") || last.begins(with: "("), let previous = last.previous {
      ends.append(previous)
    }
    var block = last
    for _ in 0..<blocksAfter {
      guard let previous = block.previous else { break }
      if block.begins(with: "附件") { ends.append(previous) }
      block = previous
    }
    return ends
  }

  private static func lastBlock(of root: MarkdownNode) -> MarkdownNode? {
    var last = root.lastChild
    while let node = last, node.kind == MarkdownNodeKind.footnoteDefinition { last = node.previous }
    return last
  }

  /// The blocks up to `last` that have no more lines together than a signature has.
  private mutating func signatureBlocks(endingWith last: MarkdownNode) -> [SignatureBlock] {
    var blocks: [SignatureBlock] = []
    var lineCount = 0
    var block: MarkdownNode? = last
    while let node = block, let lines = signatureLines(of: node),
      lineCount + lines.count <= SignatureShape.lineCount
    {
      blocks.append((node, lines))
      lineCount += lines.count
      block = node.previous
    }
    return blocks.reversed()
  }

  /// The lines of a paragraph of plain words, or of what spaces push to the right; nil where a
  /// block holds something else, or too much.
  private mutating func signatureLines(of node: MarkdownNode) -> [String]? {
    plain.removeAll()
    switch node.kind {
    case MarkdownNodeKind.paragraph:
      guard appendWords(of: node) else { return nil }
    case MarkdownNodeKind.codeBlock where !markdown_code_is_fenced(node):
      plain.append(node.code)
    default: return nil
    }
    guard plain.count <= 600 else { return nil }
    state.marks.remove(from: &plain, after: 0)
    let lines = plain.makeString().split(whereSeparator: \.isNewline)
      .map { SignatureShape.trimmed($0) }.filter { !$0.isEmpty }
    return lines.isEmpty || lines.count > SignatureShape.lineCount ? nil : lines
  }

  /// Appends the text of a paragraph to `plain`; false where it holds more than plain words.
  private mutating func appendWords(of paragraph: MarkdownNode) -> Bool {
    var inline = paragraph.firstChild
    while let node = inline, plain.count <= 600 {
      switch node.kind {
      case MarkdownNodeKind.text: plain.append(node.literal)
      case MarkdownNodeKind.softBreak, MarkdownNodeKind.lineBreak: plain.append(Ascii.lineFeed)
      case MarkdownNodeKind.strong, MarkdownNodeKind.emphasis:
        guard appendWords(of: node) else { return false }
      case MarkdownNodeKind.htmlInline where state.marks.include(node.literal): break
      default: return false
      }
      inline = node.next
    }
    return true
  }

  /// Makes a block a paragraph of the signature, each of its lines on a line of its own.
  private func sign(_ node: MarkdownNode, _ lines: [String]) {
    guard node.kind == MarkdownNodeKind.paragraph else {
      guard let paragraph = Self.paragraph(of: lines, like: node),
        cmark_node_replace(node, paragraph) == 1
      else { return }
      cmark_node_free(node)
      return
    }
    node.note = .isSignature
    var inline = node.firstChild
    while let child = inline {
      inline = child.next
      guard child.kind == MarkdownNodeKind.softBreak,
        let lineBreak = cmark_node_new_with_mem(
          CMARK_NODE_LINEBREAK, markdown_node_memory(node)),
        cmark_node_replace(child, lineBreak) == 1
      else { continue }
      cmark_node_free(child)
    }
  }

  /// A paragraph of the signature; freed with the tree that it is put into.
  private static func paragraph(of lines: [String], like node: MarkdownNode) -> MarkdownNode? {
    let memory = markdown_node_memory(node)
    guard let paragraph = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, memory) else { return nil }
    paragraph.note = .isSignature
    for line in lines {
      guard let text = cmark_node_new_with_mem(CMARK_NODE_TEXT, memory) else { continue }
      if paragraph.firstChild != nil,
        let lineBreak = cmark_node_new_with_mem(CMARK_NODE_LINEBREAK, memory)
      {
        cmark_node_append_child(paragraph, lineBreak)
      }
      cmark_node_set_literal(text, line)
      cmark_node_append_child(paragraph, text)
    }
    return paragraph
  }
}

extension MarkdownRenderer {
  /// Writes what the text does not say and the front matter does; a date that stands alone gets
  /// its issuer, an issuer its date.
  private mutating func completeSignature(
    in root: MarkdownNode, _ request: SignatureRequest
  ) -> Bool {
    guard let last = Self.lastBlock(of: root) else { return false }
    let date = request.signedOn.map(\.chinese)
    let lines = signatureLines(of: last)
    if let line = lines?.first, lines?.count == 1 {
      if SignatureShape.isDate(line), !request.issuer.isEmpty || request.isRequired {
        if !request.issuer.isEmpty { Self.insert(request.issuer, before: last) }
        sign(last, [line])
        return true
      }
      if line == request.issuer, let date {
        Self.insert(date, after: last)
        sign(last, [line])
        return true
      }
    }
    guard !request.issuer.isEmpty, let date, !hasOtherSignature(endingWith: last, request.issuer)
    else { return false }
    Self.insert(date, after: last)
    Self.insert(request.issuer, after: last)
    return true
  }

  /// Whether one of the last blocks signs in a way of its own: between fences, with a date at the
  /// end of a line, or with the issuer's name in a short one.
  private mutating func hasOtherSignature(
    endingWith last: MarkdownNode, _ issuer: String
  ) -> Bool {
    var block: MarkdownNode? = last
    for _ in 0..<4 {
      guard let node = block else { break }
      if fenceLine(of: node) != nil { return true }
      for line in signatureLines(of: node) ?? [] {
        if SignatureShape.endsWithDate(line) { return true }
        if line.count <= 2 * SignatureShape.issuerLength, line.contains(issuer) { return true }
      }
      block = node.previous
    }
    return false
  }

  private static func insert(_ line: String, before node: MarkdownNode) {
    if let made = paragraph(of: [line], like: node) { cmark_node_insert_before(node, made) }
  }

  private static func insert(_ line: String, after node: MarkdownNode) {
    if let made = paragraph(of: [line], like: node) { cmark_node_insert_after(node, made) }
  }
}

extension UnsafeMutablePointer where Pointee == cmark_node {
  /// Whether a paragraph begins with the bytes of a word, emphasised or not.
  fileprivate func begins(with word: StaticString) -> Bool {
    guard kind == MarkdownNodeKind.paragraph, var first = firstChild else { return false }
    while let child = first.firstChild { first = child }
    return first.kind == MarkdownNodeKind.text && first.literal.begins(with: word)
  }
}
