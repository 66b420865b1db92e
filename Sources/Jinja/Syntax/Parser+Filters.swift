extension Parser {
  mutating func parseArguments() throws(SyntaxProblem) -> Expression.Arguments {
    var arguments = Expression.Arguments()
    let start = current.span
    try expect(.openParenthesis)
    var isFirst = true
    while !isSymbol(.closeParenthesis) {
      if !isFirst {
        try expect(.comma)
        if isSymbol(.closeParenthesis) { break }
      }
      isFirst = false
      if isSymbol(.multiply) || isSymbol(.power) {
        throw SyntaxProblem(
          current.span, "不支持用 “*” 或 “**” 展开参数，请逐个写出参数",
          "“*” and “**” arguments are not supported; write the arguments out")
      }
      if current.kind == .name, token(ahead: 1).kind == .symbol(.assign) {
        let name = try expectName()
        advance()
        if arguments.keywords.contains(where: { $0.name.text == name.text }) {
          throw SyntaxProblem(
            name.span, "参数“\(name.text)”写了两次", "argument “\(name.text)” is given twice")
        }
        arguments.keywords.append((name, try parseExpression()))
      } else if arguments.keywords.isEmpty {
        arguments.positional.append(try parseExpression())
      } else {
        throw SyntaxProblem(
          start, "按位置的参数要写在带名称的参数前面", "positional arguments must come before named ones")
      }
    }
    try expect(.closeParenthesis)
    return arguments
  }

  /// Filters, tests and calls that follow an operand.
  mutating func parseFiltersAndTests(_ operand: Expression) throws(SyntaxProblem) -> Expression {
    var value = operand
    while true {
      if isSymbol(.pipe) {
        value = try parseFilters(on: value, startsInline: false)
      } else if isName("is") {
        value = try parseTest(value)
      } else if isSymbol(.openParenthesis) {
        let arguments = try parseArguments()
        value = try call(value, arguments)
      } else {
        return value
      }
    }
  }

  /// One or more filters; the innermost has no operand in `{% filter … %}` and block sets.
  mutating func parseFilters(
    on operand: Expression?, startsInline: Bool
  ) throws(SyntaxProblem) -> Expression {
    var value = operand
    var isInline = startsInline
    let start = operand?.span ?? current.span
    while isInline || isSymbol(.pipe) {
      if !isInline { advance() }
      isInline = false
      let name = try expectName()
      let arguments =
        isSymbol(.openParenthesis) ? try parseArguments() : Expression.Arguments()
      value = try node(
        start.through(last), .filter(value, name, arguments),
        over: [value] + arguments.positional + arguments.keywords.map { $0.value })
    }
    guard let value else { throw unexpected("过滤器", "a filter") }
    return value
  }

  private mutating func parseTest(_ value: Expression) throws(SyntaxProblem) -> Expression {
    try expect(name: "is")
    let isNegated = skip(name: "not")
    let name = try expectName()
    var arguments = Expression.Arguments()
    if isSymbol(.openParenthesis) {
      arguments = try parseArguments()
    } else if startsTestArgument {
      if isName("is") {
        throw SyntaxProblem(
          current.span, "“is” 不能连用，请加括号", "tests with “is” cannot be chained; use parentheses")
      }
      let operand = try parseTestOperand()
      arguments.positional = [operand]
    }
    return try node(
      value.span.through(last), .test(value, name, arguments, isNegated: isNegated),
      over: [value] + arguments.positional + arguments.keywords.map { $0.value })
  }

  private var startsTestArgument: Bool {
    switch current.kind {
    case .name: !isName("else") && !isName("or") && !isName("and")
    case .string, .integer, .float, .symbol(.openBracket), .symbol(.openBrace): true
    default: false
    }
  }
}
