import Base

/// Where the front matter of a file begins and ends.
struct FrontMatterFrame {
  var format: MetadataFormat
  var openingFence: Range<Int>
  var block: Range<Int>
  var bodyStart: Int
  var bodyLine: Int

  /// The frame, or what is wrong with the fences.
  static func find(in file: Bytes) -> Result<FrontMatterFrame, MetadataProblem> {
    let start = file.begins(with: "\u{FEFF}") ? 3 : 0
    var lines = LineCursor(file, in: start..<file.count)
    guard lines.advance(), let opening = FenceLine(file[slice: lines.line]), opening.isExact else {
      return .failure(FrontMatterAbsence(file: file, start: start).problem)
    }
    let openingFence = lines.line.lowerBound..<lines.line.lowerBound + 3
    let blockStart = lines.next
    while lines.advance() {
      guard isFence(file, lines.line, of: opening.format) else { continue }
      return .success(
        FrontMatterFrame(
          format: opening.format, openingFence: openingFence,
          block: blockStart..<lines.line.lowerBound, bodyStart: lines.next,
          bodyLine: lines.number + 1))
    }
    return .failure(
      UnclosedFrontMatter(
        file: file, openingFence: openingFence, blockStart: blockStart, format: opening.format
      ).problem)
  }

  /// The quick form of the question, asked for every line of the front matter.
  private static func isFence(_ file: Bytes, _ line: Range<Int>, of format: MetadataFormat) -> Bool
  {
    let character: UInt8 = format == .yaml ? UInt8(ascii: "-") : UInt8(ascii: "+")
    guard line.count >= 3, file[line.lowerBound] == character,
      let fence = FenceLine(file[slice: line])
    else { return false }
    return fence.isExact && fence.format == format
  }
}
