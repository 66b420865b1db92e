import Base

extension Compiler {
  /// How many argument-type tuples a macro is compiled for before it takes anything.
  private static let maxInstances = 24

  func compileMacro(_ macro: Statement.Macro, _ span: SourceSpan) -> StatementFact {
    let number = addCallable(macro)
    let slot = functions[function].takeSlot()
    let start = here
    emit(.pushCallable, effect: 1, at: span)
    markConstantValue(from: start, slot: slot)
    emit(.store, slot, effect: -1, at: span)
    declare(
      macro.name.text,
      Binding(home: .slot(slot, level: level), type: .callable(number), dependency: .constant),
      in: scope)
    return StatementFact(assigns: true)
  }

  private func addCallable(_ macro: Statement.Macro) -> Int {
    callables.append(Callable(macro: macro, unit: unit, scope: scope, level: level))
    return callables.count - 1
  }

  func compileCallBlock(
    _ macro: Statement.Macro, _ callee: Expression, _ arguments: Expression.Arguments,
    _ span: SourceSpan
  ) -> StatementFact {
    let fact = compile(callee)
    guard case .callable(let number) = fact.type else {
      if fact.type != .dynamic || isStrict {
        report(
          .wrongArguments, callee.span, "“call” 后面应当是宏", "expected a macro after “call”")
      }
      checkingOnly { _ = compileScoped(macro.body) }
      return StatementFact()
    }
    let caller = addCallable(macro)
    let result = compileMacroCall(number, fact.dependency, arguments, caller: caller, span)
    if dropsOutput {
      emit(.pop, effect: -1, at: span)
    } else if !isDead, functions[function].instructions.last?.operation == .callMacro {
      functions[function].instructions[here - 1].operation = .emitMacro
      functions[function].depth -= 1
    }
    return StatementFact(dependency: result.dependency)
  }

  /// Calls the macro whose reference is on the stack.
  ///
  /// - Parameters:
  ///   - number: the macro.
  ///   - own: what the reference depends on.
  ///   - arguments: as written at the call.
  ///   - caller: the call block that `caller()` means in it.
  ///   - span: the call.
  /// - Returns: markup, and what it depends on.
  func compileMacroCall(
    _ number: Int, _ own: Dependency, _ arguments: Expression.Arguments, caller: Int?,
    _ span: SourceSpan
  ) -> ExpressionFact {
    let callable = callables[number]
    callable.isUsed = true
    checkMacroArguments(callable, arguments, caller, span)
    var signature = Callable.Signature(
      parameters: [], caller: .absent, isDead: isDead)
    var dependency = own
    var count = 0
    func push(_ value: Expression) -> StaticType {
      let start = here
      let fact = compile(value)
      if fact.dependency.isConstant, fact.type.isFirstClass { markConstantValue(from: start) }
      dependency |= fact.dependency
      count += 1
      return fact.type
    }
    for (position, parameter) in callable.macro.parameters.enumerated() {
      if position < arguments.positional.count {
        signature.parameters.append(push(arguments.positional[position]))
      } else if let keyword = arguments.keywords.first(where: {
        $0.name.text == parameter.name.text
      }) {
        signature.parameters.append(push(keyword.value))
      } else {
        emitSimple(.undefined, at: span)
        count += 1
        signature.parameters.append(.absent)
      }
    }
    if callable.takesCaller {
      count += 1
      if let caller {
        emit(.pushCallable, effect: 1, at: span)
        signature.caller = .callable(caller)
      } else {
        emitSimple(.undefined, at: span)
      }
    }
    if callable.takesVariable {
      let extra = arguments.positional.dropFirst(callable.macro.parameters.count)
      for value in extra { _ = push(value) }
      emit(.makeTuple, extra.count, effect: 1 - extra.count, at: span)
      count += 1 - extra.count
    }
    if callable.takesKeywords {
      let extra = arguments.keywords.filter { keyword in
        !callable.macro.parameters.contains { $0.name.text == keyword.name.text }
      }
      for keyword in extra {
        emitPushText(Array(keyword.name.text.utf8), at: keyword.name.span)
        _ = push(keyword.value)
      }
      emit(.makeMapping, extra.count, effect: 1 - 2 * extra.count, at: span)
      count += 1 - extra.count
    }
    if callable.instances.count >= Self.maxInstances {
      signature.parameters = signature.parameters.map {
        $0.isFirstClass && $0 != .absent ? .dynamic : $0
      }
    }
    let instance = instance(of: number, signature, span)
    emit(.callMacro, instance, count, effect: -count, at: span)
    if !functions[instance].isPure || (instance != function && isOpen(instance)) {
      dependency |= .dynamic
      functions[function].isPure = false
    }
    return ExpressionFact(.markup, dependency)
  }

  private func checkMacroArguments(
    _ callable: Callable, _ arguments: Expression.Arguments, _ caller: Int?, _ span: SourceSpan
  ) {
    let name = callable.macro.name.text
    let parameters = callable.macro.parameters
    if arguments.positional.count > parameters.count, !callable.takesVariable {
      report(
        .wrongArguments, arguments.positional[parameters.count].span,
        "宏“\(name)”最多接受 \(parameters.count) 个参数",
        "macro “\(name)” takes at most \(parameters.count.counted("argument"))")
      for value in arguments.positional { checkingOnly { _ = compile(value) } }
    }
    for keyword in arguments.keywords {
      guard let position = parameters.firstIndex(where: { $0.name.text == keyword.name.text })
      else {
        if callable.takesKeywords { continue }
        report(
          .wrongArguments, keyword.name.span, "宏“\(name)”没有名为“\(keyword.name.text)”的参数",
          "macro “\(name)” has no parameter “\(keyword.name.text)”",
          nearest: nearestName(to: keyword.name.text, among: parameters.map { $0.name.text }))
        checkingOnly { _ = compile(keyword.value) }
        continue
      }
      if position < arguments.positional.count {
        report(
          .wrongArguments, keyword.name.span, "宏“\(name)”的参数“\(keyword.name.text)”给了两次",
          "parameter “\(keyword.name.text)” of macro “\(name)” is given twice")
      }
    }
    if caller != nil, !callable.takesCaller {
      report(
        .wrongArguments, span, "宏“\(name)”没有用到 caller()，不能用 “call” 调用",
        "macro “\(name)” does not use caller(), so it cannot be called with a “call” block")
    }
  }
}
