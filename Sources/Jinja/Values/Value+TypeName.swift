extension Value {
  /// The name of the value's type in messages.
  var typeName: String {
    switch self {
    case .undefined: "undefined"
    case .none: "none"
    case .boolean: "boolean"
    case .integer: "integer"
    case .float: "float"
    case .text: "string"
    case .markup: "markup"
    case .date: "date"
    case .object: "object"
    case .sequence, .list: "list"
    case .tuple: "tuple"
    case .mapping: "mapping"
    case .loop: "loop"
    case .cell: "namespace"
    case .callable: "macro"
    }
  }

  /// The number where Python would take the value for a whole one: truth values are 0 and 1.
  var exactInteger: Int? {
    switch self {
    case .integer(let value): value
    case .boolean(let value): value ? 1 : 0
    default: nil
    }
  }

  /// The number, whole or not.
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .boolean(let value): value ? 1 : 0
    case .float(let value): value
    default: nil
    }
  }
}
