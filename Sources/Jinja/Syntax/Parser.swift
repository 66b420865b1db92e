/// Reads the tokens of a template into statements, going on after every mistake.
struct Parser {
  static let maxNesting = 100
  /// Far beyond what anybody writes: every branch is compared with all others.
  static let maxBranches = 1000

  let source: TemplateSource
  let tokens: [Token]
  var problems: [SyntaxProblem]
  var position = 0
  var nesting = 0
  /// Whether the rest of the template was passed over, so that missing ends mean nothing.
  var hasGivenUp = false
  /// The end tags that open statements wait for, outermost first.
  var awaited: [[String]] = []
  var blocks: [Statement.Block] = []
  var parent: Expression?

  init(source: TemplateSource, tokens: [Token], problems: [SyntaxProblem]) {
    self.source = source
    self.tokens = tokens
    self.problems = problems
  }

  mutating func parseTemplate() -> [Statement] { parseStatements(until: []) }

  // MARK: Tokens

  var current: Token { tokens[position] }

  func token(ahead count: Int) -> Token { tokens[min(position + count, tokens.count - 1)] }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  func isName(_ name: String, ahead count: Int = 0) -> Bool {
    let token = token(ahead: count)
    return token.kind == .name && source.text(token.span) == name
  }

  func isSymbol(_ symbol: Token.Symbol) -> Bool { current.kind == .symbol(symbol) }

  mutating func skip(name: String) -> Bool {
    guard isName(name) else { return false }
    advance()
    return true
  }

  mutating func skip(_ symbol: Token.Symbol) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol) throws(SyntaxProblem) {
    guard skip(symbol) else { throw unexpected("“\(symbol.rawValue)”", "“\(symbol.rawValue)”") }
  }

  mutating func expect(name: String) throws(SyntaxProblem) {
    guard skip(name: name) else { throw unexpected("“\(name)”", "“\(name)”") }
  }

  mutating func expectName() throws(SyntaxProblem) -> Expression.Name {
    guard current.kind == .name else { throw unexpected("名称", "a name") }
    let name = Expression.Name(text: source.text(current.span), span: current.span)
    advance()
    return name
  }

  /// The problem that the current token is not what the grammar needs.
  func unexpected(_ chinese: String, _ english: String) -> SyntaxProblem {
    switch current.kind {
    case .end:
      SyntaxProblem(
        current.span, "模板在这里就结束了，缺少\(chinese)", "template ends here; expected \(english)")
    case .tagEnd, .outputEnd:
      SyntaxProblem(current.span, "标签在这里就结束了，缺少\(chinese)", "tag ends here; expected \(english)")
    default:
      SyntaxProblem(
        current.span, "这里应当是\(chinese)，却是“\(source.text(current.span))”",
        "expected \(english), found “\(source.text(current.span))”")
    }
  }

  /// Records a mistake, unless it only follows from one the lexer reported.
  mutating func report(_ problem: SyntaxProblem) {
    if current.kind != .invalid { problems.append(problem) }
  }

  /// Goes to the end of the current tag, before its end delimiter.
  mutating func skipToTagEnd() {
    while true {
      switch current.kind {
      case .tagEnd, .outputEnd, .end, .text, .tagBegin, .outputBegin: return
      default: advance()
      }
    }
  }

  /// Passes over the rest of a template that nobody can have written by hand.
  mutating func giveUp() {
    hasGivenUp = true
    position = tokens.count - 1
  }

  /// Passes the end delimiter, reporting what stands before it.
  mutating func finishTag() {
    // At the end of the template, what is not closed has been reported.
    if current.kind != .tagEnd, current.kind != .outputEnd, current.kind != .end {
      report(unexpected("标签的结尾", "the end of the tag"))
      skipToTagEnd()
    }
    if current.kind == .tagEnd || current.kind == .outputEnd { advance() }
  }
}
