import Base

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
    var text = ByteBuffer(capacity: 1 << 12)
    write(to: &text, indent: "")
    return text.makeString()
  }

  private func write(to text: inout ByteBuffer, indent: String) {
    switch self {
    case .string(let value): text.append(json: value, escaping: .unseen)
    case .integer(let value): text.append(decimal: value)
    case .boolean(let value): text.append(contentsOf: value ? "true" : "false")
    case .null: text.append("null")
    case .array(let items):
      write(items.map { (nil, $0) }, in: ("[", "]"), to: &text, indent: indent)
    case .object(let members):
      write(members.map { ($0.key, $0.value) }, in: ("{", "}"), to: &text, indent: indent)
    }
  }

  private func write(
    _ parts: [(name: String?, value: JSONValue)], in brackets: (StaticString, StaticString),
    to text: inout ByteBuffer, indent: String
  ) {
    let isShort = parts.allSatisfy { $0.name == nil && $0.value.isScalar }
    let inner = indent + "  "
    text.append(brackets.0)
    for (index, part) in parts.enumerated() {
      if index > 0 { text.append(isShort ? ", " : ",") }
      if !isShort { text.append(contentsOf: "\n" + inner) }
      if let name = part.name {
        text.append(json: name, escaping: .unseen)
        text.append(": ")
      }
      part.value.write(to: &text, indent: inner)
    }
    if !isShort { text.append(contentsOf: "\n" + indent) }
    text.append(brackets.1)
  }

  private var isScalar: Bool {
    switch self {
    case .object, .array: false
    case .string, .integer, .boolean, .null: true
    }
  }
}
