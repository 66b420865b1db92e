/// A checked and compiled template, ready to be rendered by any number of workers.
public struct Program: Sendable {
  let code: ProgramCode

  /// The names of the templates it was made of, its own first.
  public var templates: [String] { code.sources.map { $0.name } }

  /// The program with every part that reads only globals rendered, once and for all.
  ///
  /// A part that fails stays as it is, to fail with its place on the page that reaches it.
  public func specialized<Host: TemplateHost>(
    host: inout Host, limits: RenderLimits = RenderLimits()
  ) -> Program {
    withUnsafeMutablePointer(to: &host) { pointer in
      let specializer = Specializer(
        code: code, host: HostPointer(host: pointer), limits: limits)
      return Program(code: specializer.run())
    }
  }
}

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

/// A run of instructions that reads nothing but globals and literals.
struct ConstantPart: Sendable {
  enum Result: Sendable {
    /// It writes text and leaves nothing on the stack.
    case text
    /// It leaves one value on the stack; a variable keeps it where `slot` is not nil.
    case value(slot: Int?)
  }

  var start: Int
  var end: Int
  var result: Result
}

extension [ConstantPart] {
  /// Puts a part in the place of those within it.
  ///
  /// Parts are in the order of their ends, but one may be added when some after it are there.
  mutating func replaceInner(by part: ConstantPart) {
    var last = count
    while last > 0, self[last - 1].start >= part.end { last -= 1 }
    var first = last
    while first > 0, self[first - 1].start >= part.start { first -= 1 }
    replaceSubrange(first..<last, with: [part])
  }
}

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

/// All literal bytes of a program, in one array.
struct LiteralPool: Sendable {
  private(set) var bytes: [UInt8] = []
  private var known: [[UInt8]: Int] = [:]

  /// The offset of the bytes, added where they are new.
  mutating func offset(of text: [UInt8]) -> Int {
    if let offset = known[text] { return offset }
    let offset = bytes.count
    bytes += text
    known[text] = offset
    return offset
  }

  /// Adds bytes at the end, without looking for equal ones; gives their offset.
  mutating func append(_ text: some Sequence<UInt8>) -> Int {
    let offset = bytes.count
    bytes += text
    return offset
  }
}

/// Where an instruction comes from: a source of the program, and a span in it.
struct ProgramPlace: Sendable, Hashable {
  let source: Int32
  let span: SourceSpan
}
