import Base

extension Compiler {
  /// How much an expression's place tolerates a name that does not exist.
  enum Tolerance {
    case nothing
    /// A variable of other kinds of pages, as in `{% if article %}`.
    case otherPages
    /// Any name, as in `x is defined` and `x | default(…)`.
    case anything
  }

  /// Compiles an expression at the root of a statement: as a constant part where it is one.
  func compileRoot(_ expression: Expression, slot: Int? = nil) -> ExpressionFact {
    let start = here
    let fact = compile(expression)
    if fact.dependency.isConstant { markConstantValue(from: start, slot: slot) }
    return fact
  }

  /// Writes instructions that push the value.
  func compile(
    _ expression: Expression, tolerance: Tolerance = .nothing
  ) -> ExpressionFact {
    nested(expression.span, .unknown) { compileForm(expression, tolerance) }
  }

  private func compileForm(
    _ expression: Expression, _ tolerance: Tolerance
  ) -> ExpressionFact {
    let span = expression.span
    switch expression.form {
    case .name(let name): return compileName(name, span, tolerance)
    case .text(let bytes):
      emitPushText(bytes, at: span)
      return ExpressionFact(.string, .constant, truth: !bytes.isEmpty)
    case .integer(let value):
      emitInteger(value, at: span)
      return ExpressionFact(.integer, .constant, truth: value != 0)
    case .float(let value):
      let bits = Int(bitPattern: UInt(value.bitPattern))
      emit(Instruction(.pushFloat, bits: bits), effect: 1, at: span)
      return ExpressionFact(.float, .constant, truth: value != 0)
    case .boolean(let value):
      emitSimple(value ? .true : .false, at: span)
      return ExpressionFact(.boolean, .constant, truth: value)
    case .none:
      emitSimple(.none, at: span)
      return ExpressionFact(.none, .constant)
    case .list(let elements):
      let fact = compileElements(elements, .makeList, span)
      let types = fact.types
      let element = types.dropFirst().reduce(types.first ?? .dynamic) { $0.joined($1) }
      return ExpressionFact(.list(element), fact.dependency, truth: !elements.isEmpty)
    case .tuple(let elements):
      let fact = compileElements(elements, .makeTuple, span)
      return ExpressionFact(.tuple(fact.types), fact.dependency, truth: !elements.isEmpty)
    case .mapping(let pairs):
      let fact = compileElements(pairs.flatMap { [$0.key, $0.value] }, .makeMapping, span)
      return ExpressionFact(.mapping, fact.dependency, truth: !pairs.isEmpty)
    case .attribute(let value, let name): return compileAttribute(value, name, span)
    case .item(let value, let key): return compileItem(value, key, span)
    case .slice(let value, let lower, let upper, let step):
      return compileSlice(value, [lower, upper, step], span)
    case .call(let callee, let arguments): return compileCall(callee, arguments, span)
    case .filter(let operand, let name, let arguments):
      return compileFilter(operand, name, arguments, span)
    case .test(let operand, let name, let arguments, let isNegated):
      return compileTest(operand, name, arguments, isNegated: isNegated, span)
    case .negate, .plus, .not, .arithmetic, .concatenation, .comparison, .and, .or, .conditional:
      return compileOperator(expression)
    case .invalid:
      emitSimple(.undefined, at: span)
      return .unknown
    }
  }

  private func compileElements(
    _ elements: [Expression], _ operation: Operation, _ span: SourceSpan
  ) -> (types: [StaticType], dependency: Dependency) {
    var dependency = Dependency.constant
    var types: [StaticType] = []
    for element in elements {
      let fact = compileValue(element)
      dependency |= fact.dependency
      types.append(fact.type)
    }
    let count = operation == .makeMapping ? elements.count / 2 : elements.count
    emit(operation, count, effect: 1 - elements.count, at: span)
    return (types, dependency)
  }

  /// Compiles a value that is kept in a list, mapping or namespace: macros cannot be.
  func compileValue(_ expression: Expression) -> ExpressionFact {
    let fact = compile(expression)
    if !fact.type.isFirstClass {
      report(
        .wrongArguments, expression.span, "宏只能直接调用或作为宏的参数，不能放进列表或字典",
        "a macro can be called or passed to a macro, but not kept in a list or mapping")
    }
    return fact
  }

  func compileName(
    _ name: String, _ span: SourceSpan, _ tolerance: Tolerance
  ) -> ExpressionFact {
    let number = scope.lookUp(name)
    if level > 0, number.map({ !isLocal($0) }) ?? true {
      resolved.updateValue(number, forKey: name)
    }
    if let number { return load(number, span) }
    emitSimple(.undefined, at: span)
    if let type = otherVariables[name] {
      if isDead { return ExpressionFact(type, .dynamic) }
      if tolerance != .nothing { return ExpressionFact(.undefined, .constant) }
      report(
        .unknownName, span, "这类页面没有“\(name)”；请放在 “{% if \(name) is defined %}” 里面",
        "this kind of page has no “\(name)”; put it inside “{% if \(name) is defined %}”")
      return .unknown
    }
    if isDead, assumedNames.contains(name) { return .unknown }
    if !isStrict || tolerance == .anything { return ExpressionFact(.undefined, .constant) }
    reportUnknown(name, span)
    return .unknown
  }

  private func isLocal(_ number: Int) -> Bool {
    if case .slot(_, level) = bindings[number].home { return true }
    return false
  }

  private func reportUnknown(_ name: String, _ span: SourceSpan) {
    if name == "loop" {
      report(.unknownName, span, "“loop” 只能在循环里使用", "“loop” can only be used inside a loop")
      return
    }
    if Builtin.all[name] != nil || name == "super" || name == "self"
      || schema.functions.contains(where: { $0.name == name })
    {
      report(
        .unknownName, span, "“\(name)”是函数，要写成 “\(name)(…)”",
        "“\(name)” is a function; call it as “\(name)(…)”")
      return
    }
    var candidates = scope.visibleNames
    if isDead { candidates.formUnion(otherVariables.keys) }
    report(
      .unknownName, span, "没有名为“\(name)”的变量", "unknown name “\(name)”",
      nearest: nearestName(to: name, among: candidates))
  }

  /// Pushes a variable.
  func load(_ number: Int, _ span: SourceSpan) -> ExpressionFact {
    let binding = bindings[number]
    switch binding.home {
    case .global(let index):
      emit(.global, index, effect: 1, at: span)
      return ExpressionFact(binding.type, .constant)
    case .slot(let slot, let home):
      if home == level {
        emit(.load, slot, effect: 1, at: span)
        return ExpressionFact(binding.type, binding.dependency)
      }
      captured[number] = binding.type
      emit(.loadOuter, slot, level - home, effect: 1, at: span)
      // What surrounds a macro is not known while its own constant parts are rendered.
      if !binding.dependency.isConstant { functions[function].isPure = false }
      return ExpressionFact(binding.type, .dynamic)
    case .nowhere:
      emitSimple(.undefined, at: span)
      return ExpressionFact(binding.type, .constant)
    }
  }
}
