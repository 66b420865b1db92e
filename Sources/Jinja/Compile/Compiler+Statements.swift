extension Compiler {
  /// Compiles statements in order, and notes the runs of them that are constant.
  func compile(_ statements: [Statement]) -> StatementFact {
    var result = StatementFact()
    var runStart = here
    for statement in statements {
      let start = here
      let fact = nested(statement.span, StatementFact()) { compile(statement) }
      result |= fact
      if !fact.dependency.isConstant || fact.assigns {
        markConstantText(from: runStart, to: start)
        runStart = here
      }
    }
    markConstantText(from: runStart, to: here)
    return result
  }

  /// Compiles a body in a scope of its own: what it assigns is not visible after it.
  func compileScoped(_ statements: [Statement], parent: Scope? = nil) -> StatementFact {
    inScope(parent: parent) {
      declareConditionalNames(of: statements)
      return compile(statements)
    }
  }

  func inScope(parent: Scope? = nil, _ body: () -> StatementFact) -> StatementFact {
    let outer = scope
    let slots = functions[function].slots
    scope = Scope(parent: parent ?? outer)
    var fact = body()
    fact.assigns = false
    scope = outer
    if !isDead { functions[function].slots = slots }
    return fact
  }

  private func compile(_ statement: Statement) -> StatementFact {
    let span = statement.span
    switch statement.form {
    case .text:
      if !dropsOutput { emitText(textBytes(span), at: span) }
      return StatementFact()
    case .output(let expression):
      if dropsOutput {
        checkingOnly { _ = compile(expression) }
        return StatementFact()
      }
      return StatementFact(dependency: compileOutput(expression))
    case .conditional(let branches, let otherwise):
      return compileIf(branches[...], otherwise: otherwise, span)
    case .loop(let loop): return compileLoop(loop, span)
    case .set(let target, let value): return compileSet(target, value)
    case .setBlock(let target, let filter, let body):
      return compileSetBlock(target, filter, body, span)
    case .with(let assignments, let body): return compileWith(assignments, body)
    case .filter(let filter, let body): return compileFilterBlock(filter, body, span)
    case .block(let block): return compilePlacedBlock(block)
    case .extends: return StatementFact()
    case .include(let name, let ignoresMissing, let withContext):
      return compileInclude(
        name, ignoresMissing: ignoresMissing, withContext: withContext, span)
    case .importModule(let name, let target, let withContext):
      return compileImport(name, as: target, withContext: withContext, span)
    case .importNames(let name, let names, let withContext):
      return compileImport(name, names: names, withContext: withContext, span)
    case .macro(let macro): return compileMacro(macro, span)
    case .call(let macro, let callee, let arguments):
      return compileCallBlock(macro, callee, arguments, span)
    }
  }

  /// The bytes of text, line ends as Jinja2 makes them.
  private func textBytes(_ span: SourceSpan) -> [UInt8] {
    let bytes = sources[unit.source].bytes[span.range]
    guard bytes.contains(0x0D) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0D {
        result.append(0x0A)
      } else if byte != 0x0A || previous != 0x0D {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }

  /// Gives names that only some branches assign a home before the branches.
  ///
  /// A branch that is not taken leaves them as they were outside, as in Jinja2.
  func declareConditionalNames(of statements: [Statement]) {
    var names: [String] = []
    for statement in statements {
      if case .conditional = statement.form { statement.collectAssignedNames(into: &names) }
    }
    for name in names where scope.bindings[name] == nil {
      let span = statements[0].span
      let slot = functions[function].takeSlot()
      var binding = Binding(
        home: .slot(slot, level: level), type: .undefined, dependency: .constant)
      let start = here
      if let outer = scope.lookUp(name) {
        let fact = load(outer, span)
        binding.type = fact.type
        binding.dependency = fact.dependency
      } else {
        emitSimple(.undefined, at: span)
      }
      if binding.dependency.isConstant { markConstantValue(from: start, slot: slot) }
      store(binding, at: span)
      declare(name, binding, in: scope)
    }
  }

  func store(_ binding: Binding, at span: SourceSpan) {
    if case .slot(let slot, _) = binding.home { emit(.store, slot, effect: -1, at: span) }
  }

  func compileIf(
    _ branches: ArraySlice<(test: Expression, body: [Statement])>, otherwise: [Statement],
    _ span: SourceSpan
  ) -> StatementFact {
    guard let branch = branches.first else { return compile(otherwise) }
    let rest = branches.dropFirst()
    let start = here
    let condition = compileCondition(branch.test)
    if let truth = condition.truth {
      discard(from: start)
      let assumed = assumedNames
      if !truth { assumeNames(of: branch.test) }
      let thenFact =
        truth ? compile(branch.body) : checkingWithoutEffect { compile(branch.body) }
      assumedNames = assumed
      let otherFact =
        truth
        ? checkingWithoutEffect { compileIf(rest, otherwise: otherwise, span) }
        : compileIf(rest, otherwise: otherwise, span)
      return truth ? thenFact : otherFact
    }
    if condition.dependency.isConstant { markConstantValue(from: start) }
    var assigned: [String] = []
    for statement in branches.flatMap({ $0.body }) + otherwise {
      statement.collectAssignedNames(into: &assigned)
    }
    let numbers = Set(assigned.compactMap { scope.bindings[$0] })
    let before = numbers.map { ($0, bindings[$0]) }
    let skip = emit(.jumpIfFalse, effect: -1, at: branch.test.span)
    var fact = compile(branch.body)
    let afterThen = numbers.map { ($0, bindings[$0].type) }
    for (number, binding) in before { bindings[number] = binding }
    if rest.isEmpty, otherwise.isEmpty {
      land(skip)
    } else {
      let end = emit(.jump, at: span)
      land(skip)
      fact |= compileIf(rest, otherwise: otherwise, span)
      land(end)
    }
    for (number, type) in afterThen {
      bindings[number].type = bindings[number].type.joined(type)
      bindings[number].dependency = .dynamic
    }
    fact.dependency |= condition.dependency
    return fact
  }

  /// Checks statements that never run, and forgets what they assign.
  private func checkingWithoutEffect(_ body: () -> StatementFact) -> StatementFact {
    let known = scope.bindings
    let before = bindings
    let fact = checkingOnly(body)
    scope.bindings = known
    for index in before.indices { bindings[index] = before[index] }
    return fact
  }
}
