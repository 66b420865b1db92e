/// The place of one thing in the array that holds all of its kind.
///
/// Things of the site refer to each other by number: copying a number touches no reference
/// count, and the subject in the type keeps an article's number from being used for a column.
public struct Identifier<Subject>: Sendable, Hashable, Comparable {
  /// The index into the array of subjects.
  public let index: Int32

  /// The thing at `index`, which is below 2³¹.
  @inlinable
  public init(_ index: Int) { self.index = Int32(index) }

  /// The index as an array index.
  @inlinable public var offset: Int { Int(index) }

  /// Whether one thing comes before the other in their array.
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// A run of consecutive places in one of the site's arrays, in plain numbers.
public struct IndexRange: Sendable, Hashable {
  /// The first place.
  public var start: Int32
  /// How many places.
  public var count: Int32

  /// The places from `start` on.
  public init(start: Int, count: Int) {
    self.start = Int32(start)
    self.count = Int32(count)
  }

  /// No places.
  public static let empty = IndexRange(start: 0, count: 0)

  /// The places as array indexes.
  public var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }

  /// The first `most` places of the run.
  public func prefix(_ most: Int) -> IndexRange {
    IndexRange(start: Int(start), count: min(Int(count), most))
  }
}
