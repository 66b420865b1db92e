import Base

/// What was put into a source before parsing, and how it is taken out of what is written.
///
/// The parser is the stock library, so Chinese rules reach it as text that it understands, made
/// of a character that no document of a site holds: a cuneiform or Old Persian punctuation mark,
/// alone beside `**` (`EmphasisMarker`), as the processing instruction `<?m?>` where a bare URL
/// ends and `<?mm?> ` where one begins (`BareURLMarker`), as `<?mmm?>` before a line of colons
/// (`FenceMarker`). They may land inside code or HTML as
/// well: they change nothing there, and all of them leave again with `remove`. A source that
/// already holds the character gets another one.
package struct MarkdownMarks {
  /// The character of the marks, if any were put.
  private(set) var character: StaticString?

  package static let none = MarkdownMarks()

  /// Characters that cmark takes for punctuation and that no text but one about them holds, with
  /// the ways to write them as entities.
  private static let characters: [(character: StaticString, numbers: [StaticString])] = [
    ("\u{1039F}", ["1039F", "1039f", "66463"]), ("\u{103D0}", ["103D0", "103d0", "66512"]),
    ("\u{1091F}", ["1091F", "1091f", "67871"]), ("\u{1093F}", ["1093F", "1093f", "67903"]),
    ("\u{10A58}", ["10A58", "10a58", "68184"]), ("\u{12470}", ["12470", "74864"]),
  ]
  private static let length = 4

  /// Whether the prepared copy must be parsed instead of the source.
  var areUsed: Bool { character != nil }

  /// Puts marks where the Chinese rules need them.
  ///
  /// - Parameters:
  ///   - source: the Markdown.
  ///   - hasURLs: whether there is anything that could be a bare URL.
  ///   - prepared: receives the copy with marks; empty where none are needed.
  /// - Returns: what was put in.
  package static func place(
    in source: Bytes, hasURLs: Bool, copyingTo prepared: inout ByteBuffer
  ) -> MarkdownMarks {
    prepared.removeAll()
    var marks = MarkdownMarks()
    var emphasis = EmphasisMarker(source: source)
    var urls = BareURLMarker(source: source, isActive: hasURLs)
    var fences = FenceMarker(source: source)
    var copied = 0
    while true {
      let next = min(emphasis.next, urls.next, fences.next)
      guard next < source.count else { break }
      guard next >= copied else {
        // A URL within a URL (`http://a*http://b中`) gives places out of order; the later one wins.
        if urls.next == next { urls.advance() } else { emphasis.advance() }
        continue
      }
      if marks.character == nil { marks.character = unusedCharacter(in: source) }
      guard let character = marks.character else { return .none }
      prepared.append(source[slice: copied..<next])
      copied = next
      if fences.next == next {
        appendFence(character, to: &prepared)
        fences.advance()
      } else if urls.next == next {
        urls.mark.append(character, to: &prepared)
        urls.advance()
      } else {
        prepared.append(character)
        emphasis.advance()
      }
    }
    if marks.areUsed { prepared.append(source[slice: copied..<source.count]) }
    return marks
  }

  private static func appendFence(_ character: StaticString, to output: inout ByteBuffer) {
    output.append("<?")
    for _ in 0..<3 { output.append(character) }
    output.append("?>")
  }

  /// The line of colons that a block of raw HTML was made of, if it was.
  func fence(in html: Bytes) -> Bytes? {
    guard let character else { return nil }
    let line = html.trimmed
    let isMarked =
      line.begins(with: "<?")
      && (0..<3).allSatisfy { Self.holds(Bytes(character), at: 2 + $0 * Self.length, in: line) }
    // `?>` follows.
    return isMarked ? line[slice: (4 + 3 * Self.length)..<line.count] : nil
  }

  /// Whether an inline of raw HTML is one of the marks.
  func include(_ html: Bytes) -> Bool {
    guard let character, html.begins(with: "<?"), html.count >= 2 + Self.length else {
      return false
    }
    return html[slice: 2..<(2 + Self.length)].equals(Bytes(character))
  }

  /// Takes all marks out of what was written at or after `start`, escaped or not.
  package func remove(from output: inout ByteBuffer, after start: Int) {
    guard let character else { return }
    output.removeRanges(from: start) { bytes, place in
      bytes.firstIndex(of: character, from: place).map { found in
        Self.extent(of: found, Bytes(character), in: bytes, from: place)
      }
    }
  }

  /// A mark with the brackets around it.
  private static func extent(
    of found: Int, _ character: Bytes, in bytes: Bytes, from start: Int
  ) -> Range<Int> {
    let alone = found..<(found + length)
    var end = alone.upperBound
    while end < alone.lowerBound + 3 * length, holds(character, at: end, in: bytes) {
      end += length
    }
    let isDouble = end == alone.lowerBound + 2 * length
    for (opening, closing) in brackets {
      let lower = found - opening.utf8CodeUnitCount
      guard lower >= start, holds(Bytes(opening), at: lower, in: bytes),
        holds(Bytes(closing), at: end, in: bytes)
      else { continue }
      end += closing.utf8CodeUnitCount
      if isDouble, end < bytes.count, bytes[end] == 0x20 { end += 1 }
      return lower..<end
    }
    return alone
  }

  private static let brackets: [(StaticString, StaticString)] = [("<?", "?>"), ("&lt;?", "?&gt;")]

  private static func holds(_ sought: Bytes, at place: Int, in bytes: Bytes) -> Bool {
    place + sought.count <= bytes.count
      && bytes[slice: place..<(place + sought.count)].equals(sought)
  }

  /// The first character that the source neither holds nor names; nil where it holds them all.
  private static func unusedCharacter(in source: Bytes) -> StaticString? {
    let hasEntities = source.contains("&#")
    return characters.first { character, numbers in
      !source.contains(character)
        && !(hasEntities && numbers.contains { source.contains($0) })
    }?.character
  }
}
