import Base

/// Runs a program: a stack of plain values, an arena, and the page that is being written.
struct Machine: ~Copyable {
  /// A macro that is running, as its caller left off.
  struct Frame {
    var returnTo: Int
    var base: Int
    /// Where its output starts, if it becomes a value; -1 where it goes to the page.
    var captureStart: Int
  }

  static let stackSize = 32_768
  static let maxFrames = 200

  let program: ProgramPointers
  let code: UnsafePointer<Instruction>
  let host: any HostAccess
  let arena: ValueArena
  let stack: UnsafeMutablePointer<Value>
  let frames: UnsafeMutablePointer<Frame>
  let limits: RenderLimits

  /// The page so far, and above it what is being collected.
  var out: ByteBuffer
  let pageStart: Int
  /// The first slot of the running frame.
  var base = 0
  /// The first free place of the stack.
  var top = 0
  var frameCount = 0
  var stepsLeft: Int
  /// The instruction that failed.
  var failedAt = 0

  init?(
    program: ProgramPointers, host: any HostAccess, memory: borrowing MachineMemory,
    limits: RenderLimits, page: consuming ByteBuffer
  ) {
    guard let code = program.instructions.baseAddress else { return nil }
    self.program = program
    self.code = code
    self.host = host
    self.limits = limits
    arena = memory.arena
    stack = memory.stack
    frames = memory.frames
    pageStart = page.count
    out = page
    stepsLeft = limits.steps
  }

  /// Gives the page back.
  consuming func finish() -> ByteBuffer { out }

  /// Readies the slots of a function that starts at the bottom of the stack.
  mutating func enter(_ function: Int, variables: [Value]) {
    let slots = Int(program.functions[function].slots)
    base = 0
    top = slots
    for slot in 0..<slots {
      stack[slot] = slot < variables.count ? variables[slot] : .undefined
    }
  }

  // MARK: Stack

  @inline(__always)
  mutating func push(_ value: Value) {
    stack[top] = value
    top += 1
  }

  @inline(__always)
  mutating func pop() -> Value {
    top -= 1
    return stack[top]
  }

  @inline(__always)
  func literal(_ instruction: Instruction) -> Bytes {
    let start = Int(instruction.a)
    return program.literals[slice: start..<(start + Int(instruction.b))]
  }

  // MARK: Text

  /// Moves what was written since `start` from the page into the arena.
  mutating func take(from start: Int) -> Bytes {
    let bytes = out.withBytes { arena.copy($0[slice: start..<$0.count]) }
    out.truncate(to: start)
    return bytes
  }

  // MARK: Limits

  /// Counts work that an instruction does beyond itself, such as elements it walks over.
  mutating func spend(_ steps: Int) throws(TemplateProblem) {
    stepsLeft -= steps
    if stepsLeft < 0 || arena.blocks.pointee.comparisons > limits.steps { throw stepProblem }
    if out.count - pageStart > limits.pageBytes { throw pageProblem }
    if arena.blocks.pointee.totalBytes > limits.arenaBytes { throw memoryProblem }
  }

  /// Refuses to make something that would not fit into memory.
  func allow(bytes: Int) throws(TemplateProblem) {
    if bytes > limits.pageBytes { throw memoryProblem }
  }
}

/// The memory that a worker keeps from page to page.
struct MachineMemory: ~Copyable {
  private let owner = ArenaOwner()
  let stack = UnsafeMutablePointer<Value>.allocate(capacity: Machine.stackSize)
  let frames = UnsafeMutablePointer<Machine.Frame>.allocate(capacity: Machine.maxFrames)

  var arena: ValueArena { owner.arena }

  deinit {
    stack.deallocate()
    frames.deallocate()
  }
}

/// How much one page may take before it is given up.
public struct RenderLimits: Sendable {
  /// Instructions and loop elements.
  public var steps = 10_000_000
  /// Bytes of the page.
  public var pageBytes = 64 << 20
  /// Bytes of values made along the way.
  public var arenaBytes = 256 << 20

  /// The limits that fit any page a person would read.
  public init() {}
}

extension Machine {
  var stepProblem: TemplateProblem {
    TemplateProblem(
      code: .stepLimit, chinese: "这个页面超过 \(limits.steps) 步还没有完成，请检查循环",
      english: "the page took more than \(limits.steps) steps; look for runaway loops")
  }

  var pageProblem: TemplateProblem {
    TemplateProblem(
      code: .stepLimit, chinese: "这个页面超过 \(limits.pageBytes >> 20) MiB",
      english: "the page grew beyond \(limits.pageBytes >> 20) MiB")
  }

  var memoryProblem: TemplateProblem {
    TemplateProblem(
      code: .stepLimit, chinese: "这一步需要的内存太多", english: "this step needs too much memory")
  }

  var recursionProblem: TemplateProblem {
    TemplateProblem(
      code: .stepLimit, chinese: "宏的调用超过 \(Machine.maxFrames) 层",
      english: "macros call each other more than \(Machine.maxFrames) levels deep")
  }
}
