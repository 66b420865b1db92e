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
