/// A value whose shape nobody declared: `extra` of a front matter, a data file, JSON.
public indirect enum DynamicValue: Sendable {
  /// Nothing.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A floating-point number.
  case float(Double)
  /// Text.
  case string(String)
  /// A wall-clock time in its zone.
  case date(DateTime, ZoneOffset)
  /// A list.
  case list([DynamicValue])
  /// A mapping in the order of insertion; of a key given twice the last value counts.
  case mapping([(key: String, value: DynamicValue)])

  /// The value of a key; nil where there is none, or where this is no mapping.
  public subscript(key: String) -> DynamicValue? {
    guard case .mapping(let pairs) = self else { return nil }
    return pairs.last { $0.key == key }?.value
  }
}
