/// A kind of object that the host hands to templates, such as an article.
package struct ObjectType: Sendable {
  /// The number of a declared type within its schema.
  package struct ID: Sendable, Hashable {
    /// The position in the order of declaration.
    package let rawValue: UInt16

    /// The type declared as number `rawValue`.
    @inlinable
    package init(rawValue: UInt16) { self.rawValue = rawValue }
  }

  /// The name that messages and documentation use.
  package let name: String
  /// What it is, for the documentation of themes.
  package let documentation: String
  /// Its fields; a field's position is the number the host is asked for.
  package internal(set) var fields: [Field]
}
