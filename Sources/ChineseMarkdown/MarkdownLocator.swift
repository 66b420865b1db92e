import Base

/// Finds the bytes of the source that a node of the tree came from.
///
/// cmark knows the lines of blocks; the columns of inlines are wrong as soon as a paragraph has
/// several lines or stands in a list. So what was written is searched for within its block's
/// lines, onwards from what was found last. Blocks come in order but for footnotes, which stand
/// last in the tree, so the lines are counted once.
package struct MarkdownLocator {
  private let source: Bytes
  private let places: MendedPlaces
  private var ends: LineEnds
  /// The block asked about last: its first line, where that begins, where its last one ends.
  private var line = 1
  private var start = 0
  private var end: Int?
  private var resume = 0
  /// How many bytes may still be searched in vain.
  private var patience = 16 << 20

  /// How far a search looks: a block is rarely longer, and a hostile one must not cost its length
  /// for each of its links.
  private static let window = 64 << 10

  /// A locator of the places of a text that is parsed, given as those of the text it was made of.
  init(source: Bytes, places: MendedPlaces = .same) {
    self.source = source
    self.places = places
    ends = LineEnds(source)
  }

  /// The bytes of `needle` in the given lines, or of the first of these lines where it is not
  /// written in just that way.
  package mutating func range(of needle: Bytes, in lines: ClosedRange<Int>) -> Range<Int> {
    go(toLine: lines.lowerBound)
    let end = end ?? self.end(after: lines.count)
    self.end = end
    let searched = resume..<max(resume, min(end, resume + Self.window))
    guard needle.count > 0, patience > 0,
      let found = source.firstIndex(of: needle, from: resume, to: searched.upperBound)
    else {
      patience -= searched.count
      return range(ofLine: lines.lowerBound)
    }
    resume = found + needle.count
    return places.source(found..<resume)
  }

  /// The bytes of a line without the white space around it.
  package mutating func range(ofLine number: Int) -> Range<Int> {
    go(toLine: number)
    var lower = start
    var upper = ends.end(ofLineFrom: start).end
    while lower < upper, Ascii.isSpace(source[lower]) { lower += 1 }
    while upper > lower, Ascii.isSpace(source[upper - 1]) { upper -= 1 }
    return places.source(lower..<upper)
  }

  private mutating func go(toLine wanted: Int) {
    guard wanted != line else { return }
    if wanted < line {
      line = 1
      start = 0
      ends = LineEnds(source)
    }
    while line < wanted {
      let next = ends.end(ofLineFrom: start).next
      guard next < source.count else { break }
      start = next
      line += 1
    }
    line = wanted
    end = nil
    resume = start
  }

  /// Where the last of `count` lines from the block's first one ends.
  private mutating func end(after count: Int) -> Int {
    var place = ends.end(ofLineFrom: start)
    var ends = ends
    for _ in 1..<count {
      if place.next >= source.count || place.end > start + Self.window { break }
      place = ends.end(ofLineFrom: place.next)
    }
    return place.end
  }
}
