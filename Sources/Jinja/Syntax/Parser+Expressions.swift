extension Parser {
  /// Which expressions a place allows.
  enum TupleMode {
    case full
    /// No inline `if`, as after `if` and `in`.
    case withoutConditional
    /// Within parentheses, where nothing at all is the empty tuple.
    case parenthesized
  }

  /// A node over its parts; refuses what nests too deep.
  func node(
    _ span: SourceSpan, _ form: Expression.Form, over parts: [Expression?]
  ) throws(SyntaxProblem) -> Expression {
    var height = 0
    for part in parts { height = max(height, part?.height ?? 0) }
    if height >= Expression.maxHeight {
      throw SyntaxProblem(
        span, "表达式嵌套超过 \(Expression.maxHeight) 层",
        "expression nests deeper than \(Expression.maxHeight) levels")
    }
    return Expression(span, form, height: height + 1)
  }

  mutating func parseTuple(_ mode: TupleMode) throws(SyntaxProblem) -> Expression {
    let start = current.span
    var elements: [Expression] = []
    var isTuple = false
    while !endsTuple {
      elements.append(
        mode == .withoutConditional ? try parseOr() : try parseExpression())
      guard skip(.comma) else { break }
      isTuple = true
    }
    if !isTuple {
      if let only = elements.first { return only }
      if mode != .parenthesized { throw unexpected("表达式", "an expression") }
    }
    return try node(start.through(last), .tuple(elements), over: elements)
  }

  /// The span of the token before the current one.
  var last: SourceSpan { tokens[max(position - 1, 0)].span }

  private var endsTuple: Bool {
    switch current.kind {
    case .outputEnd, .tagEnd, .symbol(.closeParenthesis): true
    default: isName("recursive")
    }
  }

  mutating func parseExpression() throws(SyntaxProblem) -> Expression {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > Expression.maxHeight {
      throw SyntaxProblem(
        current.span, "表达式嵌套超过 \(Expression.maxHeight) 层",
        "expression nests deeper than \(Expression.maxHeight) levels")
    }
    var value = try parseOr()
    while skip(name: "if") {
      let test = try parseOr()
      let otherwise = skip(name: "else") ? try parseExpression() : nil
      value = try node(
        value.span.through(last),
        .conditional(test: test, then: value, otherwise: otherwise),
        over: [test, value, otherwise])
    }
    return value
  }

  mutating func parseOr() throws(SyntaxProblem) -> Expression {
    var parts = [try parseAnd()]
    while skip(name: "or") { parts.append(try parseAnd()) }
    guard parts.count > 1 else { return parts[0] }
    return try node(parts[0].span.through(last), .or(parts), over: parts)
  }

  private mutating func parseAnd() throws(SyntaxProblem) -> Expression {
    var parts = [try parseNot()]
    while skip(name: "and") { parts.append(try parseNot()) }
    guard parts.count > 1 else { return parts[0] }
    return try node(parts[0].span.through(last), .and(parts), over: parts)
  }

  private mutating func parseNot() throws(SyntaxProblem) -> Expression {
    let start = current.span
    var count = 0
    while skip(name: "not") { count += 1 }
    var value = try parseComparison()
    for _ in 0..<count { value = try node(start.through(last), .not(value), over: [value]) }
    return value
  }

  private mutating func parseComparison() throws(SyntaxProblem) -> Expression {
    let first = try parseSum()
    var steps: [(Expression.Comparison, Expression)] = []
    while let comparison = comparisonAhead() { steps.append((comparison, try parseSum())) }
    guard !steps.isEmpty else { return first }
    return try node(
      first.span.through(last), .comparison(first, steps), over: [first] + steps.map { $0.1 })
  }

  private mutating func comparisonAhead() -> Expression.Comparison? {
    let comparison: Expression.Comparison
    switch current.kind {
    case .symbol(.equal): comparison = .equal
    case .symbol(.notEqual): comparison = .notEqual
    case .symbol(.less): comparison = .less
    case .symbol(.lessOrEqual): comparison = .lessOrEqual
    case .symbol(.greater): comparison = .greater
    case .symbol(.greaterOrEqual): comparison = .greaterOrEqual
    case .name where isName("in"): comparison = .isIn
    case .name where isName("not") && isName("in", ahead: 1):
      comparison = .isNotIn
      advance()
    default: return nil
    }
    advance()
    return comparison
  }

  private mutating func parseSum() throws(SyntaxProblem) -> Expression {
    var left = try parseConcatenation()
    while true {
      let operation: Expression.Arithmetic
      if skip(.plus) {
        operation = .add
      } else if skip(.minus) {
        operation = .subtract
      } else {
        return left
      }
      left = try combine(operation, left, try parseConcatenation())
    }
  }

  private mutating func parseConcatenation() throws(SyntaxProblem) -> Expression {
    var parts = [try parseProduct()]
    while skip(.tilde) { parts.append(try parseProduct()) }
    guard parts.count > 1 else { return parts[0] }
    return try node(parts[0].span.through(last), .concatenation(parts), over: parts)
  }

  private mutating func parseProduct() throws(SyntaxProblem) -> Expression {
    var left = try parsePower()
    while true {
      let operation: Expression.Arithmetic
      switch current.kind {
      case .symbol(.multiply): operation = .multiply
      case .symbol(.divide): operation = .divide
      case .symbol(.floorDivide): operation = .floorDivide
      case .symbol(.modulo): operation = .modulo
      default: return left
      }
      advance()
      left = try combine(operation, left, try parsePower())
    }
  }

  private mutating func parsePower() throws(SyntaxProblem) -> Expression {
    var left = try parseUnary(withFilters: true)
    // To the left, as Jinja2 binds it, where Python binds to the right.
    while skip(.power) { left = try combine(.power, left, try parseUnary(withFilters: true)) }
    return left
  }

  private func combine(
    _ operation: Expression.Arithmetic, _ left: Expression, _ right: Expression
  ) throws(SyntaxProblem) -> Expression {
    try node(
      left.span.through(right.span), .arithmetic(operation, left, right), over: [left, right])
  }
}
