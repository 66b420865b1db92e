/// A kind of object that the host hands to templates, such as an article.
public struct ObjectType: Sendable {
  /// The number of a declared type within its schema.
  public struct ID: Sendable, Hashable {
    /// The position in the order of declaration.
    public let rawValue: UInt16

    /// The type declared as number `rawValue`.
    @inlinable
    public init(rawValue: UInt16) { self.rawValue = rawValue }
  }

  /// The name that messages and documentation use.
  public let name: String
  /// What it is, for the documentation of themes.
  public let documentation: String
  /// Its fields; a field's position is the number the host is asked for.
  public internal(set) var fields: [Field]
}
