import Base

extension Compiler {
  func compileSet(_ target: Statement.Target, _ value: Expression) -> StatementFact {
    if case .attribute(let object, let name) = target {
      return compileAttributeSet(object, name) { compileValue(value).dependency }
    }
    let planned = plannedBinding(target)
    let start = here
    let fact = compile(value)
    if fact.dependency.isConstant { markConstantValue(from: start, slot: planned?.slot) }
    assign(target, fact.unpacked(into: target), to: planned?.number)
    return StatementFact(dependency: fact.dependency, assigns: true)
  }

  func compileSetBlock(
    _ target: Statement.Target, _ filter: Expression?, _ body: [Statement], _ span: SourceSpan
  ) -> StatementFact {
    if case .attribute(let object, let name) = target {
      return compileAttributeSet(object, name) {
        compileCaptured(body, filter, span).dependency
      }
    }
    let planned = plannedBinding(target)
    let start = here
    let fact = compileCaptured(body, filter, span)
    if fact.dependency.isConstant { markConstantValue(from: start, slot: planned?.slot) }
    assign(target, fact.unpacked(into: target), to: planned?.number)
    return StatementFact(dependency: fact.dependency, assigns: true)
  }

  /// Pushes the output of a body as markup, filtered.
  private func compileCaptured(
    _ body: [Statement], _ filter: Expression?, _ span: SourceSpan
  ) -> ExpressionFact {
    emit(.beginCapture, effect: 1, at: span)
    let drops = dropsOutput
    dropsOutput = false
    let bodyFact = compileScoped(body)
    dropsOutput = drops
    emit(.endCapture, at: span)
    let fact = ExpressionFact(.markup, bodyFact.dependency)
    guard let filter else { return fact }
    let outer = blockOperand
    blockOperand = fact
    defer { blockOperand = outer }
    var result = compile(filter)
    // Jinja2 takes the result for markup, whatever the filter gives.
    if result.type != .markup {
      emit(.filter, Int(FilterOperation.safe.rawValue), at: span)
      result.type = .markup
    }
    return result
  }

  func compileFilterBlock(
    _ filter: Expression, _ body: [Statement], _ span: SourceSpan
  ) -> StatementFact {
    if dropsOutput { return checkingOnly { compileScoped(body) } }
    let fact = compileCaptured(body, filter, span)
    emit(.emit, effect: -1, at: span)
    return StatementFact(dependency: fact.dependency)
  }

  private func compileAttributeSet(
    _ object: Expression.Name, _ name: Expression.Name, _ value: () -> Dependency
  ) -> StatementFact {
    let fact = compileName(object.text, object.span, .nothing)
    switch fact.type {
    case .namespace, .dynamic: break
    default:
      report(
        .wrongArguments, object.span, "只能给 namespace() 的属性赋值，“\(object.text)”不是",
        "attributes can only be set on a namespace(); “\(object.text)” is none")
    }
    _ = value()
    if !isDead {
      let bytes = Array(name.text.utf8)
      emit(.setAttribute, literals.offset(of: bytes), bytes.count, effect: -2, at: name.span)
    }
    // A namespace from outside of a macro outlives the call.
    return StatementFact(dependency: .dynamic, assigns: true)
  }

  /// The variable that a plain name will be assigned to, chosen before the value is known.
  private func plannedBinding(_ target: Statement.Target) -> (number: Int, slot: Int)? {
    guard case .name(let name) = target else { return nil }
    if let number = scope.bindings[name.text], case .slot(let slot, level) = bindings[number].home {
      return (number, slot)
    }
    let slot = functions[function].takeSlot()
    bindings.append(
      Binding(home: .slot(slot, level: level), type: .undefined, dependency: .constant))
    return (bindings.count - 1, slot)
  }

  /// Pops the value on the stack into a target.
  ///
  /// - Parameters:
  ///   - target: a name or a tuple of names.
  ///   - fact: what is known of the value.
  ///   - planned: the variable that was chosen for a name, if one was.
  func assign(_ target: Statement.Target, _ fact: ExpressionFact, to planned: Int? = nil) {
    switch target {
    case .name(let name): assign(name, fact.type, fact.dependency, to: planned)
    case .attribute(let object, _):
      report(
        .syntax, object.span, "解包时不能给属性赋值", "attributes cannot be assigned when unpacking")
    case .tuple(let targets, let span):
      let types = elementTypes(fact.type, targets.count, span)
      emit(.unpack, targets.count, effect: targets.count - 1, at: span)
      for (target, type) in zip(targets, types) {
        assign(target, ExpressionFact(type, fact.dependency))
      }
    }
  }

  private func elementTypes(
    _ type: StaticType, _ count: Int, _ span: SourceSpan
  ) -> [StaticType] {
    switch type.unwrapped {
    case .tuple(let types):
      if types.count == count { return types }
      reportUnpacking(span, types.count, count)
    case .group(let key, let element):
      if count == 2 { return [key, .list(element)] }
      reportUnpacking(span, 2, count)
    case .list(let element): return Array(repeating: element, count: count)
    case .string, .mapping, .dynamic, .undefined: break
    default:
      report(
        .wrongArguments, span, "\(type) 不能拆成 \(count) 个值", "a \(type) cannot be unpacked")
    }
    return Array(repeating: .dynamic, count: count)
  }

  private func reportUnpacking(_ span: SourceSpan, _ given: Int, _ wanted: Int) {
    report(
      .wrongArguments, span, "有 \(given) 个值，却要拆成 \(wanted) 个",
      "\(given.counted("value")) cannot be unpacked into \(wanted)")
  }

  /// Pops the value on the stack into a variable of the current scope.
  func assign(
    _ name: Expression.Name, _ type: StaticType, _ dependency: Dependency,
    to planned: Int? = nil
  ) {
    let number: Int
    if let planned {
      number = planned
      scope.bindings[name.text] = planned
    } else if let known = scope.bindings[name.text], case .slot(_, level) = bindings[known].home {
      number = known
    } else {
      let slot = functions[function].takeSlot()
      declare(
        name.text, Binding(home: .slot(slot, level: level), type: type, dependency: dependency),
        in: scope)
      number = bindings.count - 1
    }
    bindings[number].type = type
    bindings[number].dependency = dependency
    store(bindings[number], at: name.span)
  }

  func compileWith(
    _ assignments: [(Statement.Target, Expression)], _ body: [Statement]
  ) -> StatementFact {
    // All values are those of the surrounding scope, so they are taken before any is assigned.
    var facts: [ExpressionFact] = []
    for (_, value) in assignments { facts.append(compileRoot(value)) }
    let dependency = facts.reduce(Dependency.constant) { $0.union($1.dependency) }
    return inScope {
      for (index, (target, _)) in assignments.enumerated().reversed() {
        // The constant is not in a slot while constant parts are rendered.
        var fact = facts[index]
        if fact.dependency.isConstant { fact.dependency = .loop(loopDepth) }
        assign(target, fact)
      }
      declareConditionalNames(of: body)
      loopDepth += 1
      var fact = compile(body)
      loopDepth -= 1
      fact.dependency = fact.dependency.leaving(loop: loopDepth).union(dependency)
      return fact
    }
  }
}

extension ExpressionFact {
  /// The same, as far as it holds of the parts that a tuple of names takes.
  ///
  /// Constant parts run without the unpacking between them, so these names cannot be constant.
  fileprivate func unpacked(into target: Statement.Target) -> ExpressionFact {
    guard case .tuple = target else { return self }
    return ExpressionFact(type, dependency.union(.dynamic))
  }
}
