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
