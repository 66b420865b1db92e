import Base

extension Machine {
  /// Runs one of the less frequent instructions, none of which jumps.
  @inline(never)
  mutating func perform(_ instruction: Instruction) throws(TemplateProblem) {
    let a = Int(instruction.a)
    let b = Int(instruction.b)
    switch instruction.operation {
    case .emitContent: try appendContent(of: pop(), field: a)
    case .beginCapture: push(.integer(out.count))
    case .endCapture:
      if case .integer(let start) = stack[top - 1] { stack[top - 1] = .markup(take(from: start)) }
    case .loadOuter: push(stack[outerBase(b) + a])
    case .pop: top -= 1
    case .pushInteger: push(.integer(instruction.bits))
    case .pushFloat:
      push(.float(Double(bitPattern: UInt64(bitPattern: Int64(instruction.bits)))))
    case .pushSimple:
      switch SimpleConstant(rawValue: instruction.a) {
      case .none?: push(.none)
      case .true?: push(.boolean(true))
      case .false?: push(.boolean(false))
      default: push(.undefined)
      }
    case .pushCallable: push(.callable(base))
    case .contentField:
      let start = out.count
      try appendContent(of: stack[top - 1], field: a)
      stack[top - 1] = .markup(take(from: start))
    case .attribute: stack[top - 1] = try attribute(literal(instruction), of: stack[top - 1])
    case .item:
      let key = pop()
      stack[top - 1] = try item(key, of: stack[top - 1])
    case .slice:
      top -= 3
      stack[top - 1] = try slice(
        stack[top - 1], lower: stack[top], upper: stack[top + 1], step: stack[top + 2])
    case .makeList, .makeTuple:
      top -= a
      let list = arena.makeList(copying: UnsafeBufferPointer(start: stack + top, count: a))
      push(instruction.operation == .makeList ? .list(list) : .tuple(list))
    case .makeMapping:
      top -= a * 2
      push(.mapping(try makeMapping(UnsafeBufferPointer(start: stack + top, count: a * 2))))
    case .unpack: try unpack(pop(), a)
    case .arithmetic:
      let right = pop()
      stack[top - 1] = try arithmetic(
        Expression.Arithmetic(rawValue: UInt8(truncatingIfNeeded: a)) ?? .add, stack[top - 1],
        right)
    case .negate, .plus:
      stack[top - 1] = try signed(stack[top - 1], isNegative: instruction.operation == .negate)
    case .not: stack[top - 1] = .boolean(!stack[top - 1].isTrue)
    case .concatenate:
      top -= a
      push(try concatenate(UnsafeBufferPointer(start: stack + top, count: a)))
    case .compare:
      let right = pop()
      stack[top - 1] = .boolean(try compare(stack[top - 1], right, instruction.a))
    case .setAttribute:
      top -= 2
      try setAttribute(literal(instruction), of: stack[top], to: stack[top + 1])
    case .formatDate:
      let start = out.count
      try appendDate(stack[top - 1], format: a)
      stack[top - 1] = .text(take(from: start))
    default: try performCall(instruction)
    }
    if arena.blocks.pointee.totalBytes > limits.arenaBytes { throw memoryProblem }
    if arena.blocks.pointee.comparisons > limits.steps { throw stepProblem }
  }

  /// Runs filters, tests, functions and the collecting of lists.
  private mutating func performCall(_ instruction: Instruction) throws(TemplateProblem) {
    let a = Int(instruction.a)
    let b = Int(instruction.b)
    switch instruction.operation {
    case .beginList: stack[base + a] = .list(arena.makeList([]))
    case .appendToList: try appendToList(base + a, pop())
    case .finishList: push(stack[base + a])
    case .filter:
      top -= b
      stack[top - 1] = try filter(
        instruction, stack[top - 1], UnsafeBufferPointer(start: stack + top, count: b))
    case .mapFilter:
      top -= b
      stack[top - 1] = try mapFilter(
        instruction, stack[top - 1], UnsafeBufferPointer(start: stack + top, count: b))
    case .selectTest, .selectAttributeTest:
      let usesAttribute = instruction.operation == .selectAttributeTest
      top -= usesAttribute ? b + 1 : b
      let arguments = UnsafeBufferPointer(start: stack + top + (usesAttribute ? 1 : 0), count: b)
      stack[top - 1] = try select(
        instruction, stack[top - 1], attribute: usesAttribute ? stack[top] : nil, arguments)
    case .test:
      top -= b
      let holds = try test(
        TestOperation(rawValue: UInt8(truncatingIfNeeded: a)) ?? .defined, stack[top - 1],
        UnsafeBufferPointer(start: stack + top, count: b))
      stack[top - 1] = .boolean(holds)
    case .callHost:
      top -= b
      push(try host.call(a, UnsafeBufferPointer(start: stack + top, count: b), in: arena))
    case .callBuiltin:
      top -= b
      push(
        try callBuiltin(
          Builtin(rawValue: UInt8(truncatingIfNeeded: a)) ?? .dict,
          UnsafeBufferPointer(start: stack + top, count: b)))
    case .callMethod:
      top -= b
      stack[top - 1] = try callMethod(
        Method(rawValue: UInt8(truncatingIfNeeded: a)) ?? .get, of: stack[top - 1],
        UnsafeBufferPointer(start: stack + top, count: b))
    case .callValue:
      top -= b
      stack[top - 1] = try callValue(stack[top - 1])
    default:
      preconditionFailure("an instruction that no part of the machine runs")
    }
  }
}
