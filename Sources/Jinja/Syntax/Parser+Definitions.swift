extension Parser {
  mutating func parseMacro(_ start: SourceSpan) -> [Statement.Form] {
    var parameters: [(name: Expression.Name, fallback: Expression?)] = []
    let name = attempt { (parser) throws(SyntaxProblem) in
      let name = try parser.expectName()
      parameters = try parser.parseSignature()
      return name
    }
    let body = parseBody(of: "macro", start, until: ["endmacro"]).body
    // Jinja2 does not read a name after `endmacro`; neither do we.
    finishTag()
    guard let name else { return [] }
    return [.macro(Statement.Macro(name: name, parameters: parameters, body: body))]
  }

  mutating func parseCall(_ start: SourceSpan) -> [Statement.Form] {
    var parameters: [(name: Expression.Name, fallback: Expression?)] = []
    let call = attempt { (parser) throws(SyntaxProblem) in
      if parser.isSymbol(.openParenthesis) { parameters = try parser.parseSignature() }
      let call = try parser.parseExpression()
      guard case .call = call.form else {
        throw SyntaxProblem(
          call.span, "“call” 后面应当是对宏的调用", "expected a call of a macro after “call”")
      }
      return call
    }
    let body = parseBody(of: "call", start, until: ["endcall"]).body
    finishTag()
    guard let call, case .call(let callee, let arguments) = call.form else { return [] }
    let caller = Statement.Macro(
      name: Expression.Name(text: "caller", span: start), parameters: parameters, body: body)
    return [.call(caller, callee, arguments)]
  }

  private mutating func parseSignature() throws(SyntaxProblem) -> [(
    name: Expression.Name, fallback: Expression?
  )] {
    var parameters: [(name: Expression.Name, fallback: Expression?)] = []
    try expect(.openParenthesis)
    while !isSymbol(.closeParenthesis) {
      if !parameters.isEmpty { try expect(.comma) }
      let name = try expectName()
      if parameters.contains(where: { $0.name.text == name.text }) {
        throw SyntaxProblem(
          name.span, "参数“\(name.text)”写了两次", "parameter “\(name.text)” is given twice")
      }
      if skip(.assign) {
        parameters.append((name, try parseExpression()))
      } else if parameters.last?.fallback != nil {
        throw SyntaxProblem(
          name.span, "没有默认值的参数要写在有默认值的参数前面",
          "a parameter without a default follows one with a default")
      } else {
        parameters.append((name, nil))
      }
    }
    try expect(.closeParenthesis)
    return parameters
  }

  mutating func parsePrint() throws(SyntaxProblem) -> [Statement.Form] {
    var outputs: [Statement.Form] = []
    while current.kind != .tagEnd {
      if !outputs.isEmpty { try expect(.comma) }
      outputs.append(.output(try parseExpression()))
    }
    return outputs
  }

  mutating func parseExtends() throws(SyntaxProblem) -> Statement.Form {
    let start = current.span
    let name = try parseExpression()
    if parent != nil {
      throw SyntaxProblem(start, "一个模板只能有一个 “extends”", "a template can extend only one other")
    }
    if nesting > 0 {
      throw SyntaxProblem(
        start, "“extends” 要写在最外层，不能放在其他标签里", "“extends” must not stand inside another tag")
    }
    parent = name
    return .extends(name)
  }

  mutating func parseInclude() throws(SyntaxProblem) -> Statement.Form {
    let name = try parseExpression()
    var ignoresMissing = false
    if isName("ignore"), isName("missing", ahead: 1) {
      advance()
      advance()
      ignoresMissing = true
    }
    return .include(
      name, ignoresMissing: ignoresMissing, withContext: parseContext() ?? true)
  }

  mutating func parseImport() throws(SyntaxProblem) -> Statement.Form {
    let name = try parseExpression()
    try expect(name: "as")
    let target = try expectName()
    return .importModule(name, target, withContext: parseContext() ?? false)
  }

  mutating func parseFrom() throws(SyntaxProblem) -> Statement.Form {
    let template = try parseExpression()
    try expect(name: "import")
    var names: [Statement.ImportedName] = []
    var withContext = false
    while true {
      if !names.isEmpty { try expect(.comma) }
      if let context = parseContext() {
        withContext = context
        break
      }
      let name = try expectName()
      if name.text.hasPrefix("_") {
        throw SyntaxProblem(
          name.span, "以下划线开头的名称不能导入", "names that start with an underscore cannot be imported")
      }
      let alias = skip(name: "as") ? try expectName() : name
      names.append(Statement.ImportedName(name: name, alias: alias))
      if let context = parseContext() {
        withContext = context
        break
      }
      if !isSymbol(.comma) { break }
    }
    return .importNames(template, names, withContext: withContext)
  }

  private mutating func parseContext() -> Bool? {
    guard isName("with") || isName("without"), isName("context", ahead: 1) else { return nil }
    let withContext = isName("with")
    advance()
    advance()
    return withContext
  }

  /// An assignment target; tuples end before the word or symbol `end`.
  mutating func parseTarget(
    until end: String, allowsAttribute: Bool
  ) throws(SyntaxProblem) -> Statement.Target {
    let start = current.span
    var targets: [Statement.Target] = []
    var isTuple = false
    while true {
      if isSymbol(.openParenthesis) {
        advance()
        nesting += 1
        if nesting > Self.maxNesting { throw unexpected("名称", "a name") }
        targets.append(try parseTarget(until: ")", allowsAttribute: false))
        nesting -= 1
        try expect(.closeParenthesis)
      } else {
        let name = try expectName()
        if ["true", "false", "none", "True", "False", "None"].contains(name.text) {
          throw SyntaxProblem(
            name.span, "不能给“\(name.text)”赋值", "cannot assign to “\(name.text)”")
        }
        if allowsAttribute, isSymbol(.dot) {
          advance()
          targets.append(.attribute(name, try expectName()))
        } else {
          targets.append(.name(name))
        }
      }
      guard skip(.comma) else { break }
      isTuple = true
      if isName(end) || isSymbol(.assign) || isSymbol(.closeParenthesis) { break }
    }
    return isTuple ? .tuple(targets, start.through(tokens[max(position - 1, 0)].span)) : targets[0]
  }
}
