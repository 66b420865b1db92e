import Base

/// Refuses documents that would make cmark take minutes, gigabytes or `abort()`.
///
/// One linear pass over the bytes before parsing. Most documents are cleared by a few counts of
/// single bytes; only one with very many of them has its paragraphs (runs of lines that are not
/// blank) looked at one by one, by `MarkdownGuard.Paragraphs`. The limits and what they are
/// against are in `MarkdownLimit`.
enum MarkdownGuard {
  /// Documents up to this size are too small for what is only quadratic to take noticeable time.
  private static let harmlessSize = 16 << 10

  /// The first thing a document has too much of, or nil.
  package static func problem(in source: Bytes) -> MarkdownProblem? {
    let limit = MarkdownLimit.documentBytes
    if source.count > limit.allowed {
      return MarkdownProblem(
        .limit(limit, found: source.count, allowed: limit.allowed),
        at: 0..<0)
    }
    var lines = 0
    if let problem = problem(inLinesOf: source, count: &lines) { return problem }
    guard isSuspicious(source, lines: lines) else { return nil }
    var paragraphs = Paragraphs(source: source)
    return paragraphs.problem()
  }

  /// Checks what stands at the start of each line, and counts the lines.
  private static func problem(
    inLinesOf source: Bytes, count lines: inout Int
  ) -> MarkdownProblem? {
    var start = 0
    var ends = LineEnds(source)
    var fences = FencedCode()
    while start < source.count {
      let (end, next) = ends.end(ofLineFrom: start)
      lines += 1
      if fences.holds(source[slice: start..<end]) {
        start = next
        continue
      }
      // Prose begins with a letter or a Chinese character; nothing to count there.
      let first = source[start]
      if first < 0x40, let problem = LineStart.problem(in: source, start..<end) { return problem }
      start = next
    }
    return nil
  }

  /// Whether the paragraphs must be looked at.
  private static func isSuspicious(_ source: Bytes, lines: Int) -> Bool {
    // Each line below a table's head makes a cell for each of its columns, written or not.
    let pipes = source.count(of: UInt8(ascii: "|"))
    if pipes > MarkdownLimit.tableColumns.allowed
      || (pipes + 1) * lines > MarkdownLimit.tableCells.allowed
    {
      return true
    }
    if source.count > harmlessSize { return true }
    // Only a repeated reference makes much of a small document.
    return source.contains("]:")
      && source.count * source.count(of: UInt8(ascii: "["))
        > MarkdownLimit.referenceExpansion.allowed / 16
  }
}

extension MarkdownGuard {
  /// Looks at the paragraphs of a document one by one.
  struct Paragraphs {
    private let source: Bytes
    private let hasDefinitions: Bool
    private let brackets: Int
    private var cells = 0
    private var reread = 0
    private var rereadForAddresses = 0
    // The paragraph being read.
    private var start = 0
    private var bracketsInParagraph = 0
    private var declarations = 0
    private var columns = 0
    private var pipesOfWidestLine = 0
    private var definition: Int?

    package init(source: Bytes) {
      self.source = source
      hasDefinitions = source.contains("]:")
      brackets = source.count(of: UInt8(ascii: "["))
    }

    /// The first thing that some paragraph has too much of, or nil.
    package mutating func problem() -> MarkdownProblem? {
      var lineStart = 0
      var ends = LineEnds(source)
      while lineStart < source.count {
        let (end, next) = ends.end(ofLineFrom: lineStart)
        if let problem = read(lineStart..<end) { return problem }
        lineStart = next
      }
      return endOfDefinition(at: source.count)
    }

    private mutating func read(_ line: Range<Int>) -> MarkdownProblem? {
      let text = source[slice: line]
      guard text.contains(where: { !Ascii.isSpace($0) && $0 != UInt8(ascii: ">") }) else {
        defer { begin(at: line.upperBound + 1) }
        return endOfDefinition(at: line.lowerBound)
      }
      let shape = LineShape(text)
      bracketsInParagraph += shape.brackets
      declarations += shape.declarations
      rereadForAddresses += shape.rereading
      pipesOfWidestLine = max(pipesOfWidestLine, shape.pipes)
      let size = line.upperBound - start
      if shape.isDelimiterRow {
        columns = max(columns, shape.pipes + 1)
        reread += size
      } else if columns > 0 {
        cells += columns
      }
      for (limit, found) in [
        (MarkdownLimit.brackets, bracketsInParagraph), (.declarations, declarations),
        (.autolinkRereading, rereadForAddresses),
        (.tableColumns, columns > 0 ? max(columns, pipesOfWidestLine) - 1 : 0),
        (.tableCells, cells),
        (.tableRereading, reread),
      ] where found > limit.allowed {
        return MarkdownProblem(.limit(limit, found: found, allowed: limit.allowed), at: line)
      }
      guard hasDefinitions else { return nil }
      if shape.beginsDefinition {
        defer { definition = line.lowerBound }
        return endOfDefinition(at: line.lowerBound)
      }
      return nil
    }

    /// Checks what a definition that ends before `end` can grow to: every `[` may stand for it.
    private mutating func endOfDefinition(at end: Int) -> MarkdownProblem? {
      defer { definition = nil }
      let limit = MarkdownLimit.referenceExpansion
      guard let definition, (end - definition) * brackets > limit.allowed else { return nil }
      return MarkdownProblem(
        .limit(limit, found: (end - definition) * brackets, allowed: limit.allowed),
        at: definition..<min(end, definition + 200))
    }

    private mutating func begin(at place: Int) {
      start = place
      bracketsInParagraph = 0
      declarations = 0
      columns = 0
      pipesOfWidestLine = 0
    }
  }
}
