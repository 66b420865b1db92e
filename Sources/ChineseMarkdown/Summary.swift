import Base
import CCMarkGFM

/// Shortens a text at the end of a sentence.
enum Summary {
  private static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x21, 0x3F, 0x3B: true
    default: false
    }
  }

  /// Quotation marks and brackets that still belong to the sentence before them.
  private static func closes(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x300B, 0x3011, 0x29, 0x22: true
    default: false
    }
  }

  /// What looks lost before `…`: ，、：；（“《 and their ASCII forms.
  private static func pauses(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF0C, 0x3001, 0xFF1A, 0xFF1B, 0xFF08, 0x201C, 0x300A, 0x2C, 0x3A, 0x3B: true
    default: false
    }
  }

  /// The text if it has at most `limit` characters, else its beginning.
  ///
  /// - Parameters:
  ///   - text: plain text; spaces and ideographic spaces at its ends and runs of them go.
  ///   - limit: the most characters of the result, `…` included, at least 1.
  /// - Returns: at most `limit` characters.
  static func cut(_ text: String, to limit: Int) -> String {
    var result = ""
    result.reserveCapacity(limit * 4)
    var count = 0
    var endOfSentence: Int?
    var endOfWord = 0
    var isSpacePending = false
    for character in text {
      // A character of several scalars is a letter with marks or an emoji.
      let first = character.unicodeScalars.first?.value ?? 0
      if CJKCharacter.isSpace(first) {
        isSpacePending = count > 0
        continue
      }
      let needed = isSpacePending ? 2 : 1
      if count + needed > limit {
        if let endOfSentence { return prefix(of: result, endOfSentence) }
        return prefix(of: result, endOfWord) + "…"
      }
      if isSpacePending { result += " " }
      let follows = endOfSentence == result.utf8.count
      isSpacePending = false
      result.append(character)
      count += needed
      if endsSentence(first) || (follows && closes(first)) {
        endOfSentence = result.utf8.count
      }
      // One character must be left for `…`.
      if count < limit, !pauses(first) { endOfWord = result.utf8.count }
    }
    return result
  }

  private static func prefix(of text: String, _ length: Int) -> String {
    String(text[..<text.utf8.index(text.startIndex, offsetBy: length)])
  }
}

extension MarkdownRenderer {
  /// The beginning of a document as plain text, for lists, feeds and `<meta>`.
  ///
  /// Takes the paragraphs in order, also those of quotes and lists; headings, tables, code,
  /// images, raw HTML, footnotes and the markers of call-outs are left out. A text that is too
  /// long ends after its last 。！？；!?; that fits (with the quotation mark that closes there), or
  /// where it has none at a whole character with `…`. Only as much of the source is parsed as is
  /// needed, all of it where reference links may point to its end. Nothing is reported: `render`
  /// does that.
  ///
  /// - Parameters:
  ///   - source: the Markdown, valid UTF-8.
  ///   - characters: the most characters (grapheme clusters) of the summary, at least 1.
  ///   - place: knows the files beside the document.
  /// - Returns: the summary, empty where there is no paragraph or a limit is exceeded.
  package mutating func summary(
    of source: Bytes, characters: Int, place: some MarkdownPlace = StandaloneDocument()
  ) -> String {
    let wanted = max(characters, 1)
    // Bytes that hold more than the characters asked for, whatever they are.
    let enough = wanted * 4 + 64
    var size = source.contains("]:") ? source.count : enough * 2
    while true {
      let end = Self.endOfBlock(in: source, after: size)
      let part = source[slice: 0..<end]
      let isRead = withMended(part, habits(of: part, place: place)) { renderer, text, _ in
        guard MarkdownGuard.problem(in: text) == nil else { return false }
        renderer.collectParagraphs(of: text, atMost: enough)
        return true
      }
      guard isRead else { return "" }
      if end == source.count || plain.count >= enough { break }
      size = end * 4
    }
    return plain.withBytes { Summary.cut($0.string, to: wanted) }
  }

  /// The number of words of a document, as `wordCount` is after `render`.
  package mutating func wordCount(
    of source: Bytes, place: some MarkdownPlace = StandaloneDocument()
  ) -> Int {
    withMended(source, habits(of: source, place: place)) { renderer, text, _ in
      renderer.countWords(of: text)
    }
  }

  private mutating func countWords(of source: Bytes) -> Int {
    guard MarkdownGuard.problem(in: source) == nil else { return 0 }
    state.begin(source: source, outputStart: 0)
    let root = parse(source)
    defer { cmark_node_free(root) }
    var total = 0
    PlainText.forEachRun(in: root, joinsChinese: true, includesImages: false) { run in
      if AlertKind(marker: run) == nil { total += run.wordCount }
    }
    return total
  }

  /// Fills `plain` with the text of paragraphs, until it holds `limit` bytes.
  private mutating func collectParagraphs(of source: Bytes, atMost limit: Int) {
    plain.removeAll()
    state.begin(source: source, outputStart: 0)
    let root = parse(source)
    defer { cmark_node_free(root) }
    var node = root
    while plain.count < limit {
      if node.kind == MarkdownNodeKind.paragraph {
        let start = plain.count
        appendText(of: node)
        state.marks.remove(from: &plain, after: start)
      } else if holdsParagraphs(node), let child = node.firstChild {
        node = child
        continue
      }
      while node != root, node.next == nil, let parent = node.parent { node = parent }
      guard node != root, let next = node.next else { return }
      node = next
    }
  }

  private func holdsParagraphs(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case MarkdownNodeKind.blockQuote, MarkdownNodeKind.list, MarkdownNodeKind.item: true
    case library.tableKind, MarkdownNodeKind.footnoteDefinition: false
    default: node.parent == nil
    }
  }

  private mutating func appendText(of paragraph: MarkdownNode) {
    let start = plain.count
    var isFirst = true
    PlainText.forEachRun(
      in: paragraph, joinsChinese: true, marks: state.marks, includesImages: false
    ) { run in
      if isFirst {
        let visible = run.trimmed
        if visible.count == 0 || AlertKind(marker: visible) != nil { return }
        isFirst = false
        // Paragraphs join as lines do: without a space where both sides are Chinese.
        let joins = start == 0 || plain.withBytes { SoftBreak.joins($0, run) }
        if !joins { plain.append(0x20) }
      }
      plain.append(run)
    }
  }

  /// The first blank line at or after `place`; what stands before it means the same without the
  /// rest.
  private static func endOfBlock(in source: Bytes, after place: Int) -> Int {
    var index = place
    while index < source.count, let end = source.firstIndex(of: Ascii.lineFeed, from: index) {
      var next = end + 1
      while next < source.count, source[next] == 0x20 || source[next] == 0x0D { next += 1 }
      if next == source.count || source[next] == Ascii.lineFeed { return min(next, source.count) }
      index = end + 1
    }
    return source.count
  }
}
