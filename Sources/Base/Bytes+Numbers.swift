/// Numbers in the headers of files; the bytes asked for must be there where nothing else is said.
extension Bytes {
  /// Two bytes, the low one first.
  package func littleEndian16(at place: Int) -> Int { Int(self[place]) | Int(self[place + 1]) << 8 }

  /// Three bytes, the low one first.
  package func littleEndian24(at place: Int) -> Int {
    littleEndian16(at: place) | Int(self[place + 2]) << 16
  }

  /// Four bytes, the low one first.
  package func littleEndian32(at place: Int) -> Int {
    littleEndian16(at: place) | littleEndian16(at: place + 2) << 16
  }

  /// Eight bytes, the low one first; nil where there are not that many.
  @inlinable @inline(__always)
  public func littleEndian64(at place: Int) -> UInt64? {
    guard count >= 8, UInt(bitPattern: place) <= UInt(bitPattern: count &- 8) else { return nil }
    return UInt64(
      littleEndian: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// Two bytes, the high one first.
  package func bigEndian16(at place: Int) -> Int { Int(self[place]) << 8 | Int(self[place + 1]) }

  /// Four bytes, the high one first.
  package func bigEndian32(at place: Int) -> Int {
    bigEndian16(at: place) << 16 | bigEndian16(at: place + 2)
  }
}
