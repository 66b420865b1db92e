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

  /// Two bytes, the high one first.
  package func bigEndian16(at place: Int) -> Int { Int(self[place]) << 8 | Int(self[place + 1]) }

  /// Four bytes, the high one first.
  package func bigEndian32(at place: Int) -> Int {
    bigEndian16(at: place) << 16 | bigEndian16(at: place + 2)
  }
}
