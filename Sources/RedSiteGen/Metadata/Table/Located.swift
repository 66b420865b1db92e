/// A value that was read, with the bytes it was read from.
///
/// What a later stage needs to say "this unit does not exist" at the exact place.
public struct Located<Value> {
  /// The value.
  public var value: Value
  /// The bytes it stands on, from the start of its file, quotes included.
  public var range: Range<Int>

  /// A value on the given bytes.
  public init(_ value: Value, range: Range<Int>) {
    self.value = value
    self.range = range
  }

  /// The same place with another value.
  public func map<Output>(_ transform: (Value) throws -> Output) rethrows -> Located<Output> {
    Located<Output>(try transform(value), range: range)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
