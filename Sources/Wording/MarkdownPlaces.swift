import Base

/// Which places of an article are its own words: not code, addresses, or settings.
package struct MarkdownPlaces {
  private let bytes: Bytes
  private let bodyStart: Int
  private var fences: [Range<Int>]?

  /// The keys of front matter whose values are sentences.
  private static let sentences: [StaticString] = [
    "title", "subtitle", "kicker", "summary", "description",
  ]

  /// The places of a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - bodyStart: where the front matter ends.
  package init(_ bytes: Bytes, bodyStart: Int) {
    self.bytes = bytes
    self.bodyStart = bodyStart
  }

  /// Whether what stands in a range is a word of the text.
  package mutating func isText(_ range: Range<Int>) -> Bool {
    let start = startOfLine(range.lowerBound)
    let before = bytes[slice: start..<range.lowerBound]
    if range.lowerBound < bodyStart { return isSentence(before) }
    if before.count(of: 0x60) % 2 == 1 { return false }
    // The address of a link: `](` without the end of it.
    if let open = before.lastRange(of: Bytes("]("), before: before.count),
      before.firstIndex(of: 0x29, from: open.upperBound) == nil
    {
      return false
    }
    var word = range.lowerBound
    while word > start, bytes[word - 1] > 0x20, bytes[word - 1] < 0x7F { word -= 1 }
    if bytes[slice: word..<range.lowerBound].firstRange(of: Bytes("://")) != nil { return false }
    if fences == nil { fences = findFences() }
    return !(fences ?? []).contains { $0.contains(range.lowerBound) }
  }

  /// Whether a range stands in the title of a book or document: 《…》.
  package func isTitle(_ range: Range<Int>) -> Bool {
    let before = bytes[slice: startOfLine(range.lowerBound)..<range.lowerBound]
    guard let open = before.lastRange(of: Bytes("《"), before: before.count) else { return false }
    return before.firstRange(of: Bytes("》"), from: open.upperBound) == nil
  }

  private func startOfLine(_ place: Int) -> Int {
    var start = place
    while start > 0, bytes[start - 1] != Ascii.lineFeed { start -= 1 }
    return start
  }

  private func isSentence(_ line: Bytes) -> Bool {
    let line = line.trimmed
    return Self.sentences.contains { key in
      line.begins(with: key)
        && [0x3A, 0x3D, 0x20].contains(line.byte(orZeroAt: key.utf8CodeUnitCount))
    }
  }

  /// The blocks of code between fences (CommonMark 0.30, 4.5), as far as words are concerned.
  private func findFences() -> [Range<Int>] {
    var fences: [Range<Int>] = []
    var open: (start: Int, mark: UInt8, count: Int)?
    var place = bodyStart
    while place < bytes.count {
      let end = bytes.firstIndex(of: Ascii.lineFeed, from: place) ?? bytes.count
      let line = bytes[slice: place..<end].trimmed
      let mark = line.byte(orZeroAt: 0)
      let count = mark == 0x60 || mark == 0x7E ? line.prefix { $0 == mark }.count : 0
      if let opened = open {
        if mark == opened.mark, count >= opened.count, line.count == count {
          fences.append(opened.start..<end)
          open = nil
        }
      } else if count >= 3 {
        open = (place, mark, count)
      }
      place = end + 1
    }
    if let open { fences.append(open.start..<bytes.count) }
    return fences
  }
}
