/// A borrowed run of bytes, mostly UTF-8; valid only while its owner lives and is not mutated.
///
/// Hot paths pass these instead of `String`: copying one touches no reference count, so two
/// workers never fight over a counter. Every subscript and slice is checked in release builds as
/// well: one that leaves the run ends the program instead of reading memory of others. What goes
/// over a whole run (iterating, comparing, searching, appending) is checked once, at its bounds.
@frozen
public struct Bytes {
  // Never nil. Optional all the same: the optimizer of Swift 6.3.1 ends with an error where a
  // closure has a constant of two plain fields (`GenericSpecializationMangler`).
  @usableFromInline let memory: UnsafePointer<UInt8>?
  /// How many bytes there are.
  public let count: Int

  @usableFromInline var start: UnsafePointer<UInt8> {
    @inlinable @inline(__always) get { memory.unsafelyUnwrapped }
  }

  @inlinable @inline(__always)
  init(unchecked start: UnsafePointer<UInt8>, count: Int) {
    memory = start
    self.count = count
  }

  /// What C or an allocation holds: `count` bytes from `start`, which may be nil for none.
  @inlinable
  public init(start: UnsafePointer<UInt8>?, count: Int) {
    precondition(count >= 0 && (start != nil || count == 0), "a run of bytes without memory")
    self.init(unchecked: start ?? StaticString("").utf8Start, count: count)
  }

  /// The bytes that a closure was lent.
  @inlinable
  public init(_ buffer: UnsafeBufferPointer<UInt8>) {
    self.init(
      unchecked: buffer.baseAddress ?? StaticString("").utf8Start, count: buffer.count)
  }

  /// Memory that was filled from outside, a file's contents for example.
  @inlinable
  public init(_ memory: UnsafeRawBufferPointer) {
    self.init(
      start: memory.baseAddress?.assumingMemoryBound(to: UInt8.self), count: memory.count)
  }

  /// The bytes of a literal, which live as long as the program.
  @inlinable
  public init(_ literal: StaticString) {
    self.init(unchecked: literal.utf8Start, count: literal.utf8CodeUnitCount)
  }

  /// A run of no bytes.
  @inlinable public static var empty: Bytes { Bytes("") }

  /// The bytes from `bounds.lowerBound` up to `bounds.upperBound`, sharing this run's owner.
  @inlinable
  public subscript(slice bounds: Range<Int>) -> Bytes {
    precondition(bounds.lowerBound >= 0 && bounds.upperBound <= count, "a slice leaves its run")
    return Bytes(
      unchecked: start + bounds.lowerBound, count: bounds.upperBound &- bounds.lowerBound)
  }

  /// Lends the memory to C, which has to keep to the count.
  @inlinable @inline(__always)
  public func withUnsafeBufferPointer<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: start, count: count))
  }

  /// Copies the bytes to memory that has room for them.
  @inlinable @inline(__always)
  public func copy(to memory: UnsafeMutablePointer<UInt8>) {
    memory.update(from: start, count: count)
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

extension Bytes: RandomAccessCollection {
  /// Goes over a run whose end is its own, so no byte needs a check.
  @frozen
  public struct Iterator: IteratorProtocol {
    @usableFromInline var place: UnsafePointer<UInt8>
    @usableFromInline let end: UnsafePointer<UInt8>

    @inlinable @inline(__always)
    init(_ bytes: Bytes) {
      place = bytes.start
      end = bytes.start + bytes.count
    }

    /// The next byte, or nil after the last.
    @inlinable @inline(__always)
    public mutating func next() -> UInt8? {
      guard place != end else { return nil }
      defer { place += 1 }
      return place.pointee
    }
  }

  /// The bytes, one after the other.
  @inlinable @inline(__always)
  public func makeIterator() -> Iterator { Iterator(self) }

  /// The first place.
  @inlinable public var startIndex: Int { 0 }
  /// The place after the last byte.
  @inlinable public var endIndex: Int { count }
  /// All places.
  @inlinable public var indices: Range<Int> { Range(uncheckedBounds: (0, count)) }

  /// The place after another; like the three below only a number, checked where it is used.
  @inlinable public func index(after index: Int) -> Int { index + 1 }
  /// The place before another.
  @inlinable public func index(before index: Int) -> Int { index - 1 }
  /// The place so far behind another.
  @inlinable public func index(_ index: Int, offsetBy distance: Int) -> Int { index + distance }
  /// How far one place is behind another.
  @inlinable public func distance(from start: Int, to end: Int) -> Int { end - start }

  /// The byte at `index`.
  @inlinable @inline(__always)
  public subscript(index: Int) -> UInt8 {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "a byte outside its run")
    return start[index]
  }

  /// The byte at `index`, or 0 outside of the run: for looking ahead with one comparison.
  @inlinable @inline(__always)
  public func byte(orZeroAt index: Int) -> UInt8 {
    UInt(bitPattern: index) < UInt(bitPattern: count) ? start[index] : 0
  }

  /// A part that keeps the places of the whole.
  @inlinable
  public subscript(bounds: Range<Int>) -> Slice<Bytes> {
    precondition(bounds.lowerBound >= 0 && bounds.upperBound <= count, "a slice leaves its run")
    return Slice(base: self, bounds: bounds)
  }

  /// Copies at once where arrays are made of a run; the standard library would go byte by byte.
  @inlinable
  public func _copyContents(
    initializing room: UnsafeMutableBufferPointer<UInt8>
  ) -> (Iterator, Int) {
    let copied = Swift.min(count, room.count)
    if let target = room.baseAddress { target.initialize(from: start, count: copied) }
    return (Iterator(self[slice: copied..<count]), copied)
  }

  /// Lends the memory to the standard library.
  @inlinable @inline(__always)
  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    try body(UnsafeBufferPointer(start: start, count: count))
  }
}

extension Array where Element == UInt8 {
  /// Lends the bytes; they must not outlive `body`.
  @inlinable @inline(__always)
  public func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (Bytes) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try span.withUnsafeBufferPointer { (buffer) throws(Failure) -> Result in
      try body(Bytes(buffer))
    }
  }
}

extension String {
  /// Lends the UTF-8 of the text; it must not outlive `body`.
  @inlinable @inline(__always)
  public func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (Bytes) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try utf8.span.withUnsafeBufferPointer { (buffer) throws(Failure) -> Result in
      try body(Bytes(buffer))
    }
  }
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
