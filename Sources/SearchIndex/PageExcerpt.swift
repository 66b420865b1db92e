import Base

/// The piece of a page's text that shows why it was found.
package struct PageExcerpt: Sendable, Equatable {
  /// The piece, with `…` where the text goes on.
  package var text: String
  /// The part of it that was looked for, in characters.
  package var found: Range<Int>

  /// How many characters are shown before and after what was found.
  static let context = 40

  /// The first place of the first word in a page's text, in its title where only that has it; nil
  /// where the page does not have it.
  package init?(_ query: SearchQuery, inPage page: Bytes) {
    guard let word = query.words.first else { return nil }
    var taker = BlockTaker()
    PageText.read(page, into: &taker)
    taker.separate()
    for block in taker.blocks + taker.titles {
      let characters = Array(block)
      guard let range = Self.range(of: word, in: characters) else { continue }
      let start = max(0, range.lowerBound - Self.context)
      let end = min(characters.count, range.upperBound + Self.context)
      text =
        (start > 0 ? "…" : "") + String(characters[start..<end])
        + (end < characters.count ? "…" : "")
      let shift = (start > 0 ? 1 : 0) - start
      found = (range.lowerBound + shift)..<(range.upperBound + shift)
      return
    }
    return nil
  }

  /// Where a folded word stands in a text, by characters.
  private static func range(of word: [UInt16], in characters: [Character]) -> Range<Int>? {
    var units: [UInt16] = []
    // The character that each unit came from.
    var owners: [Int] = []
    var folding = TextFolding()
    for (place, character) in characters.enumerated() {
      folding.removeAll()
      String(character).withBytes { folding.append($0) }
      folding.separate()
      for unit in folding.units where unit != TextFolding.separator {
        units.append(unit)
        owners.append(place)
      }
    }
    guard word.count <= units.count else { return nil }
    for start in 0...(units.count - word.count)
    where units[start] == word[0] && units[start..<(start + word.count)].elementsEqual(word) {
      return owners[start]..<(owners[start + word.count - 1] + 1)
    }
    return nil
  }
}

/// Takes up the text of a page as it is shown.
private struct BlockTaker: PageTextTaker {
  private(set) var blocks: [String] = []
  private(set) var titles: [String] = []
  private var isTitle = false
  private var block: [UInt8] = []

  mutating func take(_ text: Bytes) { block += text }
  mutating func take(_ character: UInt32) {
    if let scalar = Unicode.Scalar(character) { block += Array(String(scalar).utf8) }
  }
  mutating func separate() {
    let text = String(decoding: block, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    block.removeAll(keepingCapacity: true)
    guard !text.isEmpty else { return }
    if isTitle { titles.append(text) } else { blocks.append(text) }
  }
  mutating func beginTitle() {
    separate()
    isTitle = true
  }
  mutating func endTitle() {
    separate()
    isTitle = false
  }
}
