import Base

extension Machine {
  /// Runs instructions from `start` up to a `halt`.
  mutating func run(from start: Int) throws(TemplateProblem) {
    var position = start
    do throws(TemplateProblem) {
      while true {
        let instruction = code[position]
        stepsLeft -= 1
        if stepsLeft < 0 { throw stepProblem }
        switch instruction.operation {
        case .text: out.append(literal(instruction))
        case .emitSlot: emit(stack[base + Int(instruction.a)])
        case .emitField:
          emit(try field(Int(instruction.b), of: stack[base + Int(instruction.a)]))
        case .emitFieldOfField:
          let middle = try field(Int(instruction.b), of: stack[base + Int(instruction.a)])
          emit(try field(Int(instruction.c), of: middle))
        case .emit: emit(pop())
        case .emitDate:
          try appendDate(pop(), format: Int(instruction.a))
        case .load: push(stack[base + Int(instruction.a)])
        case .store: stack[base + Int(instruction.a)] = pop()
        case .field: stack[top - 1] = try field(Int(instruction.a), of: stack[top - 1])
        case .global: push(host.global(Int(instruction.a), in: arena))
        case .pushText: push(.text(literal(instruction)))
        case .pushConstant: push(program.constants[Int(instruction.a)])
        case .jump:
          position += Int(instruction.b)
          continue
        case .jumpIfFalse:
          if !pop().isTrue {
            position += Int(instruction.b)
            continue
          }
        case .jumpKeepingFalse:
          if !stack[top - 1].isTrue {
            position += Int(instruction.b)
            continue
          }
          top -= 1
        case .jumpKeepingTrue:
          if stack[top - 1].isTrue {
            position += Int(instruction.b)
            continue
          }
          top -= 1
        case .compareStep:
          let right = pop()
          if try !compare(stack[top - 1], right, instruction.a) {
            stack[top - 1] = .boolean(false)
            position += Int(instruction.b)
            continue
          }
          stack[top - 1] = right
        case .beginLoop:
          let loop = try makeLoop(over: pop())
          stack[base + Int(instruction.a)] = .loop(loop)
          if loop.state.pointee.count == 0 {
            position += Int(instruction.b)
            continue
          }
        case .nextElement:
          if try !advanceLoop(in: base + Int(instruction.a)) {
            position += Int(instruction.b)
            continue
          }
        case .callMacro, .emitMacro:
          position = try enterMacro(instruction, returnTo: position + 1)
          continue
        case .endFunction:
          position = leaveMacro()
          continue
        case .halt: return
        default: try perform(instruction)
        }
        position += 1
      }
    } catch {
      failedAt = position
      throw error
    }
  }

  /// The frame `levels` levels out: slot 0 of a macro's frame holds the one around it.
  func outerBase(_ levels: Int) -> Int {
    var base = base
    for _ in 0..<levels {
      guard case .callable(let outer) = stack[base] else { return base }
      base = outer
    }
    return base
  }

  private mutating func enterMacro(
    _ instruction: Instruction, returnTo position: Int
  ) throws(TemplateProblem) -> Int {
    let function = program.functions[Int(instruction.a)]
    let newBase = top - Int(instruction.b) - 1
    guard case .callable = stack[newBase] else { throw notCallable(stack[newBase]) }
    if frameCount >= Machine.maxFrames
      || newBase + Int(function.slots) + Int(function.depth) + 8 > Machine.stackSize
    {
      throw recursionProblem
    }
    try spend(1)
    frames[frameCount] = Frame(
      returnTo: position, base: base,
      captureStart: instruction.operation == .callMacro ? out.count : -1)
    frameCount += 1
    base = newBase
    let end = newBase + Int(function.slots)
    for slot in top..<max(top, end) { stack[slot] = .undefined }
    top = max(top, end)
    return Int(function.start)
  }

  private mutating func leaveMacro() -> Int {
    frameCount -= 1
    let frame = frames[frameCount]
    top = base
    base = frame.base
    if frame.captureStart >= 0 { push(.markup(take(from: frame.captureStart))) }
    return frame.returnTo
  }
}
