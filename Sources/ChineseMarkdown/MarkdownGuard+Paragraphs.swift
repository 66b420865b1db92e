import Base

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
