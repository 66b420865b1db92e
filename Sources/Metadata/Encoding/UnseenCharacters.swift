import Base
import CSystem

/// The characters of a text that readers do not see or that HTML forbids, one after the other.
///
/// A block of bytes is first looked at as a whole, with vector instructions: 70 MB of Chinese text
/// take ten milliseconds. Only a block that may have such a character is gone through.
package struct UnseenCharacters {
  /// A character and where it is.
  package struct Found: Sendable, Hashable {
    /// Its bytes.
    package var range: Range<Int>
    /// The character.
    package var scalar: Unicode.Scalar
    /// Whether HTML forbids it; otherwise it is only invisible.
    var isForbidden: Bool
  }

  private let bytes: Bytes
  /// Everything before is done.
  private var index: Int

  /// The characters of bytes that are valid UTF-8, from a place on.
  package init(_ bytes: Bytes, from start: Int = 0) {
    self.bytes = bytes
    index = start
  }

  /// The next one, or nil after the last.
  package mutating func next() -> Found? {
    while index < bytes.count {
      // Two bytes after the block are looked at with it.
      if index + Self.blockBytes + 2 <= bytes.count, !blockMayHoldUnseen {
        index += Self.blockBytes
        continue
      }
      let end = min(index + Self.blockBytes, bytes.count)
      while index < end {
        let place = index
        index += 1
        if let found = character(at: place) { return found }
      }
    }
    return nil
  }

  private static let blockBytes = 64

  /// Whether the block that begins at `index` has to be gone through.
  @inline(__always)
  private var blockMayHoldUnseen: Bool {
    bytes[slice: index..<(index + Self.blockBytes + 2)].withUnsafeBufferPointer {
      csystem_may_hold_unseen($0.baseAddress) != 0
    }
  }

  /// The character that begins at a byte, where it is such a one.
  private func character(at place: Int) -> Found? {
    let lead = bytes[place]
    let length = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 0, place + length <= bytes.count else { return nil }
    var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0xFF >> UInt32(length + 1))
    for next in 1..<max(length, 1) { value = value << 6 | UInt32(bytes[place + next] & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    let isForbidden = InvisibleCharacter.isForbidden(scalar)
    guard isForbidden || InvisibleCharacter.isInvisible(scalar) else { return nil }
    return Found(
      range: place..<(place + length), scalar: scalar, isForbidden: isForbidden)
  }
}
