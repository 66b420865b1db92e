extension Parser {
  mutating func parseIf(_ start: SourceSpan) -> Statement.Form {
    var branches: [(test: Expression, body: [Statement])] = []
    var tag = "if"
    var place = start
    while true {
      let test = parseHeader(place) { (parser) throws(SyntaxProblem) in
        try parser.parseTuple(.withoutConditional)
      }
      let (body, end) = parseBody(of: tag, start, until: ["elif", "else", "endif"])
      branches.append((test, body))
      if branches.count > Self.maxBranches {
        problems.append(
          SyntaxProblem(
            place, "一个 “if” 的分支超过 \(Self.maxBranches) 个，请改用字典",
            "an “if” has more than \(Self.maxBranches) branches; use a mapping"))
        giveUp()
        return .conditional([], otherwise: [])
      }
      guard end == "elif" else {
        var otherwise: [Statement] = []
        if end == "else" { otherwise = parseBody(of: "else", start, until: ["endif"]).body }
        finishTag()
        return .conditional(branches, otherwise: otherwise)
      }
      tag = "elif"
      place = current.span
    }
  }

  mutating func parseFor(_ start: SourceSpan) -> Statement.Form {
    var target = Statement.Target.tuple([], start)
    var test: Expression?
    let iterable = parseHeader(start) { (parser) throws(SyntaxProblem) in
      target = try parser.parseTarget(until: "in", allowsAttribute: false)
      try parser.expect(name: "in")
      let iterable = try parser.parseTuple(.withoutConditional)
      if parser.skip(name: "if") { test = try parser.parseExpression() }
      if parser.isName("recursive") {
        throw SyntaxProblem(
          parser.current.span, "不支持 “recursive” 循环，请改用宏",
          "“recursive” loops are not supported; use a macro that calls itself")
      }
      return iterable
    }
    let (body, end) = parseBody(of: "for", start, until: ["else", "endfor"])
    var otherwise: [Statement] = []
    if end == "else" { otherwise = parseBody(of: "else", start, until: ["endfor"]).body }
    finishTag()
    return .loop(
      Statement.ForLoop(
        target: target, iterable: iterable, test: test, body: body, otherwise: otherwise))
  }

  /// The expression of a tag's head; where it is wrong, an invalid one, so that the body is read.
  private mutating func parseHeader(
    _ start: SourceSpan, _ parse: (inout Parser) throws(SyntaxProblem) -> Expression
  ) -> Expression {
    attempt(parse) ?? Expression(start, .invalid)
  }

  mutating func parseSet(_ start: SourceSpan) -> [Statement.Form] {
    guard
      let target = attempt({ (parser) throws(SyntaxProblem) in
        try parser.parseTarget(until: "=", allowsAttribute: true)
      })
    else {
      finishTag()
      return []
    }
    if skip(.assign) {
      let value = attempt { (parser) throws(SyntaxProblem) in try parser.parseTuple(.full) }
      finishTag()
      return [.set(target, value ?? Expression(start, .invalid))]
    }
    var filter: Expression?
    if isSymbol(.pipe) {
      filter = attempt { (parser) throws(SyntaxProblem) in
        try parser.parseFilters(on: nil, startsInline: false)
      }
    } else if current.kind != .tagEnd, !isSymbol(.colon) {
      report(unexpected("“=”", "“=”"))
      skipToTagEnd()
      finishTag()
      return [.set(target, Expression(start, .invalid))]
    }
    let body = parseBody(of: "set", start, until: ["endset"]).body
    finishTag()
    return [.setBlock(target, filter: filter, body: body)]
  }

  mutating func parseWith(_ start: SourceSpan) -> Statement.Form {
    var assignments: [(Statement.Target, Expression)] = []
    _ = attempt { (parser) throws(SyntaxProblem) in
      while parser.current.kind != .tagEnd {
        if !assignments.isEmpty { try parser.expect(.comma) }
        let target = try parser.parseTarget(until: "=", allowsAttribute: false)
        try parser.expect(.assign)
        assignments.append((target, try parser.parseExpression()))
      }
    }
    let body = parseBody(of: "with", start, until: ["endwith"]).body
    finishTag()
    return .with(assignments, body: body)
  }

  mutating func parseFilterBlock(_ start: SourceSpan) -> Statement.Form {
    let filter = parseHeader(start) { (parser) throws(SyntaxProblem) in
      try parser.parseFilters(on: nil, startsInline: true)
    }
    let body = parseBody(of: "filter", start, until: ["endfilter"]).body
    finishTag()
    return .filter(filter, body: body)
  }

  mutating func parseBlock(_ start: SourceSpan) -> [Statement.Form] {
    var isScoped = false
    var isRequired = false
    let name = attempt { (parser) throws(SyntaxProblem) in
      let name = try parser.expectName()
      isScoped = parser.skip(name: "scoped")
      isRequired = parser.skip(name: "required")
      if parser.isSymbol(.minus) {
        throw SyntaxProblem(
          parser.current.span, "块的名称里不能有连字符，请用下划线",
          "block names cannot contain hyphens; use an underscore")
      }
      return name
    }
    let place = blocks.count
    let body = parseBody(of: "block", start, until: ["endblock"]).body
    if let name, current.kind == .name, !skip(name: name.text) {
      report(
        SyntaxProblem(
          current.span, "这里结束的是块“\(name.text)”，不是“\(source.text(current.span))”",
          "this closes block “\(name.text)”, not “\(source.text(current.span))”"))
      skipToTagEnd()
    }
    finishTag()
    guard let name else { return [] }
    if isRequired, !body.allSatisfy(isBlank) {
      problems.append(
        SyntaxProblem(
          name.span, "必填的块（required）里只能有空白和注释", "a required block can only hold white space"))
    }
    let block = Statement.Block(
      name: name, isScoped: isScoped, isRequired: isRequired, body: body)
    if blocks.contains(where: { $0.name.text == name.text }) {
      problems.append(
        SyntaxProblem(
          name.span, "块“\(name.text)”定义了两次", "block “\(name.text)” is defined twice"))
      return []
    }
    blocks.insert(block, at: min(place, blocks.count))
    return [.block(block)]
  }

  private func isBlank(_ statement: Statement) -> Bool {
    guard case .text = statement.form else { return false }
    return source.text(statement.span).unicodeScalars.allSatisfy { Utf8.isSpace($0) }
  }
}
