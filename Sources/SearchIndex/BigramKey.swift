import Base

/// How the index names two UTF-16 units that follow each other.
///
/// The two, 32 bits, times an odd number: one to one, so a key is its two units and nothing is ever
/// mistaken for another, and spread evenly, so the first bits of a key can say in which shard it is.
package enum BigramKey {
  /// 2³² divided by the golden ratio (Knuth, The Art of Computer Programming, volume 3, 6.4).
  static let factor: UInt32 = 0x9E37_79B1

  /// The key of two units; the second is 0 for a unit by itself.
  @inline(__always)
  package static func of(_ first: UInt16, _ second: UInt16) -> UInt32 {
    (UInt32(first) << 16 | UInt32(second)) &* factor
  }
}

/// The different keys of one text, in the order in which they first came.
struct KeySet {
  /// The keys.
  private(set) var keys: [UInt32] = []
  /// A key below the number of the text that it was last seen in.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)
  private var generation: UInt64 = 0

  /// Begins a text that has at most so many keys.
  mutating func begin(most: Int) {
    keys.removeAll(keepingCapacity: true)
    if 2 * most > slots.count {
      var room = slots.count
      while room < 2 * most { room *= 2 }
      slots = [UInt64](repeating: 0, count: room)
      generation = 0
    }
    generation += 1
    if generation == 1 << 31 {
      for place in slots.indices { slots[place] = 0 }
      generation = 1
    }
  }

  /// Adds a key, unless the text has it already.
  @inline(__always)
  mutating func insert(_ key: UInt32) {
    let mask = slots.count &- 1
    var place = Int(key >> 4) & mask
    let wanted = generation << 32 | UInt64(key)
    while true {
      let slot = slots[place]
      if slot == wanted { return }
      if slot >> 32 != generation {
        slots[place] = wanted
        keys.append(key)
        return
      }
      place = (place &+ 1) & mask
    }
  }

  /// Adds the keys of neighbours in folded text; nothing crosses a separator.
  mutating func insertPairs(of units: ArraySlice<UInt16>) {
    var before: UInt16 = TextFolding.separator
    for unit in units {
      if unit != TextFolding.separator, before != TextFolding.separator {
        insert(BigramKey.of(before, unit))
      }
      before = unit
    }
  }

  /// Adds the keys of single units.
  mutating func insertUnits(of units: ArraySlice<UInt16>) {
    for unit in units where unit != TextFolding.separator { insert(BigramKey.of(unit, 0)) }
  }
}
