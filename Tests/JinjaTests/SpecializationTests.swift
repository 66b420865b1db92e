import Base
import Jinja
import Testing

/// Whatever is constant, a page must not change by being rendered beforehand.
@Suite struct SpecializationTests {
  /// Gives data as globals.
  private struct DataHost: TemplateHost {
    let globals: [FrozenValue]

    mutating func global(_ index: Int, in arena: ValueArena) -> Value { globals[index].value }

    mutating func value(of object: ObjectReference, field: Int, in arena: ValueArena) -> Value {
      .undefined
    }

    mutating func element(
      of sequence: SequenceReference, at index: Int, in arena: ValueArena
    ) -> Value { .undefined }

    mutating func appendContent(
      of object: ObjectReference, field: Int, to page: inout ByteBuffer
    ) throws(TemplateProblem) {}

    mutating func call(
      _ function: Int, _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
    ) throws(TemplateProblem) -> Value { .undefined }
  }

  /// The page with some of the data as globals and the rest as variables, specialized.
  private func render(
    _ test: ConformanceCase, isGlobal: (Int) -> Bool
  ) throws(TemplateProblems) -> String? {
    guard case .mapping(let pairs) = test.data else { return nil }
    var schema = Schema()
    var globals: [FrozenValue] = []
    var names: [Field] = []
    var variables: [FrozenValue] = []
    for (index, (key, value)) in pairs.enumerated() {
      if isGlobal(index) {
        schema.globals.append(Field(key, .dynamic))
        globals.append(FrozenValue(value))
      } else {
        names.append(Field(key, .dynamic))
        variables.append(FrozenValue(value))
      }
    }
    let templates = test.templates
    let environment = TemplateEnvironment(schema: schema) { templates[$0].map { Array($0.utf8) } }
    var host = DataHost(globals: globals)
    let program = try environment.compile("main", variables: names, allowsUnknownNames: true)
      .specialized(host: &host)
    var renderer = Renderer()
    var page = ByteBuffer()
    let values = variables.map { $0.value }
    try? renderer.render(program, host: &host, variables: values, into: &page)
    return page.makeString()
  }

  @Test func constantsDoNotChangeAnyCase() throws {
    var differences: [String] = []
    var count = 0
    for test in try ConformanceFile.all().flatMap({ $0.cases }) {
      guard let wanted = test.render().page, !wanted.isEmpty else { continue }
      // Globals are also visible where imports and includes see no context: these may differ.
      if test.templates.values.contains(where: { $0.contains("import") || $0.contains("without") })
      {
        continue
      }
      let choices: [(Int) -> Bool] = [{ _ in true }, { $0 % 2 == 0 }, { $0 % 2 == 1 }]
      for (number, isGlobal) in choices.enumerated() {
        count += 1
        let page = try render(test, isGlobal: isGlobal)
        if page != wanted {
          differences.append("\(test.name) \(number)\n  wanted: \(wanted)\n  got: \(page ?? "")")
        }
      }
    }
    #expect(count > 500)
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }
}
