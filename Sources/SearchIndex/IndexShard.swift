import Base

/// A shard as it is read: the counterpart of `IndexSegment.write`, which the script of the search page
/// has in JavaScript.
package struct IndexShard {
  private let bytes: [UInt8]
  private let shardBits: Int
  private let texts: Int
  /// The version of its segment.
  package let version: UInt32
  private let body: Range<Int>, title: Range<Int>

  /// Reads a shard; nil where it is cut off or longer than it says.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - shards: how many its segment has.
  ///   - texts: how many texts its segment has.
  package init?(_ bytes: [UInt8], shards: Int, texts: Int) {
    self.bytes = bytes
    self.texts = texts
    shardBits = shards.trailingZeroBitCount
    guard bytes.count >= 6 else { return nil }
    version = bytes[0..<4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    var place = 4
    guard let bodyCount = Self.varint(bytes, &place, bytes.count),
      let titleCount = Self.varint(bytes, &place, bytes.count),
      place + bodyCount + titleCount == bytes.count
    else { return nil }
    body = place..<(place + bodyCount)
    title = body.upperBound..<bytes.count
  }

  /// The number of the shard that a key is in.
  package static func number(of key: UInt32, shards: Int) -> Int {
    Int(UInt64(key) >> UInt64(32 - shards.trailingZeroBitCount))
  }

  /// The texts whose body has a key, or whose title has it, in ascending order; none where the shard
  /// does not have the key or is broken.
  package func texts(with key: UInt32, inTitles: Bool = false) -> [Int] {
    let wanted = Int(shardBits == 0 ? key : key & UInt32.max >> UInt32(shardBits))
    let section = inTitles ? title : body
    var place = section.lowerBound
    var last = -1
    while place < section.upperBound {
      guard let gap = Self.varint(bytes, &place, section.upperBound),
        let head = Self.varint(bytes, &place, section.upperBound)
      else { return [] }
      last += gap + 1
      if last > wanted { return [] }
      let (count, isBitmap) = (head / 2, head % 2 == 1)
      if isBitmap {
        let size = (texts + 7) / 8
        guard place + size <= section.upperBound else { return [] }
        if last == wanted {
          let start = place
          return (0..<texts).filter { bytes[start + $0 / 8] >> UInt8($0 % 8) & 1 == 1 }
        }
        place += size
        continue
      }
      var found: [Int] = []
      var text = -1
      for _ in 0..<count {
        guard let gap = Self.varint(bytes, &place, section.upperBound) else { return [] }
        text += gap + 1
        if last == wanted { found.append(text) }
      }
      if last == wanted { return found }
    }
    return []
  }

  private static func varint(_ bytes: [UInt8], _ place: inout Int, _ end: Int) -> Int? {
    var value = 0
    var shift = 0
    while place < end, shift < 35 {
      let byte = bytes[place]
      place += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
