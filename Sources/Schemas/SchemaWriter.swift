import Metadata

/// Turns the shape of a table into the keywords of a JSON Schema.
///
/// The schema takes all that `check` takes, and refuses what is plainly wrong: unknown and missing
/// keys, wrong types, numbers out of range, names that are none of the choices. What only the
/// whole site can tell is left to `check`.
struct SchemaWriter {
  private let dialect: Schema.Dialect
  private let descriptions: [String: KeyDescription]

  typealias Members = [(key: String, value: JSONValue)]

  init(_ dialect: Schema.Dialect, _ descriptions: [KeyDescription]) {
    self.dialect = dialect
    self.descriptions = Dictionary(
      descriptions.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// `properties` and what belongs to them, for a table whose keys begin with `prefix`.
  func table(_ shape: TableShape, in prefix: String) -> Members {
    var properties: Members = []
    for key in shape.keys {
      let isRequired = shape.requires(key.name)
      properties.append(
        (key.name, property(key, of: shape, path: prefix + key.name, isRequired: isRequired)))
    }
    var members: Members = [("properties", .object(properties)), ("additionalProperties", false)]
    let required = shape.required.filter { $0.count == 1 }.flatMap { $0 }
    if !required.isEmpty { members.append(("required", .array(required.map { .string($0) }))) }
    if let group = shape.required.first(where: { $0.count > 1 }) {
      members.append(("anyOf", .array(group.map { ["required": [.string($0)]] })))
    }
    return members
  }

  private func property(
    _ key: TableShape.Key, of shape: TableShape, path: String, isRequired: Bool
  ) -> JSONValue {
    var members: Members = []
    if let description = descriptions[path] {
      var plain = description.plainMeaning
      let headings =
        dialect == .csv ? ChineseKey.headings(for: key.name, among: shape.keys.map(\.name)) : []
      if !headings.isEmpty { plain += "（列名也可以写 \(headings.joined(separator: "、"))）" }
      members.append(("description", .string(plain)))
      members.append(("markdownDescription", .string(description.markdown)))
      if dialect != .csv, let value = description.standardValue(key.value) {
        members.append(("default", value))
      }
    }
    if dialect == .csv {
      members += cell(key.value, isRequired: isRequired)
    } else {
      members += value(key, path: path, isRequired: isRequired)
    }
    return .object(members)
  }

  /// A cell of CSV: text of a certain form.
  private func cell(_ shape: ValueShape, isRequired: Bool) -> Members {
    var members: Members = [("type", "string")]
    switch shape {
    case .integer: members.append(("pattern", "^-?[0-9]+$"))
    case .decimal: members.append(("pattern", "^[-+]?[0-9]+(\\.[0-9]{1,2})?$"))
    case .day: members.append(("pattern", .string(Self.datePattern)))
    case .webAddress: members.append(("pattern", .string(Self.webPattern)))
    default: if isRequired { members.append(("minLength", 1)) }
    }
    return members
  }

  private func value(_ key: TableShape.Key, path: String, isRequired: Bool) -> Members {
    func types(_ names: [String]) -> Members { [self.types(names, isRequired: isRequired)] }
    let inner = key.table.map { table($0, in: path + ".") } ?? []
    return switch key.value {
    case .table: types(["object"]) + inner
    case .textOrTable, .addressOrTable: types(textTypes + ["object"]) + inner
    case .tables: types(["array", "object"]) + items(["object"], inner) + inner
    case .textsOrTables:
      types(["array", "object"] + textTypes) + items(textTypes + ["object"], inner) + inner
    case .texts, .separatedTexts, .hosts: types(["array"] + textTypes) + items(textTypes)
    case .days:
      types(["array"] + textTypes)
        + [
          ("items", .object([("type", "string"), ("pattern", .string(Self.datePattern))])),
          ("pattern", .string(Self.datePattern)),
        ]
    case .integers(let range):
      types(["array", "integer"])
        + [
          (
            "items",
            .object([
              ("type", "integer"), ("minimum", .integer(range.lowerBound)),
              ("maximum", .integer(range.upperBound)),
            ])
          )
        ]
    case .freeTable: types(["object"])
    default: scalar(key.value, isRequired: isRequired)
    }
  }

  /// What the items of a list are.
  ///
  /// A list, or one of its items alone, is said with keywords that concern lists only and tables
  /// only: of an `anyOf`, validators can only say that nothing fits, and taplo then marks every
  /// line of the list.
  private func items(_ types: [String], _ table: Members = []) -> Members {
    [("items", .object([("type", Self.type(types))] + table))]
  }

  private func scalar(_ shape: ValueShape, isRequired: Bool) -> Members {
    func types(_ names: [String]) -> Members { [self.types(names, isRequired: isRequired)] }
    func pattern(_ text: String) -> Members { [("pattern", .string(text))] }
    switch shape {
    case .name: return types(textTypes) + pattern("^\\s*[A-Za-z0-9_-]+\\s*$")
    case .webAddress: return types(["string"]) + pattern(Self.webPattern)
    case .webAddressOrEmpty: return types(["string"]) + pattern("^\\s*$|" + Self.webPattern)
    case .boolean where dialect == .yaml:
      return [choice([true, false, "是", "否"], isRequired: isRequired)]
    case .boolean: return types(["boolean"])
    case .choice(let names):
      return [choice(names.map { .string($0) }, isRequired: isRequired)]
    case .integer(let range):
      return types(["integer"])
        + (range.lowerBound == .min ? [] : [("minimum", .integer(range.lowerBound))])
        + (range.upperBound == .max ? [] : [("maximum", .integer(range.upperBound))])
    case .decimal(let range):
      return types(["number"])
        + [("minimum", .integer(range.lowerBound)), ("maximum", .integer(range.upperBound))]
    case .amount, .number: return types(["number", "string"])
    case .dateTime, .day:
      // 20260701 without quotes is a number to YAML.
      return types(dialect == .yaml ? ["string", "integer"] : ["string"])
        + pattern(Self.datePattern)
    case .dayOrFlag:
      return types(["boolean"] + (dialect == .yaml ? ["string", "integer"] : ["string"]))
        + pattern(Self.datePattern + (dialect == .yaml ? "|^[是否]$" : ""))
    case .dayOfYear:
      return types(["string"]) + pattern(Self.datePattern + "|^[0-9]{1,2}-[0-9]{1,2}$")
    default: return types(textTypes) + (isRequired ? [("minLength", 1)] : [])
    }
  }

  private func types(_ names: [String], isRequired: Bool) -> (key: String, value: JSONValue) {
    ("type", Self.type(names + (isEmptyAllowed(isRequired) ? ["null"] : [])))
  }

  private func choice(
    _ values: [JSONValue], isRequired: Bool
  ) -> (key: String, value: JSONValue) {
    ("enum", .array(values + (isEmptyAllowed(isRequired) ? [.null] : [])))
  }

  /// A YAML key without a value counts as left out.
  private func isEmptyAllowed(_ isRequired: Bool) -> Bool { dialect == .yaml && !isRequired }

  /// The forms in which `parseDateTime` takes a day; what follows is left to it.
  private static let datePattern =
    "^[0-9]{4}([-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4})"
  private static let webPattern = "^\\s*[hH][tT][tT][pP][sS]?://"

  private var textTypes: [String] {
    dialect == .yaml ? ["string", "number", "boolean"] : ["string"]
  }

  private static func type(_ names: [String]) -> JSONValue {
    names.count == 1 ? .string(names[0]) : .array(names.map { .string($0) })
  }
}
