extension Compiler {
  /// Compiles operators, logic and inline conditions.
  func compileOperator(_ expression: Expression) -> ExpressionFact {
    let span = expression.span
    switch expression.form {
    case .negate(let value): return compileUnary(.negate, value, span)
    case .plus(let value): return compileUnary(.plus, value, span)
    case .not(let value):
      let fact = compile(value, tolerance: .otherPages)
      emit(.not, at: span)
      return ExpressionFact(.boolean, fact.dependency, truth: fact.truth.map { !$0 })
    case .arithmetic(let operation, let left, let right):
      let leftFact = compile(left)
      let rightFact = compile(right)
      emit(.arithmetic, Int(operation.rawValue), effect: -1, at: span)
      return ExpressionFact(
        resultType(operation, leftFact.type, rightFact.type),
        leftFact.dependency.union(rightFact.dependency))
    case .concatenation(let parts):
      var dependency = Dependency.constant
      for part in parts { dependency |= compile(part).dependency }
      emit(.concatenate, parts.count, effect: 1 - parts.count, at: span)
      return ExpressionFact(.string, dependency)
    case .comparison(let first, let steps): return compileComparison(first, steps, span)
    case .and(let parts): return compileLogic(parts, endsOn: false, .jumpKeepingFalse, span)
    case .or(let parts): return compileLogic(parts, endsOn: true, .jumpKeepingTrue, span)
    case .conditional(let test, let value, let otherwise):
      return compileConditional(test, value, otherwise, span)
    default: return .unknown
    }
  }

  private func compileUnary(
    _ operation: Operation, _ value: Expression, _ span: SourceSpan
  ) -> ExpressionFact {
    let fact = compile(value)
    emit(operation, at: span)
    return ExpressionFact(fact.type == .float ? .float : .dynamic, fact.dependency)
  }

  private func resultType(
    _ operation: Expression.Arithmetic, _ left: StaticType, _ right: StaticType
  ) -> StaticType {
    switch (left, right) {
    case (.integer, .integer):
      operation == .divide ? .float : operation == .power ? .dynamic : .integer
    case (.float, .float), (.integer, .float), (.float, .integer): .float
    case (.string, .string) where operation == .add: .string
    case (.markup, .string), (.string, .markup), (.markup, .markup):
      operation == .add ? .markup : .dynamic
    case (.list(let left), .list(let right)) where operation == .add: .list(left.joined(right))
    default: .dynamic
    }
  }

  private func compileComparison(
    _ first: Expression, _ steps: [(Expression.Comparison, Expression)], _ span: SourceSpan
  ) -> ExpressionFact {
    var dependency = compile(first).dependency
    var exits: [Int] = []
    for (index, (comparison, operand)) in steps.enumerated() {
      dependency |= compile(operand).dependency
      if index < steps.count - 1 {
        exits.append(emit(.compareStep, Int(comparison.rawValue), effect: -1, at: span))
      } else {
        emit(.compare, Int(comparison.rawValue), effect: -1, at: span)
      }
    }
    for exit in exits { land(exit) }
    return ExpressionFact(.boolean, dependency)
  }

  /// `and` and `or`: the first part whose truth is `endsOn` decides.
  private func compileLogic(
    _ parts: [Expression], endsOn: Bool, _ jump: Operation, _ span: SourceSpan
  ) -> ExpressionFact {
    var result = ExpressionFact(.undefined, .constant)
    var exits: [Int] = []
    var isFirst = true
    var hasUnknown = false
    let assumed = assumedNames
    defer { assumedNames = assumed }
    for (index, part) in parts.enumerated() {
      if !isFirst, result.truth == endsOn {
        // What follows is never reached: `article is defined and article.title`.
        if !endsOn { assumeNames(of: parts[index - 1]) }
        checkingOnly { _ = compile(part, tolerance: .otherPages) }
        continue
      }
      if !isFirst {
        exits.append(emit(jump, effect: 0, at: span))
        if !isDead { functions[function].depth -= 1 }
      }
      let fact =
        isFirst
        ? compile(part, tolerance: .otherPages)
        : conditionally { compile(part, tolerance: .otherPages) }
      let joined = isFirst ? fact.type : result.type.joined(fact.type)
      if fact.truth == nil { hasUnknown = true }
      result = ExpressionFact(joined, result.dependency.union(fact.dependency))
      result.truth =
        fact.truth == endsOn ? endsOn : hasUnknown ? nil : fact.truth
      isFirst = false
    }
    for exit in exits { land(exit) }
    return result
  }

  private func compileConditional(
    _ test: Expression, _ value: Expression, _ otherwise: Expression?, _ span: SourceSpan
  ) -> ExpressionFact {
    let start = here
    let testFact = compileCondition(test)
    if let truth = testFact.truth {
      discard(from: start)
      let assumed = assumedNames
      if !truth { assumeNames(of: test) }
      let thenFact = truth ? compile(value) : checkingOnly { compile(value) }
      assumedNames = assumed
      let otherFact: ExpressionFact
      if let otherwise {
        otherFact = truth ? checkingOnly { compile(otherwise) } : compile(otherwise)
      } else {
        if !truth { emitSimple(.undefined, at: span) }
        otherFact = ExpressionFact(.undefined, .constant)
      }
      return truth ? thenFact : otherFact
    }
    let skip = emit(.jumpIfFalse, effect: -1, at: span)
    let thenFact = conditionally { compile(value) }
    let end = emit(.jump, effect: -1, at: span)
    land(skip)
    var otherFact = ExpressionFact(.undefined, .constant)
    if let otherwise {
      otherFact = conditionally { compile(otherwise) }
    } else {
      emitSimple(.undefined, at: span)
    }
    land(end)
    return ExpressionFact(
      thenFact.type.joined(otherFact.type),
      testFact.dependency.union(thenFact.dependency).union(otherFact.dependency))
  }

  /// Compiles a test, whose bare names may be those of other pages.
  func compileCondition(_ expression: Expression) -> ExpressionFact {
    compile(expression, tolerance: .otherPages)
  }

  /// Takes back the instructions from `start`, which turned out not to be needed.
  func discard(from start: Int) {
    guard !isDead, here > start else { return }
    functions[function].instructions.removeSubrange(start...)
    functions[function].places.removeSubrange(start...)
    functions[function].constantParts.removeAll { $0.end > start }
    functions[function].depth -= 1
    functions[function].barrier = min(functions[function].barrier, start)
  }

  /// Lets dead parts use the names that their condition would have found defined.
  func assumeNames(of condition: Expression) {
    switch condition.form {
    case .name(let name): assumedNames.insert(name)
    case .and(let parts): for part in parts { assumeNames(of: part) }
    case .test(let operand, let test, _, false) where test.text == "defined":
      if case .name(let name) = operand.form { assumedNames.insert(name) }
    default: break
    }
  }
}
