public import Base

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

/// A function that templates may call, such as `asset("style.css")`.
public struct FunctionDeclaration: Sendable {
  /// One parameter.
  public struct Parameter: Sendable {
    /// The name, usable as a keyword.
    public let name: String
    /// What it takes.
    public let type: ValueType
    /// Whether it may be left out; the host then receives `undefined`.
    public let isOptional: Bool

    /// A parameter.
    public init(_ name: String, _ type: ValueType, isOptional: Bool = false) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
    }
  }

  /// The name as templates write it.
  public let name: String
  /// What it takes, in order.
  public let parameters: [Parameter]
  /// What it gives.
  public let returns: ValueType
  /// Whether equal arguments give an equal result for the whole build, so that a call with
  /// constant arguments may be made once.
  public let isConstant: Bool
  /// What it does, for the documentation of themes.
  public let documentation: String
}

/// What a template asks of the program it runs in; one per worker.
///
/// Every answer is plain: text borrowed for the length of the render, or made in the arena.
public protocol TemplateHost {
  /// The value of the global declared at position `index` of `Schema.globals`.
  mutating func global(_ index: Int, in arena: ValueArena) -> Value

  /// The value of a field of an object; not asked for fields of type `content`.
  mutating func value(of object: ObjectReference, field: Int, in arena: ValueArena) -> Value

  /// The element at `index`, from 0, of a sequence that the host handed out (or a part of it).
  mutating func element(
    of sequence: SequenceReference, at index: Int, in arena: ValueArena
  ) -> Value

  /// Writes a field of type `content`, which is HTML already, into the page.
  mutating func appendContent(
    of object: ObjectReference, field: Int, to page: inout ByteBuffer
  ) throws(TemplateProblem)

  /// Calls a declared function; an argument left out is `undefined`.
  ///
  /// Throw `TemplateProblem(code:chinese:english:)`; the renderer adds the place.
  mutating func call(
    _ function: Int, _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value
}
