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
    guard case .mapping(let pairs) = value else { return nil }
    func member(_ key: String) -> DynamicValue? { pairs.first { $0.key == key }?.value }
    guard case .string(let name)? = member("name"),
      case .mapping(let templates)? = member("templates")
    else { return nil }
    self.name = name
    self.templates = Dictionary(
      templates.compactMap { pair in
        guard case .string(let source) = pair.value else { return nil }
        return (pair.key, source)
      }, uniquingKeysWith: { $1 })
    data = member("data") ?? .mapping([])
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

  /// A description of how we differ from Jinja2's answer, or nil where we do not.
  func difference(from wanted: Oracle.Answer) -> String? {
    let (page, problems) = render()
    switch (page, wanted.output) {
    case (nil, nil): return nil
    // Swift strings would call NFC and NFD spellings equal.
    case (let page?, let output?) where Array(page.utf8) == Array(output.utf8): return nil
    default:
      let ours =
        page.map { "\($0.debugDescription)" }
        ?? problems.map {
          "\($0.place.template):\($0.place.line):\($0.place.column) \($0.english)"
        }.joined(separator: "; ")
      let theirs = wanted.output.map { $0.debugDescription } ?? wanted.error ?? ""
      return "\(name)\n  ours:   \(ours)\n  Jinja2: \(theirs)"
    }
  }
}
