/// Collects the text of one segment and hands out its `Text` places.
public struct TextBuilder: ~Copyable {
  /// The segment that the places name.
  public let segment: UInt32
  private var buffer: ByteBuffer

  /// A builder for segment `segment` of a store.
  public init(segment: UInt32, capacity: Int = 4096) {
    self.segment = segment
    self.buffer = ByteBuffer(capacity: capacity)
  }

  /// Adds a string.
  public mutating func add(_ string: String) -> Text {
    return string.withBytes { add($0) }
  }

  /// Adds a run of bytes.
  public mutating func add(_ bytes: Bytes) -> Text { add { $0.append(bytes) } }

  /// Adds what `write` appends.
  public mutating func add(_ write: (inout ByteBuffer) -> Void) -> Text {
    let start = buffer.count
    write(&buffer)
    guard buffer.count > start else { return .empty }
    return Text(segment: segment, offset: UInt32(start), count: UInt32(buffer.count - start))
  }

  /// The bytes of a piece this builder made.
  public borrowing func string(_ text: Text) -> String {
    buffer.withBytes {
      $0[slice: Int(text.offset)..<(Int(text.offset) + Int(text.count))].string
    }
  }

  /// The finished segment.
  public consuming func finish() -> [UInt8] { buffer.makeArray() }
}
