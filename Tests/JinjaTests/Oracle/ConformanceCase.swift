import Base
import Jinja

/// One template with its data, from a file of cases.
struct ConformanceCase {
  /// Cases where we differ from Jinja2 on purpose, each with the reason.
  static let wantedDifferences: [String: String] = [
    "print-range-object": "a range is a list and prints as one"
  ]

  let name: String
  let templates: [String: String]
  let data: DynamicValue

  init?(_ value: DynamicValue) {
    guard case .string(let name)? = value["name"],
      case .mapping(let templates)? = value["templates"]
    else { return nil }
    self.name = name
    self.templates = Dictionary(
      templates.compactMap { pair in
        guard case .string(let source) = pair.value else { return nil }
        return (pair.key, source)
      }, uniquingKeysWith: { $1 })
    data = value["data"] ?? .mapping([])
  }

  /// What our engine gives: the page, or nil for any problem.
  func render() -> (page: String?, problems: [TemplateProblem]) {
    do {
      let page = try renderDynamic("main", data: data) { name in
        templates[name].map { Array($0.utf8) }
      }
      return (String(decoding: page, as: UTF8.self), [])
    } catch {
      return (nil, error.problems)
    }
  }

  /// The same as in a site: every name declared with its type, whatever is unknown a problem.
  func renderTyped() -> (page: String?, problems: [TemplateProblem]) {
    guard case .mapping(let pairs) = data else { return (nil, []) }
    let templates = templates
    let environment = TemplateEnvironment(schema: FakeSite.schema) { name in
      templates[name].map { Array($0.utf8) }
    }
    var fields: [String: (type: ValueType, value: FrozenValue)] = [:]
    for (key, value) in pairs { fields[key] = (Self.type(of: value), FrozenValue(value)) }
    let names = fields.keys.sorted()
    do {
      let program = try environment.compile(
        "main", variables: names.map { Field($0, fields[$0]?.type ?? .dynamic) })
      var page = ByteBuffer()
      var problem: TemplateProblem?
      withExtendedLifetime(fields) {
        var host = FakeSite()
        var renderer = Renderer()
        do throws(TemplateProblem) {
          try renderer.render(
            program.specialized(host: &host), host: &host,
            variables: names.map { fields[$0]?.value.value ?? .undefined }, into: &page)
        } catch {
          problem = error
        }
      }
      return problem.map { (nil, [$0]) } ?? (page.makeString(), [])
    } catch {
      return (nil, error.problems)
    }
  }

  /// The type that a host would declare for a value.
  private static func type(of value: DynamicValue) -> ValueType {
    switch value {
    case .null: return .none
    case .boolean: return .boolean
    case .integer: return .integer
    case .float: return .float
    case .string: return .string
    case .date: return .date
    case .list(let elements):
      let types = Set(elements.map { type(of: $0) })
      return .list(types.count == 1 ? types.first ?? .dynamic : .dynamic)
    case .mapping: return .dynamic
    }
  }

  /// Whether a refusal is what a site wants: a name that nobody declares is a slip of the pen there,
  /// and what a type can never do is said before anything is rendered.
  func isWantedRefusal(_ problems: [TemplateProblem]) -> Bool {
    !problems.isEmpty
      && problems.allSatisfy { problem in
        problem.code == .unknownAttribute
          || problem.code == .unknownName
            && (problem.english.hasPrefix("unknown name") || problem.english.contains("call it as"))
      }
  }

  /// How the typed program differs from Jinja2's answer, or nil where it does not.
  func typedDifference(from wanted: Oracle.Answer) -> String? {
    let (page, problems) = renderTyped()
    if page == nil, wanted.output == nil || isWantedRefusal(problems) { return nil }
    if let page, let output = wanted.output, Array(page.utf8) == Array(output.utf8) { return nil }
    return describe(page, problems, wanted)
  }

  /// A description of how we differ from Jinja2's answer, or nil where we do not.
  func difference(from wanted: Oracle.Answer) -> String? {
    let (page, problems) = render()
    switch (page, wanted.output) {
    case (nil, nil): return nil
    // Swift strings would call NFC and NFD spellings equal.
    case (let page?, let output?) where Array(page.utf8) == Array(output.utf8): return nil
    default: return describe(page, problems, wanted)
    }
  }

  private func describe(
    _ page: String?, _ problems: [TemplateProblem], _ wanted: Oracle.Answer
  ) -> String {
    let ours =
      page.map { "\($0.debugDescription)" }
      ?? problems.map {
        "\($0.place.template):\($0.place.line):\($0.place.column) \($0.english)"
      }.joined(separator: "; ")
    let theirs = wanted.output.map { $0.debugDescription } ?? wanted.error ?? ""
    return "\(name)\n  ours:   \(ours)\n  Jinja2: \(theirs)"
  }
}
