import Base

/// Checks a JSON document against a JSON Schema (draft 2020-12), as far as ours go.
///
/// A keyword it does not know is a failure, so that a schema cannot ask for more than is checked.
/// Stricter than the standard in one thing: members that the schema does not describe fail.
struct JSONSchemaCheck {
  let root: DynamicValue
  private(set) var failures: [String] = []

  init(schema: DynamicValue) { root = schema }

  /// Checks `value`; what does not fit is in `failures`, with its place.
  mutating func check(_ value: DynamicValue) { check(value, root, at: "$") }

  private mutating func check(_ value: DynamicValue, _ schema: DynamicValue, at place: String) {
    guard case .mapping(let keywords) = schema else { return fail(place, "schema is no object") }
    for (keyword, argument) in keywords {
      switch (keyword, argument) {
      case ("$schema", _), ("title", _), ("description", _), ("$defs", _): break
      case ("$ref", .string(let reference)):
        guard let target = definition(reference) else { return fail(place, "no \(reference)") }
        check(value, target, at: place)
      case ("type", .string(let name)):
        if Self.typeName(value) != name { fail(place, "is not \(name)") }
      case ("const", .integer(let wanted)):
        guard case .integer(wanted) = value else { return fail(place, "is not \(wanted)") }
      case ("enum", .list(let choices)):
        guard case .string(let text) = value, Self.strings(choices).contains(text) else {
          return fail(place, "is none of the enum")
        }
      case ("minimum", .integer(let least)):
        if case .integer(let number) = value, number < least { fail(place, "is below \(least)") }
      case ("minLength", .integer(let least)):
        if case .string(let text) = value, text.unicodeScalars.count < least {
          fail(place, "is shorter than \(least)")
        }
      case ("pattern", .string(let pattern)):
        guard case .string(let text) = value, let expression = try? Regex(pattern),
          text.firstMatch(of: expression) != nil
        else { return fail(place, "does not match \(pattern)") }
      case ("minItems", .integer(let least)):
        if case .list(let items) = value, items.count < least { fail(place, "has too few items") }
      case ("items", _):
        guard case .list(let items) = value else { break }
        for (index, item) in items.enumerated() { check(item, argument, at: "\(place)[\(index)]") }
      case ("required", .list(let names)):
        for name in Self.strings(names) where value[name] == nil {
          fail(place, "lacks \(name)")
        }
      case ("dependentRequired", .mapping(let rules)):
        for (name, others) in rules where value[name] != nil {
          guard case .list(let others) = others else { return fail(place, "bad rule \(name)") }
          for other in Self.strings(others) where value[other] == nil {
            fail(place, "has \(name) and lacks \(other)")
          }
        }
      case ("properties", .mapping(let properties)):
        guard case .mapping(let members) = value else { break }
        for (name, item) in members {
          if let property = properties.first(where: { $0.key == name }) {
            check(item, property.value, at: "\(place).\(name)")
          } else {
            fail(place, "has \(name), which the schema does not describe")
          }
        }
      default: fail(place, "the schema's `\(keyword)` is not known here")
      }
    }
  }

  private mutating func fail(_ place: String, _ reason: String) {
    failures.append("\(place) \(reason)")
  }

  private func definition(_ reference: String) -> DynamicValue? {
    guard reference.hasPrefix("#/") else { return nil }
    var value: DynamicValue? = root
    for name in reference.dropFirst(2).split(separator: "/") {
      value = value.flatMap { $0[String(name)] }
    }
    return value
  }

  private static func strings(_ values: [DynamicValue]) -> [String] {
    values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  private static func typeName(_ value: DynamicValue) -> String {
    switch value {
    case .mapping: "object"
    case .list: "array"
    case .string, .date: "string"
    case .integer: "integer"
    case .float: "number"
    case .boolean: "boolean"
    case .null: "null"
    }
  }
}
