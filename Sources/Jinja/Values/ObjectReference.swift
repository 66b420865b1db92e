/// An object of the host: which declared type it has, and its number there.
public struct ObjectReference: Sendable, Hashable {
  /// The declared type, which says what fields it has.
  public var type: ObjectType.ID
  /// The host's number for it; this module never looks at it.
  public var index: Int32

  /// A reference to object `index` of a type.
  @inlinable
  public init(type: ObjectType.ID, index: Int32) {
    self.type = type
    self.index = index
  }
}
