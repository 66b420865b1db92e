/// One step of a program: plain, twelve bytes.
struct Instruction: Sendable {
  var operation: Operation
  var c: UInt16
  var a: Int32
  var b: Int32

  init(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, c: Int = 0) {
    self.operation = operation
    self.a = Int32(a)
    self.b = Int32(b)
    self.c = UInt16(c)
  }

  /// An instruction that carries 64 bits, half of them in `a` and half in `b`.
  init(_ operation: Operation, bits: Int) {
    self.operation = operation
    a = Int32(truncatingIfNeeded: bits)
    b = Int32(truncatingIfNeeded: bits >> 32)
    c = 0
  }

  /// The 64 bits of `init(_:bits:)`.
  var bits: Int { Int(b) << 32 | Int(UInt32(bitPattern: a)) }

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
