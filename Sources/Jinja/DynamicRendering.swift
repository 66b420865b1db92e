import Base

/// Renders a template for data that nobody declared: every name comes from the data.
///
/// Unknown names are undefined, as in Jinja2; mistakes of grammar, filters and tests are found
/// beforehand all the same. For `theme render` and for comparison with Jinja2.
///
/// - Parameters:
///   - name: the template.
///   - data: a mapping; its keys are the template's variables.
///   - limits: how much the page may take.
///   - load: gives the source of a template, or nil where there is none.
/// - Returns: the page, UTF-8.
/// - Throws: every problem found in the templates, or the one that ended the render.
public func renderDynamic(
  _ name: String, data: DynamicValue, limits: RenderLimits = RenderLimits(),
  load: @escaping (String) -> [UInt8]?
) throws(TemplateProblems) -> [UInt8] {
  var names: [String] = []
  var values: [DynamicValue] = []
  if case .mapping(let pairs) = data {
    for (key, value) in pairs {
      if let known = names.firstIndex(of: key) {
        values[known] = value
      } else {
        names.append(key)
        values.append(value)
      }
    }
  }
  let environment = TemplateEnvironment(schema: Schema(), load: load)
  let program = try environment.compile(
    name, variables: names.map { Field($0, .dynamic) }, allowsUnknownNames: true)
  let frozen = values.map { FrozenValue($0) }
  var renderer = Renderer(limits: limits)
  var host = NoHost()
  var page = ByteBuffer()
  let variables = frozen.map { $0.value }
  var problem: TemplateProblem?
  // The values point into memory of `frozen`, whose last use would otherwise be the line above.
  withExtendedLifetime(frozen) {
    do throws(TemplateProblem) {
      try renderer.render(program, host: &host, variables: variables, into: &page)
    } catch {
      problem = error
    }
  }
  if let problem { throw TemplateProblems(problems: [problem]) }
  return page.makeArray()
}
