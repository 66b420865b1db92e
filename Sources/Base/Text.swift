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
