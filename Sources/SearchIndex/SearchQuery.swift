import Base

/// What somebody looks for: words that must all be there, in any order.
package struct SearchQuery: Sendable {
  /// The words as compared: folded, without those of which nothing is left.
  package let words: [[UInt16]]

  /// The words of a query, which white space parts.
  package init(_ text: String) {
    words = text.split(whereSeparator: \.isWhitespace).map { TextFolding.units(of: String($0)) }
      .filter { !$0.isEmpty }
  }

  /// Whether there is nothing to look for.
  package var isEmpty: Bool { words.isEmpty }
}

/// That a page has all words of a query.
package struct SearchMatch: Sendable, Equatable {
  /// Where the words are, the best first.
  package enum Place: Int, Sendable, Comparable {
    /// The title has the words one after the other, as they were typed.
    case wholeTitle
    /// The title has all of them.
    case title
    /// The text has them.
    case text

    package static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }
  }

  /// Where the words are.
  package var place: Place
  /// How often they stand there, all words together.
  package var count: Int
}

/// Looks through pages for queries, one after the other for one worker.
package struct SearchReader {
  private var taker = FoldingTaker()

  /// A reader that has read nothing.
  package init() {}

  /// How a page matches a query; nil where a word is missing.
  ///
  /// - Parameters:
  ///   - query: what is looked for.
  ///   - page: the HTML; empty for what has only a title.
  ///   - title: its title, for pages that do not mark it.
  ///   - further: the texts of files that it offers, each line a block of its own.
  /// - Returns: where the words stand.
  package mutating func match(
    _ query: SearchQuery, inPage page: Bytes, title: Bytes, further: [Bytes] = []
  ) -> SearchMatch? {
    guard !query.isEmpty else { return nil }
    taker.removeAll()
    if !PageText.read(page, into: &taker) { taker.take(title: title) }
    for lines in further { taker.take(lines: lines) }
    let units = taker.folding.units
    var count = 0
    for word in query.words {
      let found = Self.count(of: word, in: units[...])
      if found == 0 { return nil }
      count += found
    }
    let titles = taker.titles.map { units[$0] }
    func isInTitle(_ word: [UInt16]) -> Bool {
      titles.contains { Self.count(of: word, in: $0) > 0 }
    }
    let place: SearchMatch.Place =
      isInTitle(Array(query.words.joined()))
      ? .wholeTitle : query.words.allSatisfy(isInTitle) ? .title : .text
    return SearchMatch(place: place, count: count)
  }

  /// How often a word stands in units, overlapping ones not counted.
  static func count(of word: [UInt16], in units: ArraySlice<UInt16>) -> Int {
    guard let first = word.first, word.count <= units.count else { return 0 }
    var count = 0
    var place = units.startIndex
    let last = units.endIndex - word.count
    while place <= last {
      if units[place] == first, units[place..<(place + word.count)].elementsEqual(word) {
        count += 1
        place += word.count
      } else {
        place += 1
      }
    }
    return count
  }
}
