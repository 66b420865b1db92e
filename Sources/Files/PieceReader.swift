import Base

/// Bytes that are read a piece at a time, from wherever one asks.
package protocol PieceReader: ~Copyable {
  /// How many bytes there are.
  var size: Int { get }

  /// The bytes from `offset`, fewer where they end; valid until the next call.
  ///
  /// - Parameters:
  ///   - offset: the first byte; outside there are none.
  ///   - count: how many, `FileSample.pieceBytes` at most.
  /// - Returns: the bytes.
  mutating func bytes(at offset: Int, count: Int) -> Bytes
}

extension FileSample: PieceReader {}

/// Bytes in memory as a file is read: a picture within a document.
package struct MemoryPieces: PieceReader {
  private let memory: Bytes

  /// All of `memory`, which must outlive this.
  package init(_ memory: Bytes) { self.memory = memory }

  package var size: Int { memory.count }

  package func bytes(at offset: Int, count: Int) -> Bytes {
    guard offset >= 0, offset < memory.count else { return .empty }
    return memory[slice: offset..<min(offset + count, memory.count)]
  }
}

extension PieceReader where Self: ~Copyable {
  /// A longer run, copied; nil where there are not that many bytes.
  package mutating func copy(at offset: Int, count: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { return nil }
    var copied: [UInt8] = []
    copied.reserveCapacity(count)
    while copied.count < count {
      let piece = bytes(
        at: offset + copied.count, count: min(count - copied.count, FileSample.pieceBytes))
      guard piece.count > 0 else { return nil }
      copied.append(contentsOf: piece)
    }
    return copied
  }
}
