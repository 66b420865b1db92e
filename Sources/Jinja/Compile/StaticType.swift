/// What the compiler knows about the value of an expression.
indirect enum StaticType: Hashable, Sendable {
  case undefined
  /// A parameter that the call leaves out.
  case absent
  case none
  case boolean
  case integer
  case float
  case string
  case markup
  case content
  case date
  case list(StaticType)
  case tuple([StaticType])
  /// `grouper` and `list` of `groupby`.
  case group(key: StaticType, element: StaticType)
  case mapping
  case object(ObjectType.ID)
  /// The type, or none, or undefined.
  case optional(StaticType)
  case dynamic
  /// A macro or call block: its number among the compiler's callables.
  case callable(Int)
  /// An imported module: its number among the compiler's modules.
  case module(Int)
  case loop(StaticType)
  case namespace
  case cycler
  case joiner

  init(_ type: ValueType) {
    switch type {
    case .string: self = .string
    case .markup: self = .markup
    case .content: self = .content
    case .integer: self = .integer
    case .float: self = .float
    case .boolean: self = .boolean
    case .date: self = .date
    case .none: self = .none
    case .list(let element): self = .list(StaticType(element))
    case .object(let id): self = .object(id)
    case .dynamic: self = .dynamic
    case .optional(let type): self = .optional(StaticType(type))
    }
  }

  /// The type without `optional`.
  var unwrapped: StaticType {
    if case .optional(let type) = self { return type.unwrapped }
    return self
  }

  /// The same, or nothing.
  var orNothing: StaticType {
    switch self {
    case .optional, .dynamic, .undefined, .none: self
    default: .optional(self)
    }
  }

  /// Whether the type can be compared and kept at every step.
  ///
  /// A template can put a list into a list as often as it likes, so that its type would outgrow
  /// the stack, or a pair of a pair with itself, so that it would outgrow all time.
  var isSmall: Bool {
    var room = 100
    return fits(&room)
  }

  private func fits(_ room: inout Int) -> Bool {
    room -= 1
    guard room > 0 else { return false }
    switch self {
    case .list(let type), .optional(let type), .loop(let type): return type.fits(&room)
    case .tuple(let types): return types.allSatisfy { $0.fits(&room) }
    case .group(let key, let element): return key.fits(&room) && element.fits(&room)
    default: return true
    }
  }

  /// The type of an attribute of a value of this type: of what may be missing, it may be missing.
  func attribute(_ type: StaticType) -> StaticType {
    if case .optional = self { return type.orNothing }
    return type
  }

  /// A type that holds the values of both.
  func joined(_ other: StaticType) -> StaticType {
    if self == other { return self }
    switch (self, other) {
    case (.absent, _), (_, .absent): return .dynamic
    case (.undefined, .none), (.none, .undefined): return .none
    case (.undefined, let type), (.none, let type), (let type, .undefined), (let type, .none):
      if case .callable = type { return .dynamic }
      if case .module = type { return .dynamic }
      return type.orNothing
    case (.optional(let left), .optional(let right)): return left.joined(right).orNothing
    case (.optional(let left), let right), (let right, .optional(let left)):
      return left.joined(right).orNothing
    case (.list(let left), .list(let right)): return .list(left.joined(right))
    case (.string, .markup), (.markup, .string): return .string
    default: return .dynamic
    }
  }

  /// The type of an element when iterated.
  var element: StaticType {
    switch self {
    case .list(let element): element
    case .optional(let type): type.element
    case .tuple(let types): types.dropFirst().reduce(types.first ?? .dynamic) { $0.joined($1) }
    case .string: .string
    case .markup: .markup
    default: .dynamic
    }
  }

  /// The truth of every value of this type, where it does not depend on the value.
  var truth: Bool? {
    switch self {
    case .undefined, .none: false
    case .callable, .module, .loop, .namespace, .object, .date: true
    default: nil
    }
  }

  /// Whether values of the type can be kept in lists, mappings and namespaces.
  var isFirstClass: Bool {
    switch self {
    case .callable, .module: false
    default: true
    }
  }
}

extension StaticType: CustomStringConvertible {
  /// The name of the type in messages.
  var description: String {
    switch self {
    case .undefined, .absent: "undefined"
    case .none: "none"
    case .boolean: "boolean"
    case .integer: "integer"
    case .float: "float"
    case .string: "string"
    case .markup, .content: "markup"
    case .date: "date"
    case .list: "list"
    case .tuple, .group: "tuple"
    case .mapping: "mapping"
    case .object: "object"
    case .optional(let type): type.description
    case .dynamic: "value"
    case .callable: "macro"
    case .module: "module"
    case .loop: "loop"
    case .namespace: "namespace"
    case .cycler: "cycler"
    case .joiner: "joiner"
    }
  }
}
