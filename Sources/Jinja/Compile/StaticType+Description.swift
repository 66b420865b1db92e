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
