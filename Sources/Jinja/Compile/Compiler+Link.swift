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
