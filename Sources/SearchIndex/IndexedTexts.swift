import Base

/// What the index holds of texts: the keys of each, collected by one worker.
package struct IndexedTexts: Sendable {
  /// One text.
  package struct Entry: Sendable {
    /// The number that it was added with.
    package var text: Int32
    /// The piece of memory that its keys are in, and where they begin.
    var piece: Int32, start: Int32
    /// How many keys its text has, and after those, its title.
    var bodyCount: Int32, titleCount: Int32
    /// What changes when its keys do.
    package var checksum: UInt64
  }

  /// The texts, in the order in which they came.
  package private(set) var entries: [Entry] = []
  // Pieces of a fixed size: one long array would be copied while it grows.
  private var pieces: [[UInt32]] = []
  private static let pieceSize = 1 << 18

  /// No texts.
  package init() {}

  /// The keys of a text: of all of it, and of its title.
  func keys(of entry: Entry) -> (body: ArraySlice<UInt32>, title: ArraySlice<UInt32>) {
    let middle = Int(entry.start) + Int(entry.bodyCount)
    let piece = pieces[Int(entry.piece)]
    return (piece[Int(entry.start)..<middle], piece[middle..<(middle + Int(entry.titleCount))])
  }

  fileprivate mutating func add(_ text: Int, body: [UInt32], title: [UInt32]) {
    let count = body.count + title.count
    if pieces.isEmpty || pieces[pieces.count - 1].count + count > Self.pieceSize {
      pieces.append([])
      pieces[pieces.count - 1].reserveCapacity(max(count, Self.pieceSize))
    }
    let last = pieces.count - 1
    var checksum: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(body.count)
    for key in body { checksum = (checksum ^ UInt64(key)) &* 0x0000_0100_0000_01B3 }
    for key in title { checksum = (checksum ^ UInt64(key)) &* 0x0000_0100_0000_01B3 }
    entries.append(
      Entry(
        text: Int32(text), piece: Int32(last), start: Int32(pieces[last].count),
        bodyCount: Int32(body.count), titleCount: Int32(title.count), checksum: checksum))
    pieces[last] += body
    pieces[last] += title
  }
}

/// Reads pages for the index, one after the other for one worker.
package struct TextIndexer {
  /// What was read so far.
  package private(set) var texts = IndexedTexts()
  private var taker = FoldingTaker()
  private var body = KeySet()
  private var title = KeySet()

  /// An indexer that has read nothing.
  package init() {}

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - text: the number of what it shows.
  ///   - page: its HTML.
  ///   - title: its title, for pages that do not mark it.
  ///   - further: what is found under it besides: the texts of files that it offers, each line a
  ///     block of its own.
  package mutating func add(_ text: Int, page: Bytes, title: Bytes, further: [Bytes] = []) {
    taker.removeAll()
    if !PageText.read(page, into: &taker) { taker.take(title: title) }
    for lines in further { taker.take(lines: lines) }
    finish(text)
  }

  /// Takes up what has a title and no page.
  package mutating func add(_ text: Int, title: Bytes) {
    taker.removeAll()
    taker.take(title: title)
    finish(text)
  }

  private mutating func finish(_ text: Int) {
    let units = taker.folding.units
    body.begin(most: units.count)
    body.insertPairs(of: units[...])
    title.begin(most: 2 * taker.titles.reduce(0) { $0 + $1.count })
    for range in taker.titles {
      title.insertPairs(of: units[range])
      title.insertUnits(of: units[range])
    }
    texts.add(text, body: body.keys, title: title.keys)
  }
}

/// Folds the text of a page and keeps where its title is.
struct FoldingTaker: PageTextTaker {
  var folding = TextFolding()
  /// The parts of the units that are titles.
  private(set) var titles: [Range<Int>] = []
  private var titleStart = 0

  mutating func removeAll() {
    folding.removeAll()
    titles.removeAll(keepingCapacity: true)
  }

  mutating func take(_ text: Bytes) { folding.append(text) }
  mutating func take(_ character: UInt32) { folding.append(character) }
  mutating func separate() { folding.separate() }

  mutating func beginTitle() {
    folding.separate()
    titleStart = folding.units.count
  }

  mutating func take(title: Bytes) {
    beginTitle()
    take(title)
    separate()
    endTitle()
  }

  mutating func take(lines: Bytes) {
    var place = 0
    while place < lines.count {
      let end = lines.firstIndex(of: Ascii.lineFeed, from: place) ?? lines.count
      take(lines[slice: place..<end])
      separate()
      place = end + 1
    }
  }

  mutating func endTitle() { titles.append(titleStart..<folding.units.count) }
}
