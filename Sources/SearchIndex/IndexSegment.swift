import Base

/// One part of the index, as it is written: a number of shards, each with the keys that its number
/// begins.
///
/// Texts have numbers from the oldest on, so that a new one only adds to lists. A shard is
///
///     4 bytes   the version of the segment, the low byte first
///     varint    how many bytes the first section has
///     varint    how many the second has
///     section   keys of texts, and the texts that have each
///     section   keys of titles, and the titles that have each
///
/// and a section the same for each key, in the order of keys:
///
///     varint    how far the key is behind the one before, less one; the first bits left out, which
///               are the number of the shard
///     varint    twice the number of texts, plus one where a bitmap follows
///     bitmap    a bit for each text of the segment, the low bit first
///     or        a varint for each text: how far it is behind the one before, less one
///
/// A varint has 7 bits a byte, the low ones first, and the high bit where another byte follows. The
/// script of the search page reads this (`search.js`), and `IndexShard` for tests.
package struct IndexSegment {
  /// How many texts the segment has.
  private let count: Int
  private var body: Postings
  private var title: Postings

  /// The most shards that a segment has.
  package static let mostShards = 1 << 12

  /// How many shards keep a segment's shards near 5 KB, the least that is worth a request.
  ///
  /// The first weeks of a year are one file: a query asks for it once, whatever its length, and for
  /// the year before besides.
  ///
  /// - Parameters:
  ///   - articles: how many texts it has.
  ///   - bytes: how many bytes of UTF-8 their bodies have. Measured on statutes, the index has a
  ///     quarter of that; and some 100 bytes for each title.
  /// - Returns: a power of two.
  package static func shardCount(articles: Int, bytes: Int) -> Int {
    let estimate = bytes / 4 + 100 * articles
    guard estimate > 32 << 10 else { return 1 }
    var shards = 1
    while shards < mostShards, estimate / shards > 7 << 10 { shards *= 2 }
    return shards
  }

  /// Sorts the keys of texts into shards.
  ///
  /// - Parameters:
  ///   - numbers: for each text of the segment, the oldest first, its entry: which of `texts`, and
  ///     its place in it. A text that is not there takes its number all the same.
  ///   - texts: what all workers collected.
  ///   - shards: how many shards there are, a power of two.
  package init(
    _ numbers: [(texts: Int, entry: Int)?], of texts: [IndexedTexts], shards: Int
  ) {
    precondition(shards > 0 && shards & (shards - 1) == 0 && shards <= Self.mostShards)
    count = numbers.count
    body = Postings(shardBits: shards.trailingZeroBitCount)
    title = Postings(shardBits: shards.trailingZeroBitCount)
    // The number of each text that is there, with its keys.
    let members = numbers.enumerated().compactMap { number, place in
      place.map { (Int32(number), texts[$0.texts], texts[$0.texts].entries[$0.entry]) }
    }
    body.fill(members.lazy.map { ($0.0, $0.1.keys(of: $0.2).body) })
    title.fill(members.lazy.map { ($0.0, $0.1.keys(of: $0.2).title) })
  }

  /// Writes a shard at the end of `buffer`.
  ///
  /// - Parameters:
  ///   - shard: its number.
  ///   - version: what changes when the segment does.
  ///   - buffer: receives it.
  ///   - room: the worker's own.
  package borrowing func write(
    shard: Int, version: UInt32, into buffer: inout ByteBuffer, _ room: inout Room
  ) {
    room.section.removeAll()
    body.write(shard, texts: count, room: &room)
    let bodyCount = room.section.count
    title.write(shard, texts: count, room: &room)
    for byte in 0..<4 { buffer.append(UInt8(truncatingIfNeeded: version >> UInt32(8 * byte))) }
    buffer.append(varint: bodyCount)
    buffer.append(varint: room.section.count - bodyCount)
    room.section.withBytes { buffer.append($0) }
  }

  /// What a worker needs to write shards, kept from one to the next.
  package struct Room: ~Copyable {
    var section = ByteBuffer(capacity: 1 << 14)
    var sorted: [UInt64] = []
    var scratch: [UInt64] = []

    /// Room for nothing yet.
    package init() {}
  }
}

/// Pairs of a key and a text, sorted by the first bits of the key.
struct Postings {
  private let shardBits: Int
  /// A key above the number of its text.
  private var pairs: [UInt64] = []
  /// Where each shard begins, and where the last ends.
  private var starts: [Int]

  init(shardBits: Int) {
    self.shardBits = shardBits
    starts = Array(repeating: 0, count: (1 << shardBits) + 1)
  }

  /// Puts the keys of all texts into their shards; texts come in ascending order and stay so.
  mutating func fill(_ texts: some Sequence<(Int32, ArraySlice<UInt32>)>) {
    let shift = UInt64(32 - shardBits)
    for (_, keys) in texts {
      for key in keys { starts[Int(UInt64(key) >> shift) + 1] += 1 }
    }
    for shard in 1..<starts.count { starts[shard] += starts[shard - 1] }
    var next = starts
    pairs = [UInt64](unsafeUninitializedCapacity: starts[starts.count - 1]) { pairs, count in
      for (text, keys) in texts {
        for key in keys {
          let shard = Int(UInt64(key) >> shift)
          pairs[next[shard]] = UInt64(key) << 32 | UInt64(UInt32(bitPattern: text))
          next[shard] += 1
        }
      }
      count = pairs.count
    }
  }

  /// Writes the section of a shard.
  borrowing func write(_ shard: Int, texts: Int, room: inout IndexSegment.Room) {
    let range = starts[shard]..<starts[shard + 1]
    sort(range, &room)
    let mask = shardBits == 0 ? UInt32.max : UInt32.max >> UInt32(shardBits)
    var place = 0
    var before: Int64 = -1
    while place < range.count {
      let key = UInt32(room.sorted[place] >> 32)
      var end = place + 1
      while end < range.count, UInt32(room.sorted[end] >> 32) == key { end += 1 }
      let rest = Int64(key & mask)
      room.section.append(varint: Int(rest - before - 1))
      before = rest
      Self.write(room.sorted[place..<end], texts: texts, into: &room.section)
      place = end
    }
  }

  private static func write(
    _ pairs: ArraySlice<UInt64>, texts: Int, into section: inout ByteBuffer
  ) {
    let bitmapSize = (texts + 7) / 8
    // A list has at least a byte for each text.
    if pairs.count > bitmapSize || listSize(pairs, most: bitmapSize) > bitmapSize {
      section.append(varint: 2 * pairs.count + 1)
      var byte: UInt8 = 0
      var written = 0
      for pair in pairs {
        let text = Int(UInt32(truncatingIfNeeded: pair))
        while written < text / 8 {
          section.append(byte)
          byte = 0
          written += 1
        }
        byte |= 1 << UInt8(text % 8)
      }
      while written < bitmapSize {
        section.append(byte)
        byte = 0
        written += 1
      }
      return
    }
    section.append(varint: 2 * pairs.count)
    var before = -1
    for pair in pairs {
      let text = Int(UInt32(truncatingIfNeeded: pair))
      section.append(varint: text - before - 1)
      before = text
    }
  }

  private static func listSize(_ pairs: ArraySlice<UInt64>, most: Int) -> Int {
    var size = 0
    var before = -1
    for pair in pairs {
      let text = Int(UInt32(truncatingIfNeeded: pair))
      let gap = text - before - 1
      size += gap < 1 << 7 ? 1 : gap < 1 << 14 ? 2 : 3
      if size > most { return size }
      before = text
    }
    return size
  }

  /// Sorts a shard's pairs by key; those of one key keep their order, that of texts.
  private borrowing func sort(_ range: Range<Int>, _ room: inout IndexSegment.Room) {
    room.sorted.removeAll(keepingCapacity: true)
    room.sorted += pairs[range]
    if room.scratch.count < range.count {
      room.scratch = [UInt64](repeating: 0, count: range.count)
    }
    if range.count < 48 {
      // Keys above texts: whole pairs are in the wanted order.
      room.sorted.sort()
      return
    }
    var shift: UInt64 = 32
    while shift < UInt64(64 - shardBits) {
      var counts = InlineArray<256, Int32>(repeating: 0)
      for pair in room.sorted { counts[Int(pair >> shift & 0xFF)] += 1 }
      var sum: Int32 = 0
      for digit in 0..<256 {
        let count = counts[digit]
        counts[digit] = sum
        sum += count
      }
      for pair in room.sorted {
        let digit = Int(pair >> shift & 0xFF)
        room.scratch[Int(counts[digit])] = pair
        counts[digit] += 1
      }
      swap(&room.sorted, &room.scratch)
      if room.sorted.count > range.count {
        room.sorted.removeLast(room.sorted.count - range.count)
      }
      if room.scratch.count < range.count {
        room.scratch += repeatElement(0, count: range.count - room.scratch.count)
      }
      shift += 8
    }
  }
}

extension ByteBuffer {
  /// Appends a number that is not negative: 7 bits a byte, the low ones first.
  mutating func append(varint value: Int) {
    var rest = UInt64(value)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
