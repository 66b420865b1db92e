import Base

/// Where the front matter of a file begins and ends.
///
/// A fence that is misspelt, missing or not on the first line is a problem and is taken as it
/// was meant, so that what stands between the fences can be checked in the same run.
struct FrontMatterFrame {
  package var format: MetadataFormat
  package var openingFence: Range<Int>
  package var block: Range<Int>
  package var bodyStart: Int
  package var bodyLine: Int

  /// The frame, or nil where the file has none; and what is wrong with the fences.
  package static func find(in file: Bytes) -> (FrontMatterFrame?, [MetadataProblem]) {
    let start = file.begins(with: "\u{FEFF}") ? 3 : 0
    var lines = LineCursor(file, in: start..<file.count)
    var hasLine = lines.advance()
    var problems: [MetadataProblem] = []
    while hasLine, isBlank(file[slice: lines.line]) { hasLine = lines.advance() }
    guard hasLine else { return (nil, [.emptyFile(at: start)]) }
    guard let opening = FenceLine(file[slice: lines.line]) else {
      return (nil, [.noFrontMatter(in: file, line: lines.line)])
    }
    if lines.number > 1 {
      problems.append(.fenceNotOnFirstLine(start..<lines.line.lowerBound, fence: lines.line))
    }
    if !opening.isExact {
      problems.append(.misspeltOpening(in: file, line: lines.line, opening.format))
    }
    let fence = lines.line.lowerBound..<min(lines.line.lowerBound + 3, lines.line.upperBound)
    let openingFence = opening.isExact ? fence : lines.line
    return (find(after: opening.format, openingFence, lines, in: file, &problems), problems)
  }

  private static func find(
    after format: MetadataFormat, _ openingFence: Range<Int>, _ opening: LineCursor,
    in file: Bytes, _ problems: inout [MetadataProblem]
  ) -> FrontMatterFrame {
    var lines = opening
    let blockStart = lines.next
    while lines.advance() {
      guard let fence = FenceLine(file[slice: lines.line]),
        fence.isExact || fence.format == format
      else { continue }
      if !fence.isExact || fence.format != format {
        problems.append(.misspeltClosing(in: file, line: lines.line, lines.number, format))
      }
      return FrontMatterFrame(
        format: format, openingFence: openingFence, block: blockStart..<lines.line.lowerBound,
        bodyStart: lines.next, bodyLine: lines.number + 1)
    }
    var last = opening
    lines = opening
    while lines.advance() {
      let line = file[slice: lines.line]
      if isBlank(line) { continue }
      guard FrontMatterLine.belongs(line, format) else { break }
      last = lines
    }
    problems.append(.unclosed(openingFence, afterLine: last.number, format))
    return FrontMatterFrame(
      format: format, openingFence: openingFence, block: blockStart..<last.next,
      bodyStart: last.next, bodyLine: last.number + 1)
  }

  private static func isBlank(_ line: Bytes) -> Bool {
    line.allSatisfy(Ascii.isSpace)
      || (line.begins(with: "　") && line.string.allSatisfy { $0.isWhitespace })
  }
}
