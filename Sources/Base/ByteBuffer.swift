#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A growing run of bytes that pages are written into.
///
/// One buffer serves a worker for the whole build: `removeAll` keeps its memory. It cannot be
/// copied, so appending never checks for a shared owner as `[UInt8]` must.
public struct ByteBuffer: ~Copyable {
  @usableFromInline var storage: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int

  /// How many bytes have been written.
  public private(set) var count: Int {
    @inlinable get { written }
    set { written = newValue }
  }
  @usableFromInline var written: Int

  /// An empty buffer with room for `capacity` bytes before it first grows.
  public init(capacity: Int = 4096) {
    let room = max(capacity, 16)
    self.storage = .allocate(capacity: room)
    self.capacity = room
    self.written = 0
  }

  deinit { storage.deallocate() }

  @usableFromInline
  mutating func grow(toHold needed: Int) {
    let room = max(capacity * 2, needed)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    memcpy(larger, storage, written)
    storage.deallocate()
    storage = larger
    capacity = room
  }

  /// Makes room for `extra` more bytes.
  @inlinable
  public mutating func reserve(_ extra: Int) {
    if written + extra > capacity { grow(toHold: written + extra) }
  }

  /// Appends one byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    if written == capacity { grow(toHold: written + 1) }
    storage[written] = byte
    written += 1
  }

  /// Appends a run of bytes as they are.
  @inlinable
  public mutating func append(_ bytes: Bytes) {
    reserve(bytes.count)
    memcpy(storage + written, bytes.start, bytes.count)
    written += bytes.count
  }

  /// Appends a literal as it is.
  @inlinable
  public mutating func append(_ literal: StaticString) {
    append(Bytes(literal))
  }

  /// Appends the UTF-8 of a string as it is.
  @inlinable
  public mutating func append(contentsOf string: String) {
    string.withBytes { append($0) }
  }

  /// Appends a number in decimal digits.
  public mutating func append(decimal number: Int, width: Int = 0) {
    if number < 0 { append(0x2D) }
    var rest = number.magnitude
    var digits = 1
    var power: UInt = 10
    while digits < 20, rest >= power {
      digits += 1
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow { break }
      power = next
    }
    let padded = max(digits, width)
    reserve(padded)
    var place = written + padded
    for _ in 0..<padded {
      place -= 1
      storage[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    written += padded
  }

  /// Appends up to `most` bytes that `fill` writes; `fill` returns how many it wrote.
  public mutating func append<Failure: Error>(
    upTo most: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) {
    reserve(most)
    let count = try fill(
      UnsafeMutableRawBufferPointer(start: storage + written, count: capacity - written))
    precondition(count >= 0 && count <= capacity - written)
    written += count
  }

  /// Drops everything after the first `newCount` bytes.
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= written)
    written = newCount
  }

  /// Forgets the bytes and keeps the memory.
  @inlinable
  public mutating func removeAll() { written = 0 }

  /// The byte at `index`.
  @inlinable
  public subscript(index: Int) -> UInt8 {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: written), "a byte outside the buffer")
    return storage[index]
  }

  /// Lends the bytes written so far; they must not outlive `body`.
  @inlinable
  public borrowing func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (Bytes) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(Bytes(unchecked: storage, count: written))
  }

  /// A copy of the bytes as text; they must be valid UTF-8.
  public borrowing func makeString() -> String { withBytes { $0.string } }

  /// A copy of the bytes.
  public borrowing func makeArray() -> [UInt8] { withBytes { Array($0) } }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ByteBuffer {
  /// Takes out ranges of bytes at or after `start`; what follows moves up.
  ///
  /// - Parameters:
  ///   - start: the first byte that may go.
  ///   - next: receives the bytes as they were before anything was taken out and a place, and
  ///     returns the first range to take out at or after it, or nil if there is none left.
  public mutating func removeRanges(
    from start: Int, next: (_ bytes: Bytes, _ place: Int) -> Range<Int>?
  ) {
    precondition(start >= 0 && start <= count)
    var read = start
    var write = start
    // What has moved up lies before `read`, so the bytes from there on are still untouched.
    while let range = next(Bytes(unchecked: storage, count: written), read) {
      precondition(range.lowerBound >= read && range.upperBound <= written)
      if write != read { memmove(storage + write, storage + read, range.lowerBound - read) }
      write += range.lowerBound - read
      read = range.upperBound
    }
    guard write != read else { return }
    memmove(storage + write, storage + read, written - read)
    truncate(to: written - (read - write))
  }
}
