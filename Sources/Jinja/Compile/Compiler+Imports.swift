import Base

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
    var fact = noting(span, "在这里导入", "imported here") {
      compileTemplate(found, at: template.span)
    }
    // The variables of the module stay in use as long as the module may be.
    fact.assigns = true
    modules.append(Module(name: found, scope: scope))
    return (modules.count - 1, fact)
  }
}
