import Base

extension Parser {
  static let tagNames = [
    "for", "if", "block", "extends", "print", "macro", "include", "from", "import", "set", "with",
    "call", "filter", "raw",
  ]

  /// Reads statements up to one of the end tags, which becomes the current token.
  mutating func parseStatements(until ends: [String]) -> [Statement] {
    var statements: [Statement] = []
    while true {
      let start = current.span
      switch current.kind {
      case .end: return statements
      case .text:
        statements.append(Statement(span: start, form: .text))
        advance()
      case .outputBegin:
        advance()
        if let expression = attempt({ (parser) throws(SyntaxProblem) in
          try parser.parseTuple(.full)
        }) {
          statements.append(Statement(span: start, form: .output(expression)))
        }
        finishTag()
      case .tagBegin:
        if isEnd(ends) { return statements }
        if endsOuterStatement(ends) { return statements }
        advance()
        statements += parseStatement(start)
      default:
        // Only after a mistake: the rest of a broken tag.
        advance()
      }
    }
  }

  /// Whether the tag at the current token is one of `ends`; then its name becomes current.
  private mutating func isEnd(_ ends: [String]) -> Bool {
    guard ends.contains(where: { isName($0, ahead: 1) }) else { return false }
    advance()
    return true
  }

  /// Whether the tag closes a statement further out, so that the inner one must be unclosed.
  private func endsOuterStatement(_ ends: [String]) -> Bool {
    guard !ends.isEmpty else { return false }
    return awaited.dropLast().contains { outer in
      outer.contains { $0 != "else" && $0 != "elif" && isName($0, ahead: 1) }
    }
  }

  /// Runs `parse`; a mistake is recorded and the rest of the tag passed over.
  mutating func attempt<Result>(
    _ parse: (inout Parser) throws(SyntaxProblem) -> Result
  ) -> Result? {
    do throws(SyntaxProblem) {
      return try parse(&self)
    } catch {
      report(error)
      skipToTagEnd()
      return nil
    }
  }

  /// Reads the body of the tag that began at `start`, and passes its end tag's name.
  ///
  /// - Returns: the statements and the name of the end tag, empty where it is missing.
  mutating func parseBody(
    of tag: String, _ start: SourceSpan, until ends: [String]
  ) -> (body: [Statement], end: String) {
    _ = skip(.colon)
    finishTag()
    awaited.append(ends)
    nesting += 1
    defer {
      awaited.removeLast()
      nesting -= 1
    }
    if nesting > Self.maxNesting {
      problems.append(
        SyntaxProblem(
          start, "标签嵌套超过 \(Self.maxNesting) 层", "tags nest deeper than \(Self.maxNesting) levels"))
      giveUp()
      return ([], "")
    }
    let body = parseStatements(until: ends)
    guard current.kind == .name else {
      let end = ends[ends.count - 1]
      if !hasGivenUp {
        problems.append(
          SyntaxProblem(
            start, "“\(tag)” 没有结束，请加上 “{% \(end) %}”",
            "“\(tag)” is never closed; add “{% \(end) %}”"))
      }
      return (body, "")
    }
    let end = source.text(current.span)
    advance()
    return (body, end)
  }

  private mutating func parseStatement(_ start: SourceSpan) -> [Statement] {
    guard let name = attempt({ (parser) throws(SyntaxProblem) in try parser.expectName() }) else {
      finishTag()
      return []
    }
    let forms = parseTag(name, start)
    return forms.map { Statement(span: start.through(name.span), form: $0) }
  }

  private mutating func parseTag(
    _ name: Expression.Name, _ start: SourceSpan
  ) -> [Statement.Form] {
    switch name.text {
    case "if": return [parseIf(start)]
    case "for": return [parseFor(start)]
    case "set": return parseSet(start)
    case "with": return [parseWith(start)]
    case "filter": return [parseFilterBlock(start)]
    case "block": return parseBlock(start)
    case "macro": return parseMacro(start)
    case "call": return parseCall(start)
    case "print", "extends", "include", "import", "from":
      let forms = attempt { (parser) throws(SyntaxProblem) in
        switch name.text {
        case "print": try parser.parsePrint()
        case "extends": [try parser.parseExtends()]
        case "include": [try parser.parseInclude()]
        case "import": [try parser.parseImport()]
        default: [try parser.parseFrom()]
        }
      }
      finishTag()
      return forms ?? []
    default:
      reportUnknownTag(name)
      skipToTagEnd()
      finishTag()
      return []
    }
  }

  private mutating func reportUnknownTag(_ name: Expression.Name) {
    if name.text.hasPrefix("end") || name.text == "else" || name.text == "elif" {
      let expected = awaited.last?.last
      problems.append(
        SyntaxProblem(
          name.span,
          "“\(name.text)” 没有对应的开始标签" + (expected.map { "，这里应当是 “\($0)”" } ?? ""),
          "“\(name.text)” closes nothing" + (expected.map { "; expected “\($0)”" } ?? "")))
      return
    }
    let nearest = nearestName(to: name.text, among: Self.tagNames)
    problems.append(
      SyntaxProblem(
        name.span, "没有名为“\(name.text)”的标签", "unknown tag “\(name.text)”", nearest: nearest))
  }
}
