/// Reads Unicode scalars from UTF-8 in place; a byte that begins none is read as U+FFFD.
public enum ScalarReader {
  /// The scalar at `index` and its length in bytes.
  @inlinable @inline(__always)
  public static func scalar(in bytes: Bytes, at index: Int) -> (value: UInt32, length: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead < 0xF5, index + length <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let next = bytes[index + offset]
      guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (value, length)
  }

  /// The scalar that ends before `index` and its length in bytes; nil at the start.
  @inlinable @inline(__always)
  public static func scalar(in bytes: Bytes, before index: Int) -> (value: UInt32, length: Int)? {
    guard index > 0 else { return nil }
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let found = scalar(in: bytes, at: start)
    return start + found.length == index ? found : (0xFFFD, 1)
  }
}
