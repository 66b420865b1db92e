/// A piece of text by place: which segment of a `TextStore`, where in it, how many bytes.
///
/// Twelve plain bytes: copying, sorting and sharing one between workers costs nothing, where a
/// Chinese title as `String` (over the 15 bytes that live inline) would be an allocation and a
/// reference count that every worker touches.
public struct Text: Sendable, Hashable {
  /// The index of the segment in its store.
  public var segment: UInt32
  /// The first byte within the segment.
  public var offset: UInt32
  /// The length in bytes.
  public var count: UInt32

  /// A piece by its segment and byte range.
  @inlinable
  public init(segment: UInt32, offset: UInt32, count: UInt32) {
    self.segment = segment
    self.offset = offset
    self.count = count
  }

  /// Text of no bytes, which every store understands.
  public static let empty = Text(segment: 0, offset: 0, count: 0)

  /// Whether there are no bytes.
  @inlinable public var isEmpty: Bool { count == 0 }
}

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

/// The text of a whole site in a few byte arrays, each written once and then only read.
///
/// Each stage that makes text (the files read, each parse worker, the plan) adds one segment.
public struct TextStore: Sendable {
  private var segments: [[UInt8]]

  /// A store with the given segments, in order.
  public init(segments: [[UInt8]] = []) { self.segments = segments }

  /// The number the next added segment will have.
  public var nextSegment: UInt32 { UInt32(segments.count) }

  /// Adds a finished segment; texts that name `nextSegment` then point into it.
  public mutating func add(_ segment: [UInt8]) { segments.append(segment) }

  /// A copy of a piece as a string, for messages and set-up, not for hot paths.
  public func string(_ text: Text) -> String {
    guard !text.isEmpty else { return "" }
    let start = Int(text.offset)
    return String(
      decoding: segments[Int(text.segment)][start..<(start + Int(text.count))], as: UTF8.self)
  }

  /// Lends a view that finds the bytes of a piece without touching a reference count.
  ///
  /// - Parameter body: receives the view, which must not outlive the call.
  /// - Returns: what `body` returns.
  public func withView<Result>(_ body: (TextView) throws -> Result) rethrows -> Result {
    var bases: [Bytes] = []
    bases.reserveCapacity(segments.count)
    return try collect(into: &bases, body)
  }

  private func collect<Result>(
    into bases: inout [Bytes], _ body: (TextView) throws -> Result
  ) rethrows -> Result {
    if bases.count == segments.count {
      return try bases.withUnsafeBufferPointer { try body(TextView(segments: $0)) }
    }
    return try segments[bases.count].withBytes { segment in
      bases.append(segment)
      return try collect(into: &bases, body)
    }
  }
}

/// A borrowed, plain view of a `TextStore`.
public struct TextView {
  @usableFromInline let segments: UnsafeBufferPointer<Bytes>

  @usableFromInline init(segments: UnsafeBufferPointer<Bytes>) { self.segments = segments }

  /// The bytes of a piece.
  @inlinable
  public subscript(text: Text) -> Bytes {
    guard text.count > 0 else { return .empty }
    let segment = Int(text.segment)
    precondition(segment < segments.count, "a text of another store")
    let start = Int(text.offset)
    return segments[segment][slice: start..<(start + Int(text.count))]
  }
}
