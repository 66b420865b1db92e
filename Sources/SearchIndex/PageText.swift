import Base

/// What takes up the text of a page as it is read.
protocol PageTextTaker {
  /// Text as it stands in the page, without tags and entities.
  mutating func take(_ text: Bytes)
  /// A character that the page writes as an entity.
  mutating func take(_ character: UInt32)
  /// The end of a paragraph, cell or heading.
  mutating func separate()
  /// The beginning of what the page marks as its title, and its end.
  mutating func beginTitle()
  mutating func endTitle()
}

/// Which of a page's HTML is searched: what stands in elements with `data-search-text`, without what
/// stands in elements with `data-search-skip` within them.
///
/// `data-search-text="title"` marks the title. Of a page without any mark the first `<main>` is searched,
/// or `<body>`, or all of it, so that themes of others need not know of this. The script of the search page reads pages by the
/// same rules (`search.js`), which are few so that both can keep to them: tags outside of the
/// list of those within lines end a block, `script`, `style` and comments are left out, and entities
/// that are not numbers or one of six names stand for punctuation.
enum PageText {
  private static let mark: StaticString = "data-search-text"

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - page: the HTML.
  ///   - taker: receives the text of each marked element in order.
  /// - Returns: whether the page marks its title.
  @discardableResult
  static func read(_ page: Bytes, into taker: inout some PageTextTaker) -> Bool {
    var place = 0
    var hasMarks = false
    var hasTitle = false
    while let found = page.firstIndex(of: Bytes(mark), from: place, to: page.count) {
      place = found + mark.utf8CodeUnitCount
      guard let start = page[slice: 0..<found].lastIndex(of: UInt8(ascii: "<")),
        let tag = Tag(in: page, at: start), tag.end >= place, !tag.isClosing
      else { continue }
      hasMarks = true
      let isTitle = page[slice: place..<tag.end].begins(with: "=\"title\"")
      hasTitle = hasTitle || isTitle
      if isTitle { taker.beginTitle() }
      place = read(page, from: tag.end, upToEndOf: page[slice: tag.name], into: &taker)
      taker.separate()
      if isTitle { taker.endTitle() }
    }
    if !hasMarks {
      let start = page.firstRange(of: Bytes("<main")) ?? page.firstRange(of: Bytes("<body"))
      let tag = start.flatMap { Tag(in: page, at: $0.lowerBound) }
      _ = read(
        page, from: tag?.end ?? 0, upToEndOf: tag.map { page[slice: $0.name] } ?? .empty,
        into: &taker)
      taker.separate()
    }
    return hasTitle
  }

  /// Reads one element.
  ///
  /// - Parameters:
  ///   - page: the HTML.
  ///   - start: the place after its opening tag.
  ///   - name: its name; empty for all that is left.
  ///   - taker: receives its text.
  /// - Returns: the place after it.
  private static func read(
    _ page: Bytes, from start: Int, upToEndOf name: Bytes, into taker: inout some PageTextTaker
  ) -> Int {
    var depth = 1
    // The element that is left out, and how many of its name are open.
    var skipped: (name: Range<Int>, depth: Int)?
    var place = start
    while place < page.count {
      guard let next = page.firstIndex(of: UInt8(ascii: "<"), from: place) else {
        if skipped == nil { readText(page[slice: place..<page.count], into: &taker) }
        return page.count
      }
      if next > place, skipped == nil { readText(page[slice: place..<next], into: &taker) }
      if page[slice: next..<page.count].begins(with: "<!--") {
        place = page.firstRange(of: Bytes("-->"), from: next)?.upperBound ?? page.count
        continue
      }
      guard let tag = Tag(in: page, at: next) else {
        place = next + 1
        continue
      }
      place = tag.end
      let tagName = page[slice: tag.name]
      if !tag.isClosing, tagName.equalsName("script") || tagName.equalsName("style") {
        place = endOfRawText(page, tagName, from: tag.end)
        continue
      }
      if let open = skipped {
        if tagName.equalsName(page[slice: open.name]) {
          let depth = open.depth + (tag.isClosing ? -1 : 1)
          skipped = depth == 0 ? nil : (open.name, depth)
        }
      } else if !tag.isClosing, page[slice: tag.name.upperBound..<tag.end].holdsSkip {
        skipped = (tag.name, 1)
        taker.separate()
      }
      if tagName.equalsName(name) {
        depth += tag.isClosing ? -1 : 1
        if depth == 0 { return place }
      }
      if skipped == nil, !InlineTags.holds(tagName) { taker.separate() }
    }
    return place
  }

  private static func endOfRawText(_ page: Bytes, _ name: Bytes, from start: Int) -> Int {
    var place = start
    while let next = page.firstRange(of: Bytes("</"), from: place)?.lowerBound {
      if let tag = Tag(in: page, at: next), page[slice: tag.name].equalsName(name) {
        return tag.end
      }
      place = next + 2
    }
    return page.count
  }

  /// Takes up text between two tags, with its entities.
  private static func readText(_ text: Bytes, into taker: inout some PageTextTaker) {
    var place = 0
    while let next = text.firstIndex(of: UInt8(ascii: "&"), from: place) {
      if next > place { taker.take(text[slice: place..<next]) }
      var end = next + 1
      while end < text.count, end - next < 32,
        Ascii.isAlphanumeric(text[end]) || text[end] == UInt8(ascii: "#")
      { end += 1 }
      guard end < text.count, text[end] == UInt8(ascii: ";"), end > next + 1 else {
        place = next + 1
        continue
      }
      if let character = character(ofEntity: text[slice: (next + 1)..<end]) {
        taker.take(character)
      }
      place = end + 1
    }
    if place < text.count { taker.take(text[slice: place..<text.count]) }
  }

  /// What an entity stands for; nil for those that fold to nothing.
  private static func character(ofEntity name: Bytes) -> UInt32? {
    if name.equals("amp") { return 0x26 }
    if name.equals("lt") { return 0x3C }
    if name.equals("gt") { return 0x3E }
    if name.equals("quot") { return 0x22 }
    if name.equals("apos") { return 0x27 }
    if name.equals("nbsp") { return 0xA0 }
    guard name.first == UInt8(ascii: "#") else { return nil }
    let isHexadecimal = name.byte(orZeroAt: 1) | 0x20 == UInt8(ascii: "x")
    let digits = name[slice: (isHexadecimal ? 2 : 1)..<name.count]
    guard digits.count <= 7, let value = UInt32(digits.string, radix: isHexadecimal ? 16 : 10),
      Unicode.Scalar(value) != nil
    else { return nil }
    return value
  }
}

/// A tag within a page.
private struct Tag {
  /// Where its name stands.
  let name: Range<Int>
  /// The place after its `>`.
  let end: Int
  let isClosing: Bool

  /// The tag that begins at a `<`; nil where none does.
  init?(in page: Bytes, at start: Int) {
    var place = start + 1
    isClosing = page.byte(orZeroAt: place) == UInt8(ascii: "/")
    if isClosing { place += 1 }
    guard Ascii.isLetter(page.byte(orZeroAt: place)) else { return nil }
    let first = place
    while Ascii.isAlphanumeric(page.byte(orZeroAt: place)) { place += 1 }
    name = first..<place
    var quote: UInt8 = 0
    while place < page.count {
      let byte = page[place]
      place += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        end = place
        return
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return nil
  }
}

extension Bytes {
  /// Whether a tag's name is another, without regard to case.
  fileprivate func equalsName(_ other: Bytes) -> Bool {
    guard count == other.count else { return false }
    for place in 0..<count where (self[place] | 0x20) != (other[place] | 0x20) { return false }
    return true
  }

  fileprivate func equalsName(_ other: StaticString) -> Bool { equalsName(Bytes(other)) }

  /// Whether the attributes of a tag say that its element is left out.
  fileprivate var holdsSkip: Bool {
    count > 16 && firstIndex(of: Bytes("data-search-skip"), from: 0, to: count) != nil
  }
}

/// The tags that stand within a line: what is before and after them is read as one.
private enum InlineTags {
  private static let names: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "picture", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]

  static func holds(_ name: Bytes) -> Bool {
    // Most tags of a text by far, told without making a string.
    switch name.count {
    case 1:
      switch name[0] | 0x20 {
      case UInt8(ascii: "p"): return false
      case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "i"), UInt8(ascii: "q"),
        UInt8(ascii: "s"), UInt8(ascii: "u"):
        return true
      default: return false
      }
    case 2 where name[1] | 0x20 != UInt8(ascii: "r") && name[0] | 0x20 == UInt8(ascii: "t"):
      // td, th, and tt of old pages.
      return name[1] | 0x20 == UInt8(ascii: "t")
    default: return names.contains(name.string.lowercased())
    }
  }
}
