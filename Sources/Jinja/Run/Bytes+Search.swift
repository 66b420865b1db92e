import Base

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Bytes {
  /// The first place of `piece` at or after `start`; an empty piece is found at `start`.
  func firstRange(of piece: Bytes, from start: Int = 0) -> Range<Int>? {
    guard let first = piece.first else { return start <= count ? start..<start : nil }
    var offset = start
    while offset + piece.count <= count, let place = firstIndex(of: first, from: offset) {
      guard place + piece.count <= count else { return nil }
      if self[slice: place..<(place + piece.count)].equals(piece) {
        return place..<(place + piece.count)
      }
      offset = place + 1
    }
    return nil
  }

  /// The last place of `piece` before `end`.
  func lastRange(of piece: Bytes, before end: Int) -> Range<Int>? {
    var offset = end - piece.count
    while offset >= 0 {
      let range = offset..<(offset + piece.count)
      if self[slice: range].equals(piece) { return range }
      offset -= 1
    }
    return nil
  }

  func ends(with suffix: Bytes) -> Bool {
    count >= suffix.count && self[slice: (count - suffix.count)..<count].equals(suffix)
  }

  func starts(with prefix: Bytes) -> Bool {
    count >= prefix.count && self[slice: 0..<prefix.count].equals(prefix)
  }
}
