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
