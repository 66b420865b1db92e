/// The instructions of one function while it is compiled: the page itself or a macro.
struct FunctionCode: Sendable {
  var instructions: [Instruction] = []
  /// For each instruction, its place in the table of places.
  var places: [Int32] = []
  var constantParts: [ConstantPart] = []
  /// Slots in use, and the most that were in use at once.
  var slots = 0
  var slotCount = 0
  /// Operands on the stack, and the most there were.
  var depth = 0
  var maxDepth = 0
  /// Before this instruction nothing may be merged, as something jumps here.
  var barrier = 0
  /// Whether equal arguments give equal output for the whole build.
  var isPure = true

  mutating func takeSlot() -> Int {
    slots += 1
    slotCount = max(slotCount, slots)
    return slots - 1
  }
}
