/// A named value with its declared type: a field of an object, a variable of a page.
package struct Field: Sendable, Hashable {
  /// The name as templates write it.
  package let name: String
  /// What kind of value it holds.
  package let type: ValueType
  /// What it is, for the documentation of themes.
  package let documentation: String

  /// A field of a name and a type.
  package init(_ name: String, _ type: ValueType, _ documentation: String = "") {
    self.name = name
    self.type = type
    self.documentation = documentation
  }
}
