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
      return compileIf(branches, otherwise: otherwise, span)
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

  /// A branch that may be taken or not: where it goes on, and what it does to variables.
  private struct OpenBranch {
    /// The jump over the branches that follow; nil for the last.
    let end: Int?
    let types: [(number: Int, type: StaticType)]
    let condition: Dependency
  }

  /// Compiles the branches one after the other, not one within the other: there may be thousands.
  private func compileIf(
    _ branches: [(test: Expression, body: [Statement])], otherwise: [Statement],
    _ span: SourceSpan
  ) -> StatementFact {
    var names: [String] = []
    for statement in branches.flatMap({ $0.body }) + otherwise {
      statement.collectAssignedNames(into: &names)
    }
    let assigned = Set(names)
    var fact = StatementFact()
    var open: [OpenBranch] = []
    var isDecided = false
    for (index, branch) in branches.enumerated() {
      let start = here
      let condition = compileCondition(branch.test)
      if let truth = condition.truth {
        discard(from: start)
        if truth {
          fact |= compile(branch.body)
          checkDeadBranches(branches[(index + 1)...], otherwise: otherwise)
          isDecided = true
          break
        }
        checkDeadBody(branch, truth: false)
        continue
      }
      if condition.dependency.isConstant { markConstantValue(from: start) }
      let numbers = Set(assigned.compactMap { scope.bindings[$0] })
      let before = numbers.map { ($0, bindings[$0]) }
      let skip = emit(.jumpIfFalse, effect: -1, at: branch.test.span)
      fact |= conditionally { compile(branch.body) }
      let types = numbers.map { (number: $0, type: bindings[$0].type) }
      for (number, binding) in before { bindings[number] = binding }
      let isLast = index == branches.count - 1 && otherwise.isEmpty
      let end = isLast ? nil : emit(.jump, at: span)
      land(skip)
      open.append(OpenBranch(end: end, types: types, condition: condition.dependency))
    }
    if !isDecided {
      fact |= open.isEmpty ? compile(otherwise) : conditionally { compile(otherwise) }
    }
    for branch in open.reversed() {
      if let end = branch.end { land(end) }
      for (number, type) in branch.types {
        bindings[number].type = bindings[number].type.joined(type)
        bindings[number].dependency = .dynamic
      }
      fact.dependency |= branch.condition
    }
    return fact
  }

  /// Compiles what only runs where a condition holds.
  func conditionally<Result>(_ body: () -> Result) -> Result {
    conditionDepth += 1
    defer { conditionDepth -= 1 }
    return body()
  }

  /// Checks the branches after one that is always taken.
  private func checkDeadBranches(
    _ branches: ArraySlice<(test: Expression, body: [Statement])>, otherwise: [Statement]
  ) {
    _ = checkingWithoutEffect {
      for branch in branches {
        checkDeadBody(branch, truth: compileCondition(branch.test).truth)
      }
      return compile(otherwise)
    }
  }

  /// Checks a branch that is never taken, with the names that its condition would make sure of.
  private func checkDeadBody(
    _ branch: (test: Expression, body: [Statement]), truth: Bool?
  ) {
    let assumed = assumedNames
    if truth == false { assumeNames(of: branch.test) }
    _ = checkingWithoutEffect { compile(branch.body) }
    assumedNames = assumed
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
