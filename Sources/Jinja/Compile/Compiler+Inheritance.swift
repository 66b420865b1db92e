import Base

extension Compiler {
  /// A `{% block %}` where it stands: the definition that counts is compiled in its place.
  func compilePlacedBlock(_ block: Statement.Block) -> StatementFact {
    guard let definitions = unit.inheritance.blocks[block.name.text],
      let first = definitions.first
    else { return StatementFact() }
    if dropsOutput { return StatementFact() }
    if first.block.isRequired {
      report(
        .unknownBlock, block.name.span, "必填的块“\(block.name.text)”没有内容，请在下级模板里定义它",
        "required block “\(block.name.text)” is not filled; define it in the template that extends this"
      )
    }
    return compileBlock(block.name.text, depth: 0, isScoped: block.isScoped, block.name.span)
  }

  /// The body of a block's definition number `depth`, in the scope that blocks see.
  private func compileBlock(
    _ name: String, depth: Int, isScoped: Bool, _ span: SourceSpan
  ) -> StatementFact {
    guard let definitions = unit.inheritance.blocks[name], depth < definitions.count else {
      return StatementFact()
    }
    let definition = definitions[depth]
    let outer = unit
    defer { unit = outer }
    let parent = isScoped ? scope : unit.inheritance.scope
    unit.source = definition.source
    unit.block = (name, depth)
    return compileScoped(definition.block.body, parent: parent)
  }

  /// `{{ super() }}`, written straight into the page.
  func compileSuperOutput(
    _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> Dependency {
    guard let (name, depth) = parentBlock(arguments, span) else { return .constant }
    return compileBlock(name, depth: depth, isScoped: true, span).dependency
  }

  /// `super()` as a value.
  func compileSuper(_ arguments: Expression.Arguments, _ span: SourceSpan) -> ExpressionFact {
    guard let (name, depth) = parentBlock(arguments, span) else {
      emitSimple(.undefined, at: span)
      return .unknown
    }
    return captured(span) { compileBlock(name, depth: depth, isScoped: true, span) }
  }

  private func parentBlock(
    _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> (name: String, depth: Int)? {
    if let extra = arguments.values.first {
      report(.wrongArguments, extra.span, "“super”不接受参数", "“super” takes no arguments")
    }
    guard let block = unit.block else {
      report(.unknownName, span, "“super()”只能在块里使用", "“super()” can only be used inside a block")
      return nil
    }
    guard block.depth + 1 < (unit.inheritance.blocks[block.name]?.count ?? 0) else {
      report(
        .unknownBlock, span, "上级模板没有块“\(block.name)”，不能用“super()”",
        "no ancestor defines block “\(block.name)”, so there is no “super()”")
      return nil
    }
    return (block.name, block.depth + 1)
  }

  /// `self.name()`: the output of a block as a value.
  func compileSelfBlock(
    _ name: Expression.Name, _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> ExpressionFact {
    guard unit.inheritance.blocks[name.text] != nil, arguments.values.isEmpty else {
      report(
        .unknownBlock, name.span, "没有名为“\(name.text)”的块", "unknown block “\(name.text)”",
        nearest: nearestName(to: name.text, among: unit.inheritance.blocks.keys))
      emitSimple(.undefined, at: span)
      return .unknown
    }
    if let block = unit.block, block.name == name.text {
      report(
        .cycle, name.span, "块“\(name.text)”引用了自己", "block “\(name.text)” refers to itself")
      return .unknown
    }
    return captured(span) { compileBlock(name.text, depth: 0, isScoped: false, span) }
  }

  private func captured(_ span: SourceSpan, _ body: () -> StatementFact) -> ExpressionFact {
    emit(.beginCapture, effect: 1, at: span)
    let drops = dropsOutput
    dropsOutput = false
    let fact = body()
    dropsOutput = drops
    emit(.endCapture, at: span)
    return ExpressionFact(.markup, fact.dependency)
  }
}

extension Compiler {
  func compileImport(
    _ template: Expression, as target: Expression.Name, withContext: Bool, _ span: SourceSpan
  ) -> StatementFact {
    guard let (module, fact) = compileModule(template, withContext: withContext, span) else {
      return StatementFact()
    }
    declare(
      target.text, Binding(home: .nowhere, type: .module(module), dependency: .constant),
      in: scope)
    return fact
  }

  func compileImport(
    _ template: Expression, names: [Statement.ImportedName], withContext: Bool,
    _ span: SourceSpan
  ) -> StatementFact {
    guard let (module, fact) = compileModule(template, withContext: withContext, span) else {
      // Later uses of the names would only repeat what was reported.
      for name in names {
        declare(
          name.alias.text, Binding(home: .nowhere, type: .dynamic, dependency: .constant),
          in: scope)
      }
      return StatementFact()
    }
    let members = modules[module].scope.bindings
    for name in names {
      if let number = members[name.name.text] {
        scope.bindings[name.alias.text] = number
        continue
      }
      report(
        .unknownName, name.name.span, "模板“\(modules[module].name)”没有定义“\(name.name.text)”",
        "template “\(modules[module].name)” defines no “\(name.name.text)”",
        nearest: nearestName(to: name.name.text, among: members.keys))
    }
    return fact
  }

  /// Runs the top level of a template for what it defines; its output is dropped.
  private func compileModule(
    _ template: Expression, withContext: Bool, _ span: SourceSpan
  ) -> (module: Int, fact: StatementFact)? {
    guard let names = constantNames(template) else { return nil }
    guard let found = names.first(where: { library.template($0) != nil }) else {
      reportMissing(names, sources[unit.source].place(template.span))
      return nil
    }
    let outer = scope
    let drops = dropsOutput
    scope = Scope(parent: withContext ? scope : globalScope)
    dropsOutput = true
    defer {
      scope = outer
      dropsOutput = drops
    }
    var fact = StatementFact()
    // What stands before another one takes over its macros: those it lacks stay the other's.
    for name in library.hidden(found).reversed() + [found] {
      fact |= noting(span, "在这里导入", "imported here") {
        compileTemplate(name, at: template.span)
      }
    }
    // The variables of the module stay in use as long as the module may be.
    fact.assigns = true
    modules.append(Module(name: found, scope: scope))
    return (modules.count - 1, fact)
  }
}
