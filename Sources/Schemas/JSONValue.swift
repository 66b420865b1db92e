import Diagnostics

/// A JSON value whose members keep their order, so that the same declarations make the same file.
indirect enum JSONValue: Sendable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral
{
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case null

  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }

  /// The value as people read it: members on lines of their own, short lists on one.
  var text: String {
    var text = ""
    write(to: &text, indent: "")
    return text
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .string(let value): JSONText.append(value, to: &text)
    case .integer(let value): text += String(value)
    case .boolean(let value): text += value ? "true" : "false"
    case .null: text += "null"
    case .array(let items): write(items.map { ("", $0) }, in: ("[", "]"), to: &text, indent: indent)
    case .object(let members):
      let parts = members.map { (JSONText.quoted($0.key) + ": ", $0.value) }
      write(parts, in: ("{", "}"), to: &text, indent: indent)
    }
  }

  private func write(
    _ parts: [(label: String, value: JSONValue)], in brackets: (String, String),
    to text: inout String, indent: String
  ) {
    let isShort = parts.allSatisfy { $0.label.isEmpty && $0.value.isScalar }
    let inner = indent + "  "
    text += brackets.0
    for (index, part) in parts.enumerated() {
      if index > 0 { text += isShort ? ", " : "," }
      if !isShort { text += "\n" + inner }
      text += part.label
      part.value.write(to: &text, indent: inner)
    }
    text += (isShort ? "" : "\n" + indent) + brackets.1
  }

  private var isScalar: Bool {
    switch self {
    case .object, .array: false
    case .string, .integer, .boolean, .null: true
    }
  }
}
