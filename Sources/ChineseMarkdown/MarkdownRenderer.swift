import Base
import CCMarkGFM

/// Turns Markdown into HTML; one per worker, used for any number of documents in turn.
///
/// cmark-gfm parses, this type writes: it walks the tree without recursion (trees can be 300,000
/// levels deep) and appends bytes to the caller's buffer. What it learns on the way, headings and
/// the number of words, can be asked for until the next document.
package struct MarkdownRenderer: ~Copyable {
  /// How Markdown becomes HTML.
  package let options: MarkdownOptions
  /// The headings of the last document, in order; empty in `.gfm`.
  package internal(set) var headings: [MarkdownHeading] = []
  /// The text that the ranges of `headings` point into.
  package internal(set) var headingText = ByteBuffer(capacity: 1024)
  /// Chinese characters plus Latin words and numbers of the last document; 0 in `.gfm`.
  package internal(set) var wordCount = 0

  let library = MarkdownLibrary.shared
  let isSite: Bool
  var parsers: [OpaquePointer?] = Array(repeating: nil, count: MarkdownFeatures.count)
  var prepared = ByteBuffer(capacity: 8192)
  package var url = ByteBuffer(capacity: 256)
  package var plain = ByteBuffer(capacity: 1024)
  package var state = MarkdownState()
  var identifiers = HeadingIdentifiers()

  /// A renderer with the given options.
  package init(options: MarkdownOptions = .site) {
    self.options = options
    self.isSite = options.dialect == .site
  }

  deinit {
    for parser in parsers { if let parser { cmark_parser_free(parser) } }
  }

  /// Appends the HTML of a document.
  ///
  /// - Parameters:
  ///   - source: the Markdown, valid UTF-8. Line ends may be LF, CRLF or CR.
  ///   - document: resolves destinations and receives problems; ranges count from the start of
  ///     `source`.
  ///   - output: receives the HTML.
  /// - Returns: false where a limit was exceeded; then nothing was written and the limit was
  ///   reported.
  @discardableResult
  package mutating func render<Document: MarkdownDocument>(
    _ source: Bytes, document: inout Document, into output: inout ByteBuffer
  ) -> Bool {
    let habits = habits(of: source, place: document)
    habits?.report(source, to: &document)
    return withMended(source, habits) { renderer, text, places in
      renderer.render(text, places, document: &document, into: &output)
    }
  }

  /// Renders what is parsed in place of a source.
  private mutating func render(
    _ source: Bytes, _ places: MendedPlaces, document: inout some MarkdownDocument,
    into output: inout ByteBuffer
  ) -> Bool {
    forget()
    if var problem = MarkdownGuard.problem(in: source) {
      problem.range = places.source(problem.range)
      document.report(problem)
      return false
    }
    state.begin(source: source, places: places, outputStart: output.count)
    let root = parse(source)
    defer { cmark_node_free(root) }
    if isSite, let request = document.signature {
      let isPlaced = placeSignature(in: root, request)
      if !isPlaced, request.isRequired { reportMissingSignature(in: root, &document) }
    }
    let start = output.count
    guard write(root, &document, &output) else {
      output.truncate(to: start)
      forget()
      return false
    }
    state.marks.remove(from: &output, after: start)
    return true
  }

  private mutating func forget() {
    headings.removeAll(keepingCapacity: true)
    headingText.removeAll()
    wordCount = 0
    identifiers.removeAll()
  }

  /// The writing habits of a document of a site; nil where there are none.
  func habits(of source: Bytes, place: some MarkdownPlace) -> WritingHabits? {
    isSite ? WritingHabits(in: source, policy: options.habits, place: place) : nil
  }

  /// Calls `body` with the text that is parsed in place of a source and the way back to it.
  mutating func withMended<Result>(
    _ source: Bytes, _ habits: WritingHabits?,
    _ body: (inout MarkdownRenderer, Bytes, MendedPlaces) -> Result
  ) -> Result {
    guard let text = habits?.mended(source) else { return body(&self, source, .same) }
    return text.bytes.withBytes { body(&self, $0, text.places) }
  }

  /// The tree of a document that the guard let through; the caller frees it.
  package mutating func parse(_ source: Bytes) -> MarkdownNode {
    var features = MarkdownFeatures.needed(by: source, isSite: isSite)
    if !isSite { features.insert(.singleTilde) }
    if !options.linksBareURLs { features.remove(.autolinks) }
    let parser = parser(with: features)
    if isSite {
      state.marks = MarkdownMarks.place(
        in: source, hasURLs: features.contains(.autolinks), copyingTo: &prepared)
    }
    if state.marks.areUsed {
      prepared.withBytes { Self.feed($0, to: parser) }
    } else {
      Self.feed(source, to: parser)
    }
    guard let root = cmark_parser_finish(parser) else { preconditionFailure("out of memory") }
    return root
  }

  private static func feed(_ bytes: Bytes, to parser: OpaquePointer) {
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
  }

  private mutating func parser(with features: MarkdownFeatures) -> OpaquePointer {
    if let known = parsers[features.rawValue] { return known }
    let made = library.makeParser(features)
    parsers[features.rawValue] = made
    return made
  }
}
