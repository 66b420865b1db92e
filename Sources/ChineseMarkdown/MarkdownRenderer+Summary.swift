import Base
import CCMarkGFM

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
