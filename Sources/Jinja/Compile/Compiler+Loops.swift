extension Compiler {
  func compileLoop(_ loop: Statement.ForLoop, _ span: SourceSpan) -> StatementFact {
    let outerSlots = functions[function].slots
    let start = here
    var iterable = compile(loop.iterable)
    checkIterable(iterable.type, loop.iterable.span)
    if iterable.dependency.isConstant { markConstantValue(from: start) }
    let element = iterable.type.element
    let isLazy = selectsLazily(loop)
    if let test = loop.test, !isLazy {
      iterable.dependency |= compileSelection(loop.target, element, iterable.dependency, test)
    }
    let slot = functions[function].takeSlot()
    let elementSlot = functions[function].takeSlot()
    let begin = emit(.beginLoop, slot, effect: -1, at: loop.iterable.span)
    let top = markTarget()
    let next = emit(.nextElement, slot, at: loop.iterable.span)
    let dependency = iterable.dependency.union(.loop(loopDepth))
    let depth = loopDepth
    var fact = inScope {
      declare(
        "loop",
        Binding(
          home: .slot(slot, level: level), type: .loop(element), dependency: dependency),
        in: scope)
      bind(loop.target, elementSlot, element, dependency, span)
      loopDepth += 1
      defer { loopDepth -= 1 }
      var testDependency = Dependency.constant
      if isLazy, let test = loop.test {
        testDependency = compileCondition(test).dependency
        emit(.jumpIfFalse, 0, top - here, effect: -1, at: test.span)
      }
      declareConditionalNames(of: loop.body)
      var fact = compile(loop.body)
      fact.dependency |= testDependency
      return fact
    }
    jumpBack(to: top, at: span)
    land(next)
    fact.dependency = fact.dependency.leaving(loop: depth).union(iterable.dependency)
    if loop.otherwise.isEmpty {
      land(begin)
    } else {
      let end = emit(.jump, at: span)
      land(begin)
      fact |= compileScoped(loop.otherwise)
      land(end)
    }
    if !isDead { functions[function].slots = outerSlots }
    fact.assigns = false
    return fact
  }

  /// Gives the target names the current element.
  private func bind(
    _ target: Statement.Target, _ slot: Int, _ element: StaticType, _ dependency: Dependency,
    _ span: SourceSpan
  ) {
    if case .name(let name) = target {
      declare(
        name.text,
        Binding(home: .slot(slot, level: level), type: element, dependency: dependency),
        in: scope)
    } else {
      emit(.load, slot, effect: 1, at: span)
      assign(target, ExpressionFact(element, dependency))
    }
  }

  private func checkIterable(_ type: StaticType, _ span: SourceSpan) {
    guard isStrict else { return }
    switch type.unwrapped {
    case .integer, .float, .boolean, .date, .object, .callable, .module, .none, .joiner:
      report(
        .wrongArguments, span, "\(type) 不能循环，这里应当是列表",
        "a \(type) cannot be iterated; expected a list")
    default: break
    }
  }

  /// Whether the loop's `if` can be asked element by element.
  ///
  /// Jinja2 always does, so that a namespace changed in the body counts; but what `loop` tells
  /// and whether `else` applies takes the whole selection.
  private func selectsLazily(_ loop: Statement.ForLoop) -> Bool {
    loop.test != nil && loop.otherwise.isEmpty
      && !loop.body.contains { $0.mentions("loop") || $0.includesTemplate }
  }

  /// Replaces the iterable by the list of the elements that satisfy the loop's `if`.
  ///
  /// The whole selection comes first, so that `loop.length` and `loop.last` are right.
  private func compileSelection(
    _ target: Statement.Target, _ element: StaticType, _ dependency: Dependency,
    _ test: Expression
  ) -> Dependency {
    let slots = functions[function].slots
    let slot = functions[function].takeSlot()
    let elementSlot = functions[function].takeSlot()
    let list = functions[function].takeSlot()
    let span = test.span
    emit(.beginList, list, at: span)
    let begin = emit(.beginLoop, slot, effect: -1, at: span)
    let top = markTarget()
    let next = emit(.nextElement, slot, at: span)
    let own = dependency.union(.loop(loopDepth))
    var result = Dependency.constant
    _ = inScope {
      bind(target, elementSlot, element, own, span)
      loopDepth += 1
      defer { loopDepth -= 1 }
      result = compileCondition(test).dependency
      return StatementFact()
    }
    emit(.jumpIfFalse, 0, top - here, effect: -1, at: span)
    emit(.load, elementSlot, effect: 1, at: span)
    emit(.appendToList, list, effect: -1, at: span)
    jumpBack(to: top, at: span)
    land(begin)
    land(next)
    emit(.finishList, list, effect: 1, at: span)
    if !isDead { functions[function].slots = slots }
    return result.leaving(loop: loopDepth)
  }
}
