import Base

/// Counts the quote and list markers and the indentation that a line begins with: each of them
/// can open a block inside a block.
enum LineStart {
  /// What the line has too much of, or nil.
  package static func problem(in source: Bytes, _ line: Range<Int>) -> MarkdownProblem? {
    var index = line.lowerBound
    var markers = 0
    var column = 0
    while index < line.upperBound {
      switch source[index] {
      case 0x20: column += 1
      case 0x09: column += 4 - column % 4
      case UInt8(ascii: ">"):
        markers += 1
        column += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard endsMarker(source, index + 1, line) else {
          return problem(markers, column, line.lowerBound..<index)
        }
        markers += 1
        column += 1
      case 0x30...0x39:
        var end = index
        while end < line.upperBound, Ascii.isDigit(source[end]) { end += 1 }
        guard end < line.upperBound, source[end] == 0x2E || source[end] == 0x29,
          endsMarker(source, end + 1, line)
        else { return problem(markers, column, line.lowerBound..<index) }
        markers += 1
        column += end + 1 - index
        index = end
      default: return problem(markers, column, line.lowerBound..<index)
      }
      index += 1
    }
    return problem(markers, line.upperBound == index ? 0 : column, line)
  }

  private static func endsMarker(_ source: Bytes, _ index: Int, _ line: Range<Int>) -> Bool {
    index >= line.upperBound || source[index] == 0x20 || source[index] == 0x09
  }

  private static func problem(
    _ markers: Int, _ column: Int, _ range: Range<Int>
  ) -> MarkdownProblem? {
    for (limit, found) in [(MarkdownLimit.markersOfLine, markers), (.indentation, column)]
    where found > limit.allowed {
      return MarkdownProblem(.limit(limit, found: found, allowed: limit.allowed), at: range)
    }
    return nil
  }
}

/// Counts in one pass what the guard wants to know of a line.
struct LineShape {
  /// `[`.
  package private(set) var brackets = 0
  /// `|`.
  private(set) var pipes = 0
  /// `<?` and `<!`.
  package private(set) var declarations = 0
  /// How many bytes cmark reads again, or copies, for the addresses of the line: from each `://`
  /// and `www.` to the next space, from each `@` to the end of the line.
  private(set) var rereading = 0
  /// Whether the line could be the `|---|---|` under a table's head, whatever it stands in.
  private(set) var isDelimiterRow = false
  /// Whether the line could begin a reference definition.
  private(set) var beginsDefinition = false

  init(_ line: Bytes) {
    var couldBeRow = true
    var hasHyphen = false
    var addresses = 0
    var emails = 0
    var wordStart = 0
    for index in 0..<line.count {
      let byte = line[index]
      switch byte {
      case UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "|"):
        pipes += 1
        continue
      case UInt8(ascii: "<") where index + 1 < line.count:
        let next = line[index + 1]
        if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") { declarations += 1 }
      // The library gives up after a thousand in one text.
      case UInt8(ascii: "@"): emails = min(emails + 1, 1000)
      case UInt8(ascii: "w")
      where index + 3 < line.count && line[slice: index..<(index + 4)].begins(with: "www."):
        addresses += 1
      case UInt8(ascii: "/")
      where index > 1 && line[index - 1] == byte && line[index - 2] == UInt8(ascii: ":"):
        addresses += 1
      case 0x09, 0x20:
        rereading += addresses * (index - wordStart)
        addresses = 0
        wordStart = index
        continue
      case UInt8(ascii: "]") where index + 1 < line.count && line[index + 1] == 0x3A:
        beginsDefinition = true
      case UInt8(ascii: "-"):
        hasHyphen = true
        continue
      // What may stand before and in such a row: its own colons, and markers of lists and quotes.
      case 0x3A, 0x3E, 0x2A, 0x2B, 0x2E, 0x29, 0x30...0x39: continue
      default: break
      }
      couldBeRow = false
    }
    rereading += addresses * (line.count - wordStart) + emails * line.count
    isDelimiterRow = couldBeRow && hasHyphen
  }
}

/// Finds the ends of lines, going forward: LF, CRLF or CR, as CommonMark knows them.
///
/// Remembers the next LF and the next CR: looking for both anew in each line would read a file
/// that has only the one to its end once for each of its lines.
struct LineEnds {
  private let source: Bytes
  private var lineFeed = -1
  private var carriageReturn = -1

  init(_ source: Bytes) { self.source = source }

  /// The end of the line that begins at `start`, and where the next one begins; the length of the
  /// source where there is none.
  package mutating func end(ofLineFrom start: Int) -> (end: Int, next: Int) {
    if lineFeed < start {
      lineFeed = source.firstIndex(of: Ascii.lineFeed, from: start) ?? source.count
    }
    if carriageReturn < start {
      carriageReturn = source.firstIndex(of: Ascii.carriageReturn, from: start) ?? source.count
    }
    if lineFeed < carriageReturn { return (lineFeed, lineFeed + 1) }
    if carriageReturn == source.count { return (source.count, source.count) }
    return (carriageReturn, lineFeed == carriageReturn + 1 ? lineFeed + 1 : carriageReturn + 1)
  }

  /// The line that begins at `start`, without its end.
  package mutating func line(from start: Int) -> Range<Int> { start..<end(ofLineFrom: start).end }
}

/// Finds lines that are surely the text of a fenced code block, which opens nothing.
///
/// Only fences at the very beginning of a line count: no list or quote can hold those, so nothing
/// but their closing fence ends them (CommonMark 0.29, section 4.5). Within an HTML block (section
/// 4.6) a fence is only text, so none counts after a line that could begin one: to the next blank
/// line, or to the end of the document where something else would end the block.
struct FencedCode {
  private var fence: (byte: UInt8, count: Int)?
  private var markup = Markup.none

  private enum Markup {
    case none, toBlankLine, toEnd
  }

  /// Whether a line is text within a fenced block; takes the lines in their order.
  mutating func holds(_ line: Bytes) -> Bool {
    if let fence {
      if Self.closes(line, fence) { self.fence = nil }
      return true
    }
    if markup == .toEnd { return false }
    let content = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard let first = content.first else {
      markup = .none
      return false
    }
    if first == UInt8(ascii: "<") {
      // <script, <pre, <style, <textarea, comments, instructions, declarations.
      let endsElsewhere = content.dropFirst().first.map { "sSpPtT!?".utf8.contains($0) } ?? false
      markup = endsElsewhere ? .toEnd : .toBlankLine
    } else if markup == .none, first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
      line.first == first
    {
      fence = Self.opening(line, first)
    }
    return false
  }

  private static func opening(_ line: Bytes, _ byte: UInt8) -> (byte: UInt8, count: Int)? {
    let count = line.prefix { $0 == byte }.count
    guard count >= 3 else { return nil }
    // The words after backticks must not have any.
    let isSpan = byte == UInt8(ascii: "`") && line[count...].contains(byte)
    return isSpan ? nil : (byte, count)
  }

  private static func closes(_ line: Bytes, _ fence: (byte: UInt8, count: Int)) -> Bool {
    let indentation = line.prefix { $0 == 0x20 }.count
    let count = line[indentation...].prefix { $0 == fence.byte }.count
    return indentation <= 3 && count >= fence.count
      && line[(indentation + count)...].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }
}
