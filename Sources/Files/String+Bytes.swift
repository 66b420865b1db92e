import Base

extension String {
  /// Lends the UTF-8 of the text.
  package func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (Bytes) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: utf8.count) {
      (room) throws(Failure) -> Result in
      _ = room.initialize(from: utf8)
      return try body(Bytes(room))
    }
  }
}
