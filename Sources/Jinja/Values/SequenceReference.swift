/// A run of a sequence that the host keeps; slicing makes a smaller reference, no copy.
public struct SequenceReference: Sendable, Hashable {
  /// Which of its sequences the host means.
  public var tag: UInt32
  /// The first element, in the host's own numbering.
  public var start: Int32
  /// How many elements there are.
  public var count: Int32

  /// The `count` elements from `start` of sequence `tag`.
  @inlinable
  public init(tag: UInt32, start: Int32 = 0, count: Int32) {
    self.tag = tag
    self.start = start
    self.count = count
  }
}
