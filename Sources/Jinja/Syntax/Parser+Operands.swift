import Base

extension Parser {
  mutating func parseUnary(withFilters: Bool) throws(SyntaxProblem) -> Expression {
    let start = current.span
    nesting += 1
    defer { nesting -= 1 }
    if nesting > Expression.maxHeight {
      throw SyntaxProblem(
        start, "表达式嵌套超过 \(Expression.maxHeight) 层",
        "expression nests deeper than \(Expression.maxHeight) levels")
    }
    var value: Expression
    if skip(.minus) {
      let operand = try parseUnary(withFilters: false)
      value = try node(start.through(last), .negate(operand), over: [operand])
    } else if skip(.plus) {
      let operand = try parseUnary(withFilters: false)
      value = try node(start.through(last), .plus(operand), over: [operand])
    } else {
      value = try parsePrimary()
    }
    value = try parsePostfix(value)
    return withFilters ? try parseFiltersAndTests(value) : value
  }

  private mutating func parsePrimary() throws(SyntaxProblem) -> Expression {
    let token = current
    switch token.kind {
    case .name:
      advance()
      let name = source.text(token.span)
      switch name {
      case "true", "True": return Expression(token.span, .boolean(true))
      case "false", "False": return Expression(token.span, .boolean(false))
      case "none", "None": return Expression(token.span, .none)
      default: return Expression(token.span, .name(name))
      }
    case .string:
      var text: [UInt8] = []
      while current.kind == .string {
        text += try StringLiteral.bytes(source, current.span)
        advance()
      }
      return Expression(token.span.through(last), .text(text))
    case .integer:
      advance()
      return Expression(token.span, .integer(try integer(token.span)))
    case .float:
      advance()
      let digits = source.text(token.span).filter { $0 != "_" }
      return Expression(token.span, .float(Double(digits) ?? .infinity))
    case .symbol(.openParenthesis):
      advance()
      let value = try parseTuple(.parenthesized)
      try expect(.closeParenthesis)
      return Expression(token.span.through(last), value.form, height: value.height)
    case .symbol(.openBracket): return try parseList()
    case .symbol(.openBrace): return try parseMapping()
    default: throw unexpected("表达式", "an expression")
    }
  }

  private func integer(_ span: SourceSpan) throws(SyntaxProblem) -> Int {
    let text = source.text(span).filter { $0 != "_" }.lowercased()
    let value =
      text.hasPrefix("0x")
      ? Int(text.dropFirst(2), radix: 16)
      : text.hasPrefix("0o")
        ? Int(text.dropFirst(2), radix: 8)
        : text.hasPrefix("0b") ? Int(text.dropFirst(2), radix: 2) : Int(text)
    guard let value else {
      throw SyntaxProblem(span, "整数太大，超过 64 位", "integer does not fit into 64 bits")
    }
    return value
  }

  private mutating func parseList() throws(SyntaxProblem) -> Expression {
    let start = current.span
    var elements: [Expression] = []
    try expect(.openBracket)
    while !isSymbol(.closeBracket) {
      if !elements.isEmpty {
        try expect(.comma)
        if isSymbol(.closeBracket) { break }
      }
      elements.append(try parseExpression())
    }
    try expect(.closeBracket)
    return try node(start.through(last), .list(elements), over: elements)
  }

  private mutating func parseMapping() throws(SyntaxProblem) -> Expression {
    let start = current.span
    var pairs: [(key: Expression, value: Expression)] = []
    try expect(.openBrace)
    while !isSymbol(.closeBrace) {
      if !pairs.isEmpty {
        try expect(.comma)
        if isSymbol(.closeBrace) { break }
      }
      let key = try parseExpression()
      try expect(.colon)
      pairs.append((key, try parseExpression()))
    }
    try expect(.closeBrace)
    return try node(
      start.through(last), .mapping(pairs), over: pairs.flatMap { [$0.key, $0.value] })
  }

  mutating func parsePostfix(_ operand: Expression) throws(SyntaxProblem) -> Expression {
    var value = operand
    while true {
      switch current.kind {
      case .symbol(.dot), .symbol(.openBracket): value = try parseSubscript(value)
      case .symbol(.openParenthesis):
        let arguments = try parseArguments()
        value = try call(value, arguments)
      default: return value
      }
    }
  }

  func call(
    _ callee: Expression, _ arguments: Expression.Arguments
  ) throws(SyntaxProblem) -> Expression {
    try node(
      callee.span.through(last), .call(callee, arguments),
      over: [callee] + arguments.positional + arguments.keywords.map { $0.value })
  }

  private mutating func parseSubscript(_ value: Expression) throws(SyntaxProblem) -> Expression {
    if skip(.dot) {
      let token = current
      if token.kind == .integer {
        advance()
        let index = Expression(token.span, .integer(try integer(token.span)))
        return try node(value.span.through(last), .item(value, index), over: [value])
      }
      let name = try expectName()
      return try node(value.span.through(last), .attribute(value, name), over: [value])
    }
    try expect(.openBracket)
    let isSlice = isSymbol(.colon)
    let first = isSlice ? nil : try parseExpression()
    guard skip(.colon) else {
      guard let first else { throw unexpected("表达式", "an expression") }
      var indexes = [first]
      while skip(.comma) { indexes.append(try parseExpression()) }
      try expect(.closeBracket)
      let index =
        indexes.count == 1 ? first : try node(first.span, .tuple(indexes), over: indexes)
      return try node(value.span.through(last), .item(value, index), over: [value, index])
    }
    let upper = isSymbol(.colon) || isSymbol(.closeBracket) ? nil : try parseExpression()
    var step: Expression?
    if skip(.colon), !isSymbol(.closeBracket) { step = try parseExpression() }
    try expect(.closeBracket)
    return try node(
      value.span.through(last), .slice(value, lower: first, upper: upper, step: step),
      over: [value, first, upper, step])
  }
}

extension Parser {
  /// The operand of a test without parentheses, as in `is divisibleby 3`.
  mutating func parseTestOperand() throws(SyntaxProblem) -> Expression {
    try parsePostfix(try parsePrimary())
  }
}
