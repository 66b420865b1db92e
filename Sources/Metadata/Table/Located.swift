/// A value that was read, with the bytes it was read from.
///
/// What a later stage needs to say "this unit does not exist" at the exact place.
package struct Located<Value> {
  /// The value.
  package var value: Value
  /// The bytes it stands on, from the start of its file, quotes included.
  package var range: Range<Int>

  /// A value on the given bytes.
  package init(_ value: Value, range: Range<Int>) {
    self.value = value
    self.range = range
  }

  /// The same place with another value.
  package func map<Output>(_ transform: (Value) throws -> Output) rethrows -> Located<Output> {
    Located<Output>(try transform(value), range: range)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
