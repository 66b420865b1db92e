import Base

extension Compiler {
  /// How many instructions the current function has so far.
  var here: Int { functions[function].instructions.count }

  var isDead: Bool { deadDepth > 0 }

  /// Writes an instruction that changes the number of operands by `effect`.
  @discardableResult
  func emit(
    _ operation: Operation, _ a: Int = 0, _ b: Int = 0, c: Int = 0, effect: Int = 0,
    at span: SourceSpan
  ) -> Int {
    emit(Instruction(operation, a, b, c: c), effect: effect, at: span)
  }

  /// Writes an instruction that changes the number of operands by `effect`.
  @discardableResult
  func emit(_ instruction: Instruction, effect: Int, at span: SourceSpan) -> Int {
    guard !isDead else { return 0 }
    let place = ProgramPlace(source: Int32(unit.source), span: span)
    if places.last != place { places.append(place) }
    functions[function].instructions.append(instruction)
    functions[function].places.append(Int32(places.count - 1))
    functions[function].depth += effect
    functions[function].maxDepth = max(functions[function].maxDepth, functions[function].depth)
    return here - 1
  }

  /// Lets the jump at `index` lead here.
  func land(_ index: Int) {
    guard !isDead else { return }
    functions[function].instructions[index].b = Int32(here - index)
    functions[function].barrier = here
  }

  /// Lets a jump written now lead back to `target`.
  func jumpBack(to target: Int, at span: SourceSpan) {
    emit(.jump, 0, target - here, at: span)
  }

  /// Marks a place that something will jump back to.
  func markTarget() -> Int {
    guard !isDead else { return 0 }
    functions[function].barrier = here
    return here
  }

  func emitText(_ bytes: [UInt8], at span: SourceSpan) {
    guard !bytes.isEmpty, !isDead else { return }
    if let last = functions[function].instructions.last, last.operation == .text,
      functions[function].barrier < here, Int(last.a) + Int(last.b) == literals.bytes.count
    {
      _ = literals.append(bytes)
      functions[function].instructions[here - 1].b += Int32(bytes.count)
      return
    }
    emit(.text, literals.append(bytes), bytes.count, at: span)
  }

  func emitPushText(_ bytes: [UInt8], at span: SourceSpan) {
    guard !isDead else { return }
    emit(.pushText, literals.offset(of: bytes), bytes.count, effect: 1, at: span)
  }

  func emitInteger(_ value: Int, at span: SourceSpan) {
    emit(Instruction(.pushInteger, bits: value), effect: 1, at: span)
  }

  /// Pushes undefined, none, false or true.
  func emitSimple(_ value: SimpleConstant, at span: SourceSpan) {
    emit(.pushSimple, Int(value.rawValue), effect: 1, at: span)
  }

  /// Notes that the instructions from `start` are constant and leave one value.
  func markConstantValue(from start: Int, slot: Int? = nil) {
    guard !isDead, here > start else { return }
    if slot == nil, here - start == 1 { return }
    addConstantPart(ConstantPart(start: start, end: here, result: .value(slot: slot)))
    // Later instructions must not be merged into the part.
    functions[function].barrier = here
  }

  /// Notes that the instructions from `start` are constant and only write text.
  func markConstantText(from start: Int, to end: Int) {
    guard !isDead, end > start else { return }
    let code = functions[function].instructions[start..<end]
    guard code.contains(where: { $0.operation != .text }) else { return }
    addConstantPart(ConstantPart(start: start, end: end, result: .text))
    functions[function].barrier = max(functions[function].barrier, end)
  }

  /// Only the largest parts are kept.
  private func addConstantPart(_ part: ConstantPart) {
    functions[function].constantParts.replaceInner(by: part)
  }
}

/// The constants that need no table.
enum SimpleConstant: Int32 {
  case undefined, none, `false`, `true`
}

extension Compiler {
  /// Compiles `{{ … }}`; gives what the output depends on.
  func compileOutput(_ expression: Expression) -> Dependency {
    let span = expression.span
    switch expression.form {
    case .text(let bytes):
      var buffer = ByteBuffer(capacity: bytes.count + 16)
      bytes.withBytes { buffer.append(escaping: $0) }
      emitText(buffer.makeArray(), at: span)
      return .constant
    case .concatenation(let parts):
      // Printing the parts one after the other equals printing their concatenation: text is
      // escaped and markup is not, either way.
      var dependency = Dependency.constant
      for part in parts { dependency |= compileOutput(part) }
      return dependency
    case .call(let callee, let arguments):
      if case .name("super") = callee.form, scope.lookUp("super") == nil {
        return compileSuperOutput(arguments, span)
      }
    default: break
    }
    let start = here
    let fact = compile(expression)
    if !fact.type.isFirstClass, isStrict {
      report(
        .wrongArguments, span, "\(fact.type) 不能输出；宏要写成 “名称(…)”",
        "a \(fact.type) cannot be printed; call a macro as “name(…)”")
    }
    finishOutput(from: start, span)
    return fact.dependency
  }

  /// Prints the value on the stack, in one instruction with the last ones where possible.
  private func finishOutput(from start: Int, _ span: SourceSpan) {
    guard !isDead else { return }
    // Copied, as holding on to the array would copy all of it with the next instruction.
    let code = functions[function].instructions[start...].prefix(4).map { $0 }
    let operations = here - start <= 3 ? code.map { $0.operation } : []
    // Something that jumps to the end of the expression needs the value on the stack.
    guard functions[function].barrier < here || code.count == 1,
      let last = functions[function].instructions.last
    else {
      emit(.emit, effect: -1, at: span)
      return
    }
    switch (operations, last.operation) {
    case ([.load], _): replaceLast(1, Instruction(.emitSlot, Int(last.a)))
    case ([.load, .field], _):
      replaceLast(2, Instruction(.emitField, Int(code[0].a), Int(last.a)))
    case ([.load, .field, .field], _):
      replaceLast(
        3,
        Instruction(
          .emitFieldOfField, Int(code[0].a), Int(code[1].a), c: Int(last.a)))
    case (_, .contentField): replaceLast(1, Instruction(.emitContent, Int(last.a)))
    case (_, .formatDate) where dateFormats[Int(last.a)].isPlain:
      replaceLast(1, Instruction(.emitDate, Int(last.a)))
    case (_, .callMacro): replaceLast(1, Instruction(.emitMacro, Int(last.a), Int(last.b)))
    default: emit(.emit, effect: -1, at: span)
    }
  }

  private func replaceLast(_ count: Int, _ instruction: Instruction) {
    functions[function].instructions.removeLast(count)
    let place = functions[function].places.suffix(count).last ?? 0
    functions[function].places.removeLast(count)
    functions[function].instructions.append(instruction)
    functions[function].places.append(place)
    functions[function].depth -= 1
    // Constant parts end before what was replaced.
    let end = here
    while let part = functions[function].constantParts.last, part.end >= end {
      functions[function].constantParts.removeLast()
    }
  }
}
