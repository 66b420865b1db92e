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
