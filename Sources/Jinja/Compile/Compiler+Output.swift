import Base

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
