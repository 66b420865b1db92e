/// Everything a host declares to templates, once: its object types, functions and globals.
public struct Schema: Sendable {
  /// The object types, by `ObjectType.ID`.
  public private(set) var objects: [ObjectType] = []
  /// The functions; the position is the number the host is called with.
  public private(set) var functions: [FunctionDeclaration] = []
  /// Values visible everywhere, also in imported macros, such as `site`.
  ///
  /// What a template makes of these alone is rendered once per build (`Program.specialized`).
  public var globals: [Field] = []

  /// A schema that declares nothing.
  public init() {}

  /// Announces a type, so that types can refer to each other before their fields are known.
  public mutating func declareObject(_ name: String, _ documentation: String = "") -> ObjectType.ID
  {
    objects.append(ObjectType(name: name, documentation: documentation, fields: []))
    return ObjectType.ID(rawValue: UInt16(objects.count - 1))
  }

  /// Gives an announced type its fields; a field's position is its number.
  public mutating func define(_ object: ObjectType.ID, fields: [Field]) {
    objects[Int(object.rawValue)].fields = fields
  }

  /// Declares a type with its fields.
  public mutating func addObject(
    _ name: String, _ documentation: String = "", fields: [Field]
  ) -> ObjectType.ID {
    let id = declareObject(name, documentation)
    define(id, fields: fields)
    return id
  }

  /// Declares a function and returns the number the host is called with.
  ///
  /// - Parameters:
  ///   - name: the name as templates write it.
  ///   - parameters: what it takes, required parameters first.
  ///   - returns: what it gives.
  ///   - isConstant: whether equal arguments give an equal result for the whole build.
  ///   - documentation: what it does.
  /// - Returns: the function's number.
  @discardableResult
  public mutating func addFunction(
    _ name: String, parameters: [FunctionDeclaration.Parameter], returns: ValueType,
    isConstant: Bool, documentation: String = ""
  ) -> Int {
    functions.append(
      FunctionDeclaration(
        name: name, parameters: parameters, returns: returns, isConstant: isConstant,
        documentation: documentation))
    return functions.count - 1
  }

  /// The type with that number.
  public subscript(id: ObjectType.ID) -> ObjectType { objects[Int(id.rawValue)] }
}
