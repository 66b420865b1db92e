import Base

/// A compiled template: flat arrays that workers read without touching a reference count.
struct ProgramCode: Sendable {
  /// The page itself, or a macro.
  struct Function: Sendable {
    var start: Int32
    /// Slots of variables; parameters come first.
    var slots: Int32
    /// The most operands on the stack at once.
    var depth: Int32
  }

  struct PartRange: Sendable {
    var start: Int32
    var count: Int32
  }

  var instructions: [Instruction]
  /// For each instruction, its place in `placeTable`.
  var places: [Int32]
  var functions: [Function]
  /// The constant parts of each function, by absolute positions, in order.
  var constantParts: [[ConstantPart]]
  var literals: [UInt8]
  /// A list of the values that constant parts became, in one piece of memory.
  var constants: FrozenValue?
  var dateFormats: [PartRange]
  /// The parts of all date formats; their literals are places in `literals`.
  var dateParts: [DateFormat.Part]
  let fields: FieldTable
  let placeTable: [ProgramPlace]
  let sources: [TemplateSource]
  let variableCount: Int

  /// Lends the arrays as pointers.
  func withPointers<Result>(
    _ body: (ProgramPointers) throws(TemplateProblem) -> Result
  ) throws(TemplateProblem) -> Result {
    let plain = constants?.value.elements ?? UnsafeBufferPointer(start: nil, count: 0)
    return try instructions.withUnsafeBufferPointer {
      (instructions) throws(TemplateProblem) in
      try functions.withUnsafeBufferPointer { (functions) throws(TemplateProblem) in
        try literals.withBytes { (literals) throws(TemplateProblem) in
          try dateFormats.withUnsafeBufferPointer { (formats) throws(TemplateProblem) in
            try dateParts.withUnsafeBufferPointer { (parts) throws(TemplateProblem) in
              try fields.withPointers { (fields) throws(TemplateProblem) in
                try body(
                  ProgramPointers(
                    instructions: instructions, functions: functions, literals: literals,
                    constants: plain, dateFormats: formats, dateParts: parts, fields: fields))
              }
            }
          }
        }
      }
    }
  }

  /// The place of an instruction.
  func place(of instruction: Int) -> TemplatePlace {
    guard places.indices.contains(instruction) else { return .start(of: sources[0].name) }
    let place = placeTable[Int(places[instruction])]
    return sources[Int(place.source)].place(place.span)
  }
}

/// The arrays of a program, borrowed for one render.
struct ProgramPointers {
  let instructions: UnsafeBufferPointer<Instruction>
  let functions: UnsafeBufferPointer<ProgramCode.Function>
  let literals: Bytes
  let constants: UnsafeBufferPointer<Value>
  let dateFormats: UnsafeBufferPointer<ProgramCode.PartRange>
  let dateParts: UnsafeBufferPointer<DateFormat.Part>
  let fields: FieldTable.Pointers

  /// The same program with other instructions.
  func replacing(_ instructions: UnsafeBufferPointer<Instruction>) -> ProgramPointers {
    ProgramPointers(
      instructions: instructions, functions: functions, literals: literals,
      constants: constants, dateFormats: dateFormats, dateParts: dateParts, fields: fields)
  }
}

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
