import Base

/// Renders programs into pages; one per worker, so that workers share no memory.
public struct Renderer: ~Copyable {
  private let memory = MachineMemory()
  private let limits: RenderLimits

  /// A renderer with memory of its own.
  public init(limits: RenderLimits = RenderLimits()) { self.limits = limits }

  /// Appends the page that a program makes of its variables.
  ///
  /// Where it fails, `page` is left as it was before.
  ///
  /// - Parameters:
  ///   - program: the program.
  ///   - host: answers what the program asks.
  ///   - variables: the values of the page's variables, in the order they were declared.
  ///   - page: what the page is appended to.
  /// - Throws: the problem, with the place in the template.
  public mutating func render<Host: TemplateHost>(
    _ program: Program, host: inout Host, variables: [Value], into page: inout ByteBuffer
  ) throws(TemplateProblem) {
    precondition(
      variables.count == program.code.variableCount, "one value for each declared variable")
    let start = page.count
    var problem: TemplateProblem?
    try program.code.withPointers { (pointers) throws(TemplateProblem) in
      withUnsafeMutablePointer(to: &host) { host in
        problem = run(pointers, HostPointer(host: host), variables, program.code, &page)
      }
    }
    if let problem {
      page.truncate(to: start)
      throw problem
    }
  }

  private func run(
    _ pointers: ProgramPointers, _ host: any HostAccess, _ variables: [Value],
    _ code: ProgramCode, _ page: inout ByteBuffer
  ) -> TemplateProblem? {
    memory.arena.blocks.pointee.reset()
    // The machine owns the page while it runs.
    var borrowed = ByteBuffer(capacity: 16)
    swap(&borrowed, &page)
    guard
      var machine = Machine(
        program: pointers, host: host, memory: memory, limits: limits, page: borrowed)
    else { return nil }
    var problem: TemplateProblem?
    let function = pointers.functions[0]
    if Int(function.slots) + Int(function.depth) + 8 > Machine.stackSize {
      problem = machine.recursionProblem
    } else {
      machine.enter(0, variables: variables)
      do throws(TemplateProblem) {
        try machine.run(from: Int(function.start))
        try machine.spend(0)
      } catch {
        problem = error
        if error.place.template.isEmpty { problem?.place = code.place(of: machine.failedAt) }
      }
    }
    page = machine.finish()
    return problem
  }
}

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
