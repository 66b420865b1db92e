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
    var counts = Counts()
    if let problem = problem(inLinesOf: source, &counts) { return problem }
    guard isSuspicious(source, counts) else { return nil }
    var paragraphs = Paragraphs(source: source)
    return paragraphs.problem()
  }

  private struct Counts {
    var lines = 0
    var longestLine = 0
  }

  /// Checks what stands at the start of each line.
  private static func problem(
    inLinesOf source: Bytes, _ counts: inout Counts
  ) -> MarkdownProblem? {
    var start = 0
    var ends = LineEnds(source)
    var fences = FencedCode()
    while start < source.count {
      let (end, next) = ends.end(ofLineFrom: start)
      counts.lines += 1
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
  private static func isSuspicious(_ source: Bytes, _ counts: Counts) -> Bool {
    // Each line below a table's head makes a cell for each of its columns, written or not.
    let pipes = source.count(of: UInt8(ascii: "|"))
    if pipes > MarkdownLimit.tableColumns.allowed
      || (pipes + 1) * counts.lines > MarkdownLimit.tableCells.allowed
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
