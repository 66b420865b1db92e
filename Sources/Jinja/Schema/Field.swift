/// A named value with its declared type: a field of an object, a variable of a page.
public struct Field: Sendable, Hashable {
  /// The name as templates write it.
  public let name: String
  /// What kind of value it holds.
  public let type: ValueType
  /// What it is, for the documentation of themes.
  public let documentation: String

  /// A field of a name and a type.
  public init(_ name: String, _ type: ValueType, _ documentation: String = "") {
    self.name = name
    self.type = type
    self.documentation = documentation
  }
}
