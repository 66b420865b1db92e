/// A value of a YAML or TOML document, with the bytes it stands on.
///
/// The one form in which front matter, `site.toml` and data files reach the rest of the program,
/// so a wrong value can be reported at its exact place whatever the format.
package struct LocatedValue: Sendable {
  /// What the value is.
  package var kind: Kind
  /// The bytes of the value, from the start of its file.
  package var range: Range<Int>

  /// The shapes a value can have.
  package enum Kind: Sendable {
    /// A scalar: its text after escapes are resolved, and how it was written.
    case scalar(String, ScalarStyle)
    /// Nothing: YAML's `key:`, `~` or `null`.
    case null
    /// Values in order.
    case list([LocatedValue])
    /// Keys and values in the order of the file.
    case table([Entry])
  }

  /// A key of a table with its value.
  package struct Entry: Sendable {
    /// The key.
    package var key: String
    /// The bytes of the key.
    package var keyRange: Range<Int>
    /// The value.
    package var value: LocatedValue

    /// A key with its place and value.
    package init(key: String, keyRange: Range<Int>, value: LocatedValue) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  /// A value on the given bytes.
  package init(_ kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// How a scalar was written, which decides what it may be read as.
package enum ScalarStyle: Sendable {
  /// YAML without quotes: may be read as any type its text fits.
  case plain
  /// Quoted, or a YAML block scalar: text only.
  case string
  /// A TOML integer, its text in decimal.
  case integer
  /// A TOML float.
  case float
  /// A TOML boolean, `true` or `false`.
  case boolean
  /// A TOML date or date-time, its text as written.
  case date
}

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
