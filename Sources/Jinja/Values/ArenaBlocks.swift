/// The memory behind a `ValueArena`: a few large blocks, filled one after the other.
struct ArenaBlocks {
  private static let blockBytes = 64 * 1024

  private var blocks: [UnsafeMutableRawBufferPointer] = []
  private var current = 0
  private var used = 0
  /// Bytes handed out since the last reset, for the memory limit of a render.
  private(set) var totalBytes = 0
  /// Elements compared since the last reset, for the step limit: comparing cannot throw.
  var comparisons = 0

  mutating func take(bytes: Int, alignment: Int) -> UnsafeMutableRawPointer {
    totalBytes += bytes
    while current < blocks.count {
      let start = (used + alignment - 1) & ~(alignment - 1)
      if let base = blocks[current].baseAddress, start + bytes <= blocks[current].count {
        used = start + bytes
        return base + start
      }
      current += 1
      used = 0
    }
    let block = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(Self.blockBytes, bytes), alignment: 16)
    blocks.append(block)
    current = blocks.count - 1
    used = bytes
    // A block of at least `blockBytes` bytes was just allocated, so it has an address.
    return block.baseAddress.unsafelyUnwrapped
  }

  /// Forgets everything and keeps the first few blocks for the next render.
  mutating func reset() {
    while blocks.count > 4 || (blocks.last.map { $0.count > 4 * Self.blockBytes } ?? false) {
      blocks.removeLast().deallocate()
    }
    current = 0
    used = 0
    totalBytes = 0
    comparisons = 0
  }

  mutating func deallocate() {
    for block in blocks { block.deallocate() }
    blocks = []
  }
}

/// Owns the memory of an arena and frees it at its own end.
struct ArenaOwner: ~Copyable {
  let arena: ValueArena

  init() {
    let blocks = UnsafeMutablePointer<ArenaBlocks>.allocate(capacity: 1)
    blocks.initialize(to: ArenaBlocks())
    arena = ValueArena(blocks: blocks)
  }

  deinit {
    arena.blocks.pointee.deallocate()
    arena.blocks.deinitialize(count: 1)
    arena.blocks.deallocate()
  }
}
