import Base

extension Compiler {
  func compileBuiltin(
    _ builtin: Builtin, _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> ExpressionFact {
    let name = "\(builtin)"
    switch builtin {
    case .range:
      if !(1...3).contains(arguments.positional.count) || !arguments.keywords.isEmpty {
        report(
          .wrongArguments, span, "“range”接受一到三个整数", "“range” takes one to three whole numbers")
      }
      let dependency = compileAll(arguments.positional)
      emit(
        .callBuiltin, Int(builtin.rawValue), arguments.positional.count,
        effect: 1 - arguments.positional.count, at: span)
      return ExpressionFact(.list(.integer), dependency)
    case .dict, .namespace:
      if arguments.positional.count > 1 {
        report(
          .wrongArguments, arguments.positional[1].span, "“\(name)”最多接受一个字典，其余参数要写名称",
          "“\(name)” takes at most one mapping; name the other arguments")
      }
      var dependency = compileAll(arguments.positional)
      for keyword in arguments.keywords {
        emitPushText(Array(keyword.name.text.utf8), at: keyword.name.span)
        dependency |= compileValue(keyword.value).dependency
      }
      let count = arguments.positional.count + arguments.keywords.count * 2
      emit(.callBuiltin, Int(builtin.rawValue), count, effect: 1 - count, at: span)
      return builtin == .dict
        ? ExpressionFact(.mapping, dependency) : ExpressionFact(.namespace, .dynamic)
    case .cycler:
      if arguments.positional.isEmpty || !arguments.keywords.isEmpty {
        report(.wrongArguments, span, "“cycler”需要至少一个值", "“cycler” needs at least one value")
      }
      _ = compileAll(arguments.positional)
      let count = arguments.positional.count
      emit(.callBuiltin, Int(builtin.rawValue), count, effect: 1 - count, at: span)
      return ExpressionFact(.cycler, .dynamic)
    case .joiner:
      _ = compileArguments(
        arguments, [FilterSignature.Parameter(name: "sep")], of: name, span)
      emit(.callBuiltin, Int(builtin.rawValue), 1, at: span)
      return ExpressionFact(.joiner, .dynamic)
    }
  }

  private func compileAll(_ values: [Expression]) -> Dependency {
    values.reduce(Dependency.constant) { $0.union(compileValue($1).dependency) }
  }

  /// Calls a method, such as `items()`, `get(key)` or `loop.cycle(…)`.
  func compileMethod(
    _ value: Expression, _ name: Expression.Name, _ arguments: Expression.Arguments,
    _ span: SourceSpan
  ) -> ExpressionFact {
    let fact = compile(value)
    guard let method = Method.all[name.text], arguments.keywords.isEmpty else {
      reportUnknownMethod(name, arguments)
      checkingOnly { for value in arguments.values { _ = compile(value) } }
      return .unknown
    }
    if !method.argumentCount.contains(arguments.positional.count) {
      report(
        .wrongArguments, span, "“\(name.text)()”的参数个数不对",
        "wrong number of arguments for “\(name.text)()”")
    }
    if isStrict, !hasMethod(fact.type.unwrapped, method) {
      report(
        .unknownAttribute, name.span, "\(fact.type) 没有方法“\(name.text)()”",
        "a \(fact.type) has no method “\(name.text)()”")
    }
    var dependency = fact.dependency
    for argument in arguments.positional { dependency |= compileValue(argument).dependency }
    emit(
      .callMethod, Int(method.rawValue), arguments.positional.count,
      effect: -arguments.positional.count, at: span)
    // A cycler steps on with every call, wherever it came from.
    if method == .next || method == .reset { dependency |= .dynamic }
    return ExpressionFact(methodType(method, fact.type), dependency)
  }

  private func reportUnknownMethod(
    _ name: Expression.Name, _ arguments: Expression.Arguments
  ) {
    if Method.all[name.text] != nil {
      report(
        .wrongArguments, arguments.keywords[0].name.span, "“\(name.text)()”的参数不能写名称",
        "arguments of “\(name.text)()” cannot be named")
    } else {
      report(
        .unknownAttribute, name.span, "没有名为“\(name.text)()”的方法",
        "unknown method “\(name.text)()”",
        nearest: nearestName(to: name.text, among: Method.all.keys))
    }
  }

  private func hasMethod(_ type: StaticType, _ method: Method) -> Bool {
    switch (type, method) {
    case (.dynamic, _), (.undefined, _), (.absent, _), (.none, _): true
    case (.mapping, .items), (.mapping, .keys), (.mapping, .values), (.mapping, .get): true
    case (.cycler, .next), (.cycler, .reset): true
    case (.loop, .cycle), (.loop, .changed): true
    case (.list, .count), (.list, .index), (.tuple, .count), (.tuple, .index): true
    case (.string, _), (.markup, _): method.rawValue >= Method.upper.rawValue
    default: false
    }
  }

  private func methodType(_ method: Method, _ type: StaticType) -> StaticType {
    switch method {
    case .items: .list(.tuple([.dynamic, .dynamic]))
    case .keys, .values: .list(.dynamic)
    case .upper, .lower, .title, .capitalize, .strip, .lstrip, .rstrip, .replace, .join: .string
    case .split: .list(.string)
    case .startswith, .endswith, .changed: .boolean
    case .count, .index: .integer
    case .get, .next, .reset, .cycle: .dynamic
    }
  }
}
