import Base

/// Paths as runs of bytes, as they come from the plan and the kernel.
extension Bytes {
  /// The path's folder (`.` at the top) and the last name in it.
  package var splitPath: (folder: Bytes, name: Bytes) {
    guard let slash = lastIndex(of: 0x2F) else { return (Bytes("."), self) }
    return (self[slice: 0..<slash], self[slice: (slash + 1)..<count])
  }

  /// Lends the bytes with the NUL that C wants after them.
  @inline(__always)
  func withCString<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // Up to 1,024 bytes, which is every path of a site, this lives on the stack.
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 1) {
      (room) throws(Failure) -> Result in
      guard let start = room.baseAddress else { preconditionFailure("room for the NUL") }
      copy(to: start)
      start[count] = 0
      return try start.withMemoryRebound(to: CChar.self, capacity: count + 1) {
        (text) throws(Failure) -> Result in
        try body(text)
      }
    }
  }
}
