/// Rebuilds a program around the results of its constant parts.
struct Relocation {
  let code: ProgramCode
  let replacements: [Replacement]

  private var instructions: [Instruction] = []
  private var places: [Int32] = []
  private var literals: [UInt8]
  private var constants: [FrozenValue]
  /// For each old instruction, where it or what follows it is now.
  private var moved: [Int32]
  /// New text that has not been written as an instruction yet, and its place.
  private var pending: [UInt8] = []
  private var pendingPlace: Int32 = 0

  init(code: ProgramCode, replacements: [Replacement]) {
    precondition(code.constants == nil, "a program is specialized once")
    self.code = code
    self.replacements = replacements.sorted { $0.part.start < $1.part.start }
    literals = code.literals
    constants = []
    moved = Array(repeating: 0, count: code.instructions.count + 1)
  }

  consuming func run() -> ProgramCode {
    let targets = jumpTargets()
    var sources: [Int] = []
    var old = 0
    var next = 0
    while old < code.instructions.count {
      if targets.contains(old) { flush(&sources, old) }
      moved[old] = Int32(instructions.count)
      if next < replacements.count, replacements[next].part.start == old {
        let part = replacements[next].part
        place(replacements[next].result, code.places[old], &sources, old)
        for inner in (old + 1)..<max(part.end, old + 1) { moved[inner] = moved[old] }
        old = part.end
        next += 1
        continue
      }
      let instruction = code.instructions[old]
      if instruction.operation == .text {
        if pending.isEmpty { pendingPlace = code.places[old] }
        let start = Int(instruction.a)
        pending += code.literals[start..<(start + Int(instruction.b))]
      } else {
        flush(&sources, old)
        moved[old] = Int32(instructions.count)
        append(instruction, code.places[old], &sources, old)
      }
      old += 1
    }
    flush(&sources, old)
    moved[old] = Int32(instructions.count)
    for (index, source) in sources.enumerated() where source >= 0 {
      guard instructions[index].isJump else { continue }
      let target = source + Int(code.instructions[source].b)
      instructions[index].b = moved[target] - Int32(index)
    }
    return result()
  }

  /// The instructions that something jumps to, and those where functions start.
  private func jumpTargets() -> Set<Int> {
    var targets = Set(code.functions.map { Int($0.start) })
    for (index, instruction) in code.instructions.enumerated() where instruction.isJump {
      targets.insert(index + Int(instruction.b))
    }
    return targets
  }

  private mutating func append(
    _ instruction: Instruction, _ place: Int32, _ sources: inout [Int], _ source: Int
  ) {
    instructions.append(instruction)
    places.append(place)
    sources.append(source)
  }

  private mutating func flush(_ sources: inout [Int], _ source: Int) {
    guard !pending.isEmpty else { return }
    append(Instruction(.text, literals.count, pending.count), pendingPlace, &sources, -1)
    literals += pending
    pending = []
  }

  private mutating func place(
    _ result: Replacement.Result, _ place: Int32, _ sources: inout [Int], _ source: Int
  ) {
    switch result {
    case .text(let bytes):
      if pending.isEmpty { pendingPlace = place }
      pending += bytes
    case .value(let value):
      flush(&sources, source)
      moved[source] = Int32(instructions.count)
      constants.append(value)
      append(Instruction(.pushConstant, constants.count - 1), place, &sources, -1)
    }
  }

  private func result() -> ProgramCode {
    var result = code
    result.instructions = instructions
    result.places = places
    result.literals = literals
    let constants = constants
    result.constants = FrozenValue { arena in
      arena.list(constants.map { arena.copy($0.value) })
    }
    result.constantParts = code.constantParts.map { _ in [] }
    for index in code.functions.indices {
      result.functions[index].start = moved[Int(code.functions[index].start)]
    }
    return result
  }
}
