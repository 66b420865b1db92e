import Base

/// Renders the constant parts of a program and puts their results in their places.
struct Specializer {
  let code: ProgramCode
  let host: any HostAccess
  let limits: RenderLimits

  func run() -> ProgramCode {
    var replacements: [Replacement] = []
    for function in code.functions.indices where !code.constantParts[function].isEmpty {
      replacements += render(function)
    }
    guard !replacements.isEmpty else { return code }
    return Relocation(code: code, replacements: replacements).run()
  }

  /// Runs the constant parts of a function in order, in one frame: a variable that one part
  /// sets is there for the next.
  private func render(_ function: Int) -> [Replacement] {
    var results: [Replacement] = []
    let instructions = UnsafeMutableBufferPointer<Instruction>.allocate(
      capacity: code.instructions.count)
    _ = instructions.initialize(from: code.instructions)
    defer { instructions.deallocate() }
    let memory = MachineMemory()
    // Nothing below throws: a part that fails is left out.
    try? code.withPointers { (pointers) throws(TemplateProblem) in
      guard
        var machine = Machine(
          program: pointers.replacing(UnsafeBufferPointer(instructions)), host: host,
          memory: memory, limits: limits, page: ByteBuffer(capacity: 1 << 16))
      else { return }
      machine.enter(function, variables: [])
      let top = machine.top
      for part in code.constantParts[function] {
        let end = instructions[part.end]
        instructions[part.end] = Instruction(.halt)
        defer { instructions[part.end] = end }
        machine.out.removeAll()
        machine.stepsLeft = limits.steps
        do throws(TemplateProblem) {
          try machine.run(from: part.start)
          try machine.spend(0)
          if let result = machine.result(of: part) { results.append(result) }
        } catch {
          machine.frameCount = 0
          machine.base = 0
        }
        machine.top = top
      }
    }
    return results
  }
}

/// What a constant part becomes.
struct Replacement {
  enum Result {
    case text([UInt8])
    case value(FrozenValue)
  }

  let part: ConstantPart
  let result: Result
}

extension Machine {
  /// What a constant part that just ran has made; nil where that cannot be kept.
  fileprivate mutating func result(of part: ConstantPart) -> Replacement? {
    switch part.result {
    case .text: return Replacement(part: part, result: .text(out.makeArray()))
    case .value(let slot):
      let value = stack[top - 1]
      if let slot { stack[base + slot] = value }
      guard value.canBeFrozen else { return nil }
      return Replacement(part: part, result: .value(FrozenValue { $0.copy(value) }))
    }
  }
}
