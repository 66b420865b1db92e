extension Compiler {
  /// How often a macro may be compiled within itself, for other types each time.
  private static let maxOpenInstances = 32

  /// The function of a macro for certain argument types, compiled now unless it exists.
  func instance(
    of number: Int, _ signature: Callable.Signature, _ span: SourceSpan
  ) -> Int {
    let callable = callables[number]
    if let known = callable.instances[signature], isValid(known, in: callable.scope) {
      for (binding, type) in known.captured { capture(binding, type) }
      return known.function
    }
    if callable.openCount >= Self.maxOpenInstances {
      // Every call block is another caller, so a macro that calls itself with one never ends.
      giveUp(span)
      return function
    }
    callable.openCount += 1
    let outer = SavedState(self)
    functions.append(FunctionCode())
    let index = functions.count - 1
    openFunctions.append(index)
    callable.instances[signature] = Callable.Instance(
      function: index, captured: [:], resolved: [:])
    let macro = callable.macro
    captured = [:]
    resolved = [:]
    noting(span, "“\(macro.name.text)”在这里调用", "“\(macro.name.text)” is called here") {
      compileBody(of: callable, signature, in: index)
    }
    let (ownCaptured, ownResolved) = (captured, resolved)
    outer.restore(self)
    openFunctions.removeLast()
    callable.openCount -= 1
    callable.instances[signature]?.captured = ownCaptured
    callable.instances[signature]?.resolved = ownResolved
    for (binding, type) in ownCaptured { capture(binding, type) }
    return index
  }

  /// Whether everything around the macro still is what it was when the function was made.
  private func isValid(_ instance: Callable.Instance, in scope: Scope) -> Bool {
    instance.captured.allSatisfy { bindings[$0.key].type == $0.value }
      && instance.resolved.allSatisfy { scope.lookUp($0.key) == $0.value }
  }

  /// Remembers that the current function uses a variable of a function around it.
  private func capture(_ number: Int, _ type: StaticType) {
    if case .slot(_, let home) = bindings[number].home, home < level { captured[number] = type }
  }

  /// Whether the function is still being compiled, so that its purity is not known.
  func isOpen(_ index: Int) -> Bool { openFunctions.contains(index) }

  private func compileBody(
    of callable: Callable, _ signature: Callable.Signature, in index: Int
  ) {
    function = index
    conditionDepth = 0
    level = callable.level + 1
    loopDepth = 0
    dropsOutput = false
    unit = callable.unit
    scope = Scope(parent: callable.scope)
    // Slot 0 holds the reference that was called: the way to the frame around the macro.
    _ = functions[index].takeSlot()
    let parameters = callable.macro.parameters
    let slots = parameters.map { _ in functions[index].takeSlot() }
    if callable.takesCaller {
      let type = signature.caller == .absent ? StaticType.undefined : signature.caller
      declareParameter("caller", type, functions[index].takeSlot())
    }
    if callable.takesVariable {
      declareParameter("varargs", .list(.dynamic), functions[index].takeSlot())
    }
    if callable.takesKeywords {
      declareParameter("kwargs", .mapping, functions[index].takeSlot())
    }
    for (position, parameter) in parameters.enumerated() {
      var type = signature.parameters[position]
      if type == .absent {
        type = .undefined
        if let fallback = parameter.fallback {
          type = compile(fallback).type
          emit(.store, slots[position], effect: -1, at: fallback.span)
        }
      }
      declareParameter(parameter.name.text, type, slots[position])
    }
    declareConditionalNames(of: callable.macro.body)
    _ = compile(callable.macro.body)
    emit(.endFunction, at: callable.macro.name.span)
  }

  private func declareParameter(_ name: String, _ type: StaticType, _ slot: Int) {
    declare(
      name, Binding(home: .slot(slot, level: level), type: type, dependency: .dynamic),
      in: scope)
  }

  /// Checks macros that nothing calls, with parameters that may be anything.
  ///
  /// Those of an imported file see no variables of the page: found right once, they are right for
  /// every kind of page.
  func checkUnusedMacros() {
    var number = 0
    while number < callables.count {
      let callable = callables[number]
      let key = TemplateLibrary.MacroPlace(
        template: sources[callable.unit.source].name, offset: Int(callable.macro.name.span.start))
      let seesNoPage = callable.scope.parent === globalScope && callable.scope !== pageScope
      let isChecked = seesNoPage && library.rightMacros.contains(key)
      if !callable.isUsed, callable.macro.name.text != "caller", !isChecked {
        let known = problems.count
        let signature = Callable.Signature(
          parameters: callable.macro.parameters.map { _ in .dynamic }, caller: .dynamic,
          isDead: true)
        let outer = SavedState(self)
        functions.append(FunctionCode())
        checkingOnly { compileBody(of: callable, signature, in: functions.count - 1) }
        outer.restore(self)
        if seesNoPage, problems.count == known { library.rightMacros.insert(key) }
      }
      number += 1
    }
  }
}

/// Where the compiler stands, kept while a macro is compiled elsewhere.
private struct SavedState {
  let function: Int
  let level: Int
  let loopDepth: Int
  let conditionDepth: Int
  let dropsOutput: Bool
  let unit: TemplateUnit
  let scope: Scope
  let captured: [Int: StaticType]
  let resolved: [String: Int?]
  let blockOperand: ExpressionFact

  init(_ compiler: Compiler) {
    function = compiler.function
    level = compiler.level
    loopDepth = compiler.loopDepth
    conditionDepth = compiler.conditionDepth
    dropsOutput = compiler.dropsOutput
    unit = compiler.unit
    scope = compiler.scope
    captured = compiler.captured
    resolved = compiler.resolved
    blockOperand = compiler.blockOperand
  }

  func restore(_ compiler: Compiler) {
    compiler.function = function
    compiler.level = level
    compiler.loopDepth = loopDepth
    compiler.conditionDepth = conditionDepth
    compiler.dropsOutput = dropsOutput
    compiler.unit = unit
    compiler.scope = scope
    compiler.captured = captured
    compiler.resolved = resolved
    compiler.blockOperand = blockOperand
  }
}

extension Compiler {
  /// Puts the functions one after the other into a program.
  func link() -> ProgramCode {
    var instructions: [Instruction] = []
    var placeIndexes: [Int32] = []
    var entries: [ProgramCode.Function] = []
    var parts: [[ConstantPart]] = []
    for code in functions {
      let start = instructions.count
      entries.append(
        ProgramCode.Function(
          start: Int32(start), slots: Int32(code.slotCount), depth: Int32(code.maxDepth)))
      // Jumps are relative, so the instructions can be moved as they are.
      instructions += code.instructions
      placeIndexes += code.places
      parts.append(
        code.constantParts.sorted { $0.start < $1.start }.map {
          ConstantPart(start: $0.start + start, end: $0.end + start, result: $0.result)
        })
    }
    var formats: [ProgramCode.PartRange] = []
    var dateParts: [DateFormat.Part] = []
    for format in dateFormats {
      let offset = Int32(literals.append(format.text))
      formats.append(
        ProgramCode.PartRange(start: Int32(dateParts.count), count: Int32(format.parts.count)))
      for part in format.parts {
        if case .literal(let start, let count) = part {
          dateParts.append(.literal(start: start + offset, count: count))
        } else {
          dateParts.append(part)
        }
      }
    }
    return ProgramCode(
      instructions: instructions, places: placeIndexes, functions: entries,
      constantParts: parts, literals: literals.bytes, dateFormats: formats,
      dateParts: dateParts, fields: FieldTable(schema), placeTable: places, sources: sources,
      variableCount: pageVariables.count)
  }
}
