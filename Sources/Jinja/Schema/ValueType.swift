/// The declared type of a field, a variable, a parameter or a result.
public indirect enum ValueType: Sendable, Hashable {
  /// Text, escaped when printed.
  case string
  /// HTML held as a value.
  case markup
  /// HTML that the host writes straight into the page: `appendContent(of:field:to:)`.
  case content
  /// A whole number.
  case integer
  /// A floating-point number.
  case float
  /// True or false.
  case boolean
  /// A point in time.
  case date
  /// Always `none`.
  case none
  /// A list or a sequence of the host, all elements of one type.
  case list(ValueType)
  /// An object of a declared type.
  case object(ObjectType.ID)
  /// Anything; attributes are looked up while the template runs.
  case dynamic
  /// The type, or `none` where there is no value.
  case optional(ValueType)
}
