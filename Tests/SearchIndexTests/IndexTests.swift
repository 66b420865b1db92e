import Base
import SearchIndex
import Testing

/// The index against a plain look through all texts.
@Suite struct IndexTests {
  /// Numbers that look like chance and are the same each time.
  private struct Chance {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }

  private static let alphabet = Array(
    """
    的一是在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过\
    子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两\
    体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新\
    线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已\
    通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较\
    将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百\
    规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收
    """)

  private func texts(_ count: Int, _ chance: inout Chance) -> [String] {
    (0..<count).map { number in
      var text = ""
      for _ in 0..<(40 + chance.next(below: 200)) {
        switch chance.next(below: 40) {
        case 0: text += "，“"
        case 1: text += "ＡＢ\(chance.next(below: 300))"
        case 2: text += ["𠮷", "學習", "團結", "Word ", "é"][chance.next(below: 5)]
        case 3: text += "</p><p>"
        default:
          text.append(Self.alphabet[chance.next(below: Self.alphabet.count / (1 + number % 3))])
        }
      }
      return text
    }
  }

  private static func page(_ title: String, _ text: String) -> String {
    "<h1 data-search-text=\"title\">\(title)</h1><div data-search-text><p>\(text)</p></div>"
  }

  @Test(arguments: [1, 8, 64])
  func nothingIsMissed(shards: Int) throws {
    var chance = Chance()
    let bodies = texts(300, &chance)
    var indexers = [TextIndexer(), TextIndexer()]
    var places: [(texts: Int, entry: Int)?] = []
    for (number, body) in bodies.enumerated() {
      let worker = number % 2
      Self.page("标题\(number)", body).withBytes {
        indexers[worker].add(number, page: $0, title: .empty)
      }
      places.append((worker, number / 2))
    }
    let segment = IndexSegment(places, of: indexers.map(\.texts), shards: shards)
    var room = IndexSegment.Room()
    let files = (0..<shards).map { shard in
      var buffer = ByteBuffer()
      segment.write(shard: shard, version: 0xFEDC_BA98, into: &buffer, &room)
      return buffer.makeArray()
    }
    let read = try files.map { try #require(IndexShard($0, shards: shards, texts: 300)) }
    #expect(read.allSatisfy { $0.version == 0xFEDC_BA98 })
    var reader = SearchReader()
    var (hits, candidatesCount) = (0, 0)
    for _ in 0..<200 {
      let body = Array(bodies[chance.next(below: 300)])
      let start = chance.next(below: body.count - 14)
      let query = SearchQuery(String(body[start..<(start + 2 + chance.next(below: 11))]))
      guard query.words.allSatisfy({ $0.count > 1 }), !query.isEmpty else { continue }
      var candidates = Set(0..<300)
      for word in query.words {
        for pair in zip(word, word.dropFirst()) {
          let key = BigramKey.of(pair.0, pair.1)
          candidates.formIntersection(
            read[IndexShard.number(of: key, shards: shards)].texts(with: key))
        }
      }
      let wanted = Set(
        (0..<300).filter { number in
          Self.page("标题\(number)", bodies[number]).withBytes {
            reader.match(query, inPage: $0, title: .empty) != nil
          }
        })
      #expect(wanted.isSubset(of: candidates))
      if query.words.count == 1, query.words[0].count == 2 { #expect(wanted == candidates) }
      hits += wanted.count
      candidatesCount += candidates.count
    }
    #expect(hits > 200)
    // Titles have single characters too.
    let key = BigramKey.of(Array("标".utf16)[0], 0)
    #expect(
      read[IndexShard.number(of: key, shards: shards)].texts(with: key, inTitles: true)
        == Array(0..<300))
    #expect(read[IndexShard.number(of: key, shards: shards)].texts(with: key).isEmpty)
  }

  @Test func aShardThatIsCutOffIsNotRead() {
    var indexer = TextIndexer()
    Self.page("标题", "正文正文").withBytes { indexer.add(0, page: $0, title: .empty) }
    let segment = IndexSegment([(0, 0), nil], of: [indexer.texts], shards: 1)
    var room = IndexSegment.Room()
    var buffer = ByteBuffer()
    segment.write(shard: 0, version: 1, into: &buffer, &room)
    let whole = buffer.makeArray()
    #expect(IndexShard(whole, shards: 1, texts: 2) != nil)
    for count in 0..<whole.count {
      #expect(IndexShard(Array(whole[..<count]), shards: 1, texts: 2) == nil)
    }
    #expect(IndexShard(whole + [0], shards: 1, texts: 2) == nil)
    for place in 4..<whole.count {
      var broken = whole
      broken[place] ^= 0xFF
      // Whatever stands there, reading it ends.
      let shard = IndexShard(broken, shards: 1, texts: 2)
      _ = shard?.texts(with: BigramKey.of(0x6B63, 0x6587))
    }
  }

  @Test(
    arguments: [
      ([], []), ([5], [0..<1]), ([5, 5], [0..<2]), ([3000, 3000, 3000, 10], [0..<2, 2..<4]),
      ([9000, 10, 20, 30], [0..<2, 2..<4]), ([10, 9000, 1], [0..<2, 2..<3]),
      ([25000, 10, 20, 30], [0..<1, 1..<2, 2..<4]), ([10, 25000, 1], [0..<1, 1..<2, 2..<3]),
      ([9000, 9000, 2000, 9000, 4000, 99999], [0..<3, 3..<4, 4..<6]),
    ] as [([Int], [Range<Int>])])
  func yearsAreDivided(_ years: [Int], _ wanted: [Range<Int>]) {
    #expect(YearSegments.divide(years) == wanted)
  }

  @Test func oneMoreArticleOfThisYearChangesNoOlderSegment() {
    var years = [700, 800, 1200, 19_500, 3000, 2900, 2900, 40]
    let before = YearSegments.divide(years)
    for _ in 0..<10_000 { years[7] += 1 }
    #expect(YearSegments.divide(years) == before)
  }
}
