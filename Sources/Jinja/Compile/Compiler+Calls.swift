import Base

extension Compiler {
  func compileCall(
    _ callee: Expression, _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> ExpressionFact {
    switch callee.form {
    case .name(let name) where scope.lookUp(name) == nil:
      if name == "super" { return compileSuper(arguments, span) }
      if let index = schema.functions.firstIndex(where: { $0.name == name }) {
        return compileHostCall(index, arguments, span)
      }
      if let builtin = Builtin.all[name] { return compileBuiltin(builtin, arguments, span) }
      return compileUnknownCall(name, callee, arguments, span)
    case .attribute(let value, let name):
      if case .name("self") = value.form, scope.lookUp("self") == nil {
        return compileSelfBlock(name, arguments, span)
      }
      if case .name(let own) = value.form, let number = scope.lookUp(own),
        case .module = bindings[number].type
      {
        break
      }
      return compileMethod(value, name, arguments, span)
    default: break
    }
    let fact = compile(callee)
    if case .callable(let number) = fact.type {
      return compileMacroCall(number, fact.dependency, arguments, caller: nil, span)
    }
    return compileValueCall(fact, arguments, span)
  }

  private func compileUnknownCall(
    _ name: String, _ callee: Expression, _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> ExpressionFact {
    let isTolerated = isDead && (assumedNames.contains(name) || otherVariables[name] != nil)
    if isStrict, !isTolerated {
      let known =
        scope.visibleNames.filter { name in
          guard let number = scope.lookUp(name) else { return false }
          if case .callable = bindings[number].type { return true }
          return false
        } + schema.functions.map { $0.name } + Builtin.all.keys
      report(
        .unknownName, callee.span, "没有名为“\(name)”的函数或宏", "unknown function or macro “\(name)”",
        nearest: nearestName(to: name, among: known))
      checkingOnly { for value in arguments.values { _ = compile(value) } }
      emitSimple(.undefined, at: span)
      return .unknown
    }
    emitSimple(.undefined, at: callee.span)
    return compileValueCall(.unknown, arguments, span)
  }

  /// Calls a value that only turns out while the template runs, such as a joiner.
  private func compileValueCall(
    _ fact: ExpressionFact, _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> ExpressionFact {
    switch fact.type.unwrapped {
    case .joiner, .dynamic: break
    // A macro asks `{% if caller %}` before it calls what some of its calls do not give, or something
    // else that means the same.
    case .undefined where !isStrict || isDead || conditionDepth > 0,
      .absent where !isStrict || isDead || conditionDepth > 0:
      break
    case .loop:
      report(
        .wrongArguments, span, "不支持 “recursive” 循环，请改用宏",
        "“recursive” loops are not supported; use a macro that calls itself")
    case .undefined, .absent:
      report(.unknownName, span, "这里没有可以调用的宏", "there is no macro to call here")
    default:
      report(
        .wrongArguments, span, "\(fact.type) 不能调用", "a \(fact.type) cannot be called")
    }
    for value in arguments.values { _ = compileValue(value) }
    emit(.callValue, 0, arguments.values.count, effect: -arguments.values.count, at: span)
    return .unknown
  }

  /// Calls a function of the host.
  ///
  /// - Parameters:
  ///   - index: its number.
  ///   - arguments: what it is called with.
  ///   - span: where.
  ///   - operand: what is known of its first argument, which is on the stack already, where it is
  ///     used as a filter: `x|f(y)` is `f(x, y)`.
  /// - Returns: what is known of the result.
  func compileHostCall(
    _ index: Int, _ arguments: Expression.Arguments, _ span: SourceSpan,
    given operand: ExpressionFact? = nil
  ) -> ExpressionFact {
    let declaration = schema.functions[index]
    let all = declaration.parameters
    let parameters = all.dropFirst(operand == nil ? 0 : 1).map {
      FilterSignature.Parameter(name: $0.name, isRequired: !$0.isOptional)
    }
    if let operand { check(operand, as: all[0], of: declaration, span) }
    let facts = compileArguments(arguments, parameters, of: declaration.name, span)
    for (position, fact) in facts.enumerated() {
      guard let fact, let value = argument(position, arguments, parameters) else { continue }
      check(fact, as: all[position + all.count - parameters.count], of: declaration, value.span)
    }
    emit(.callHost, index, all.count, effect: 1 - all.count, at: span)
    var dependency = facts.reduce(operand?.dependency ?? .constant) {
      $0.union($1?.dependency ?? .constant)
    }
    if !declaration.isConstant {
      dependency |= .dynamic
      functions[function].isPure = false
    }
    return ExpressionFact(StaticType(declaration.returns), dependency)
  }

  /// Reports an argument that the host would not take.
  private func check(
    _ fact: ExpressionFact, as parameter: FunctionDeclaration.Parameter,
    of function: FunctionDeclaration, _ span: SourceSpan
  ) {
    let wanted = StaticType(parameter.type)
    if accepts(wanted, fact.type) { return }
    report(
      .wrongArguments, span,
      "“\(function.name)”的参数“\(parameter.name)”应当是 \(wanted)，不是 \(fact.type)",
      "argument “\(parameter.name)” of “\(function.name)” is a \(wanted), not a \(fact.type)")
  }

  private func accepts(_ wanted: StaticType, _ given: StaticType) -> Bool {
    switch (wanted.unwrapped, given.unwrapped) {
    case (.dynamic, _), (_, .dynamic), (_, .undefined): true
    case (.string, .markup), (.markup, .string), (.float, .integer): true
    case (_, .none):
      if case .optional = wanted { true } else { false }
    case (.list, .list), (.list, .tuple): true
    case (let left, let right): left == right
    }
  }

  /// The expression given for a parameter.
  private func argument(
    _ position: Int, _ arguments: Expression.Arguments,
    _ parameters: [FilterSignature.Parameter]
  ) -> Expression? {
    if position < arguments.positional.count { return arguments.positional[position] }
    return arguments.keywords.first { $0.name.text == parameters[position].name }?.value
  }

  /// Pushes one value for each parameter, undefined for those left out.
  ///
  /// - Returns: for each parameter what is known of its argument, nil where it is left out.
  func compileArguments(
    _ arguments: Expression.Arguments, _ parameters: [FilterSignature.Parameter],
    of name: String, _ span: SourceSpan
  ) -> [ExpressionFact?] {
    checkArguments(arguments, parameters, of: name, span)
    var facts: [ExpressionFact?] = []
    for position in parameters.indices {
      if let value = argument(position, arguments, parameters) {
        facts.append(compileValue(value))
      } else {
        if parameters[position].isEmptyTextByDefault {
          emitPushText([], at: span)
        } else {
          emitSimple(.undefined, at: span)
        }
        facts.append(nil)
      }
    }
    return facts
  }

  private func checkArguments(
    _ arguments: Expression.Arguments, _ parameters: [FilterSignature.Parameter],
    of name: String, _ span: SourceSpan
  ) {
    if arguments.positional.count > parameters.count {
      let extra = arguments.positional[parameters.count]
      report(
        .wrongArguments, extra.span, "“\(name)”最多接受 \(parameters.count) 个参数",
        "“\(name)” takes at most \(parameters.count.counted("argument"))")
    }
    for keyword in arguments.keywords {
      guard let position = parameters.firstIndex(where: { $0.name == keyword.name.text }) else {
        report(
          .wrongArguments, keyword.name.span, "“\(name)”没有名为“\(keyword.name.text)”的参数",
          "“\(name)” has no argument “\(keyword.name.text)”",
          nearest: nearestName(to: keyword.name.text, among: parameters.map { $0.name }))
        checkingOnly { _ = compile(keyword.value) }
        continue
      }
      if position < arguments.positional.count {
        report(
          .wrongArguments, keyword.name.span, "“\(name)”的参数“\(keyword.name.text)”给了两次",
          "argument “\(keyword.name.text)” of “\(name)” is given twice")
      }
    }
    for (position, parameter) in parameters.enumerated() where parameter.isRequired {
      if argument(position, arguments, parameters) == nil {
        report(
          .wrongArguments, span, "“\(name)”缺少参数“\(parameter.name)”",
          "“\(name)” needs the argument “\(parameter.name)”")
      }
    }
  }
}
