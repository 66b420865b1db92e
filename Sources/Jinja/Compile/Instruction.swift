/// One step of a program: plain, twelve bytes.
struct Instruction: Sendable {
  var operation: Operation
  var c: UInt16
  var a: Int32
  var b: Int32

  init(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, c: Int = 0) {
    self.operation = operation
    self.a = Int32(truncatingIfNeeded: a)
    self.b = Int32(truncatingIfNeeded: b)
    self.c = UInt16(truncatingIfNeeded: c)
  }

  /// Whether `b` is the distance to another instruction.
  var isJump: Bool {
    switch operation {
    case .jump, .jumpIfFalse, .jumpKeepingFalse, .jumpKeepingTrue, .compareStep,
      .beginLoop, .nextElement:
      true
    default: false
    }
  }
}
