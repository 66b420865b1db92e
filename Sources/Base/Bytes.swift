/// A borrowed run of UTF-8 bytes; valid only while its owner lives and is not mutated.
///
/// Hot paths pass these instead of `String`: copying one touches no reference count, so two
/// workers never fight over a counter.
public typealias Bytes = UnsafeBufferPointer<UInt8>

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension UnsafeBufferPointer where Element == UInt8 {
  /// A run of no bytes.
  public static var empty: Bytes { Bytes(start: nil, count: 0) }

  /// The bytes of a literal, which live as long as the program.
  @inlinable
  public init(_ literal: StaticString) {
    self.init(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
  }

  /// The bytes from `bounds.lowerBound` up to `bounds.upperBound`, sharing this run's owner.
  @inlinable
  public subscript(slice bounds: Range<Int>) -> Bytes { Bytes(rebasing: self[bounds]) }

  /// Whether both runs hold the same bytes.
  @inlinable
  public func equals(_ other: Bytes) -> Bool {
    guard count == other.count else { return false }
    guard let left = baseAddress, let right = other.baseAddress else { return true }
    return memcmp(left, right, count) == 0
  }

  /// Whether these bytes sort before `other` in plain byte order.
  @inlinable
  public func precedes(_ other: Bytes) -> Bool {
    if let left = baseAddress, let right = other.baseAddress {
      let order = memcmp(left, right, Swift.min(count, other.count))
      if order != 0 { return order < 0 }
    }
    return count < other.count
  }

  /// Whether the run begins with the bytes of `prefix`.
  @inlinable
  public func begins(with prefix: StaticString) -> Bool {
    count >= prefix.utf8CodeUnitCount
      && self[slice: 0..<prefix.utf8CodeUnitCount].equals(Bytes(prefix))
  }

  /// The first place of `byte` at or after `start`, or nil.
  @inlinable
  public func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress,
      let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
  }

  /// The run without spaces, tabs and line ends at both ends.
  public var trimmed: Bytes {
    var lower = 0
    var upper = count
    while lower < upper, Ascii.isSpace(self[lower]) { lower += 1 }
    while upper > lower, Ascii.isSpace(self[upper - 1]) { upper -= 1 }
    return self[slice: lower..<upper]
  }

  /// A copy as text; the bytes must already be known to be valid UTF-8.
  public var string: String { String(decoding: self, as: UTF8.self) }
}

/// Names and classes of ASCII bytes.
public enum Ascii {
  /// U+000A, the end of a line.
  @inlinable public static var lineFeed: UInt8 { 0x0A }
  /// U+000D.
  @inlinable public static var carriageReturn: UInt8 { 0x0D }

  /// Whether `byte` is a space, tab, line feed, form feed or carriage return.
  @inlinable
  public static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  /// Whether `byte` is `0`–`9`.
  @inlinable
  public static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Whether `byte` is an ASCII letter.
  @inlinable
  public static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A
  }

  /// Whether `byte` is an ASCII letter or digit.
  @inlinable
  public static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
}
