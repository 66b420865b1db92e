import Base
import Diagnostics

/// What stands above the text of a Markdown file: its keys and values, and where the text begins.
///
/// YAML between `---` lines or TOML between `+++` lines, from the first line of the file. LF,
/// CRLF and a lone CR end lines; a byte order mark and spaces after a fence are passed over.
package struct FrontMatter: Sendable {
  /// The format between the fences.
  package var format: MetadataFormat
  /// The keys and values in the order of the file; their places count from the file's start.
  package var entries: [LocatedValue.Entry]
  /// The bytes of the opening fence: the place for what is missing.
  package var openingFence: Range<Int>
  /// The bytes between the fences.
  package var block: Range<Int>
  /// The first byte after the line of the closing fence.
  package var bodyStart: Int
  /// The number of the line at `bodyStart`, from 1.
  package var bodyLine: Int

  /// Reads the front matter of a file.
  ///
  /// Every cause of trouble in it is reported in one run, each with the corrected line. Where
  /// the mends are plain, the keys are returned as they would be after them, so that a caller
  /// can go on and report the rest (unknown keys, wrong dates) as well.
  ///
  /// - Parameters:
  ///   - file: all bytes of the file; valid UTF-8 (see `SourceEncoding`).
  ///   - path: the path shown in messages.
  ///   - limits: how large the front matter may be.
  ///   - diagnostics: receives what is wrong; nothing was wrong if nothing is added.
  /// - Returns: the front matter, or nil where there is none or it cannot be made out.
  package static func read(
    _ file: Bytes, path: String, limits: MetadataLimits = .frontMatter,
    into diagnostics: inout [Diagnostic]
  ) -> FrontMatter? {
    let (found, fenceProblems) = FrontMatterFrame.find(in: file)
    for problem in fenceProblems { diagnostics.append(problem.diagnostic(in: file, path: path)) }
    guard let frame = found else { return nil }
    guard frame.block.count <= limits.bytes else {
      let place = frame.block.lowerBound + limits.bytes
      diagnostics.append(
        MetadataProblem.tooLarge(limits, at: place..<place).diagnostic(in: file, path: path))
      return nil
    }
    let text = MetadataText(file: file, block: frame.block, format: frame.format, limits: limits)
    guard let root = text.read(path: path, into: &diagnostics), case .table(let entries) = root.kind
    else { return nil }
    return FrontMatter(
      format: frame.format, entries: entries, openingFence: frame.openingFence,
      block: frame.block, bodyStart: frame.bodyStart, bodyLine: frame.bodyLine)
  }

  /// A strict reader of the keys and values.
  ///
  /// - Parameters:
  ///   - file: the bytes that were given to `read`.
  ///   - path: the path shown in messages.
  /// - Returns: a decoder of the outermost table.
  package func decoder(for file: Bytes, path: String) -> TableDecoder {
    TableDecoder(entries, at: openingFence, format: format, file: file, path: path)
  }
}

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

/// A line that opens or closes front matter, or was meant to.
///
/// Input methods turn `---` into `———` or `－－－`, word processors into `–––`; people also
/// type two dashes or four.
struct FenceLine {
  package var format: MetadataFormat
  /// Whether the line is the fence itself, with nothing but spaces after it.
  var isExact: Bool

  /// A fence, or nil for any other line, of which only the first bytes are read.
  init?(_ line: Bytes) {
    guard line.count >= 2 else { return nil }
    switch line[0] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"):
      if line[1] == 0x20 { return nil }
    case 0xE2, 0xEF: break
    default: return nil
    }
    if line.begins(with: "---") || line.begins(with: "+++"),
      line[slice: 3..<line.count].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
    {
      format = line[0] == UInt8(ascii: "-") ? .yaml : .toml
      isExact = true
      return
    }
    guard line.count <= 32, let lookalike = Self.lookalike(line.string) else { return nil }
    format = lookalike
    isExact = false
  }

  private static func lookalike(_ line: String) -> MetadataFormat? {
    let scalars = line.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard (2...8).contains(scalars.count) else { return nil }
    if scalars.allSatisfy({ "-‐‑‒–—―−─━－﹣".unicodeScalars.contains($0) }) { return .yaml }
    if scalars.allSatisfy({ "+＋﹢".unicodeScalars.contains($0) }) { return .toml }
    return nil
  }
}

/// Tells lines of front matter from lines of text, where no fence does.
enum FrontMatterLine {
  /// Whether a line is a key with a value, an item of a list, a continuation or a comment.
  static func belongs(_ line: Bytes, _ format: MetadataFormat) -> Bool {
    guard let first = line.first else { return true }
    if Ascii.isSpace(first) || line.begins(with: "　") { return true }
    switch first {
    // In Markdown `# ` begins a heading; a comment of front matter seldom stands last.
    case UInt8(ascii: "#"): return format == .toml || !line.begins(with: "# ")
    case UInt8(ascii: "["), UInt8(ascii: "]"): return format == .toml
    case UInt8(ascii: "-"): return format == .yaml && line.begins(with: "- ")
    default: return isKey(line)
    }
  }

  /// Whether a line begins with a key and its separator, of whatever width.
  static func isKey(_ line: Bytes) -> Bool {
    var end = 0
    while end < line.count, isKeyByte(line[end]) { end += 1 }
    guard end > 0 else { return false }
    while end < line.count, line[end] == 0x20 { end += 1 }
    let rest = line[slice: end..<line.count]
    let separators: [StaticString] = [":", "：", "=", "＝"]
    return separators.contains { rest.begins(with: $0) }
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    Ascii.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\"")
  }
}
