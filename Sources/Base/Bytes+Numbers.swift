/// Numbers in the headers of files; the bytes asked for must be there.
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

  /// Eight bytes, the low one first.
  @inlinable @inline(__always)
  public func littleEndian64(at place: Int) -> UInt64 {
    precondition(place >= 0 && place &+ 8 <= count, "a number leaves its run")
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
