/// A run of a sequence that the host keeps; slicing makes a smaller reference, no copy.
package struct SequenceReference: Sendable, Hashable {
  /// Which of its sequences the host means.
  package var tag: UInt32
  /// The first element, in the host's own numbering.
  package var start: Int32
  /// How many elements there are.
  package var count: Int32

  /// The `count` elements from `start` of sequence `tag`.
  @inlinable
  package init(tag: UInt32, start: Int32 = 0, count: Int32) {
    self.tag = tag
    self.start = start
    self.count = count
  }
}
