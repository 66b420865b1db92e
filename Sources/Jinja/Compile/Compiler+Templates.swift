import Base

extension Compiler {
  /// Compiles a template with its ancestors where the current statement stands.
  ///
  /// - Parameters:
  ///   - name: the template.
  ///   - span: the statement that names it; nil for the page's own template.
  /// - Returns: what its output depends on.
  func compileTemplate(_ name: String, at span: SourceSpan?) -> StatementFact {
    guard let chain = loadChain(name, at: span) else { return StatementFact() }
    let outer = unit
    defer {
      unit = outer
      active.removeLast(chain.count)
    }
    active += chain.map { sources[$0.source].name }
    let inheritance = Inheritance(scope: scope)
    for (source, template) in chain {
      for block in template.blocks {
        inheritance.blocks[block.name.text, default: []].append(
          Inheritance.Definition(source: source, block: block))
      }
    }
    unit = TemplateUnit(source: chain[0].source, inheritance: inheritance)
    checkBlocks(chain)
    var result = StatementFact()
    for (index, (source, template)) in chain.enumerated() {
      unit = TemplateUnit(source: source, inheritance: inheritance)
      guard !template.statements.isEmpty else { continue }
      declareConditionalNames(of: template.statements)
      if index == chain.count - 1 {
        result |= compile(template.statements)
      } else {
        result |= compileChild(template.statements)
      }
    }
    return result
  }

  /// The top level of a template that extends another: only its assignments count.
  private func compileChild(_ statements: [Statement]) -> StatementFact {
    let split =
      statements.firstIndex {
        if case .extends = $0.form { return true }
        return false
      } ?? 0
    var fact = compile(Array(statements[..<split]))
    let drops = dropsOutput
    dropsOutput = true
    fact |= compile(Array(statements[split...]))
    dropsOutput = drops
    return fact
  }

  /// Loads a template and its ancestors; nil after reporting what is missing or circular.
  private func loadChain(
    _ name: String, at span: SourceSpan?
  ) -> [(source: Int, template: ParsedTemplate)]? {
    var chain: [(source: Int, template: ParsedTemplate)] = []
    var next = name
    var place = span.map { sources[unit.source].place($0) } ?? .start(of: name)
    while true {
      guard let template = library.template(next) else {
        reportMissing([next], place)
        return nil
      }
      if active.contains(next) || chain.contains(where: { $0.template.source.name == next }) {
        let names = (active + chain.map { $0.template.source.name })
        let path = (names.drop { $0 != next } + [next]).joined(separator: " → ")
        report(
          .cycle, place, "模板循环引用：\(path)", "templates refer to each other in a circle: \(path)")
        return nil
      }
      let source = addSource(template)
      chain.append((source, template))
      guard let parent = template.parent else { return chain }
      guard let names = constantNames(parent, in: source), names.count == 1 else { return chain }
      next = names[0]
      place = template.source.place(parent.span)
    }
  }

  func reportMissing(_ names: [String], _ place: TemplatePlace) {
    let list = names.map { "“\($0)”" }.joined(separator: ", ")
    report(
      .missingTemplate, place, "找不到模板 \(list)", "template \(list) not found",
      nearest: names.first.flatMap { nearestName(to: $0, among: library.names) })
  }

  private func addSource(_ template: ParsedTemplate) -> Int {
    if let known = sourceNumbers[template.source.name] { return known }
    sources.append(template.source)
    sourceNumbers[template.source.name] = sources.count - 1
    for problem in template.problems {
      report(
        .syntax, template.source.place(problem.span), problem.chinese, problem.english,
        nearest: problem.nearest)
    }
    return sources.count - 1
  }

  /// The template names that an expression gives, which must be known before anything runs.
  func constantNames(_ expression: Expression, in source: Int? = nil) -> [String]? {
    switch expression.form {
    case .text(let bytes): return [String(decoding: bytes, as: UTF8.self)]
    case .list(let elements), .tuple(let elements):
      var names: [String] = []
      for element in elements { names += constantNames(element, in: source) ?? [] }
      return names
    case .concatenation(let parts):
      let texts = parts.map { $0.form.text }
      if texts.allSatisfy({ $0 != nil }) {
        return [String(decoding: texts.compactMap { $0 }.joined(), as: UTF8.self)]
      }
    default: break
    }
    report(
      .wrongArguments, sources[source ?? unit.source].place(expression.span),
      "模板名称要直接用引号写出，这样才能在生成之前检查",
      "the name of a template must be written in quotes, so that it can be checked beforehand")
    return nil
  }

  /// Reports blocks that would never appear because no ancestor has a place for them.
  private func checkBlocks(_ chain: [(source: Int, template: ParsedTemplate)]) {
    guard chain.last?.template.parent == nil else { return }
    var known: Set<String> = []
    for (source, template) in chain.reversed() {
      if !known.isEmpty || template.parent != nil {
        var outermost: [Statement.Block] = []
        for statement in template.statements { statement.collectOutermostBlocks(into: &outermost) }
        for block in outermost where !known.contains(block.name.text) {
          let place = sources[source].place(block.name.span)
          report(
            .unknownBlock, place, "上级模板没有名为“\(block.name.text)”的块，这里的内容不会出现",
            "no ancestor defines a block “\(block.name.text)”; this would never appear",
            nearest: nearestName(to: block.name.text, among: known))
        }
      }
      known.formUnion(template.blocks.map { $0.name.text })
    }
  }

  func compileInclude(
    _ name: Expression, ignoresMissing: Bool, withContext: Bool, _ span: SourceSpan
  ) -> StatementFact {
    guard let names = constantNames(name) else { return StatementFact() }
    guard let found = names.first(where: { library.template($0) != nil }) else {
      if !ignoresMissing { reportMissing(names, sources[unit.source].place(name.span)) }
      return StatementFact()
    }
    let loops = loopDepth
    return noting(span, "在这里包含", "included here") {
      inScope(parent: withContext ? scope : globalScope) {
        if !withContext { loopDepth = 0 }
        defer { loopDepth = loops }
        return compileTemplate(found, at: name.span)
      }
    }
  }
}
