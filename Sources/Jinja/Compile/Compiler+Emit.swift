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
