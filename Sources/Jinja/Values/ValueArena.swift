import Base

/// Memory for values made while a template runs, freed all at once.
///
/// A handle of one pointer: pass it freely, but not beyond the life of its owner (the renderer
/// for the length of a render, a `FrozenValue` for as long as that is kept).
public struct ValueArena {
  let blocks: UnsafeMutablePointer<ArenaBlocks>

  /// Text with the bytes of a string.
  public func text(_ string: String) -> Value { .text(copy(string)) }

  /// Text with a copy of the bytes; they must be valid UTF-8.
  public func text(copying bytes: Bytes) -> Value { .text(copy(bytes)) }

  /// HTML with the bytes of a string.
  public func markup(_ string: String) -> Value { .markup(copy(string)) }

  /// HTML with a copy of the bytes; they must be valid UTF-8.
  public func markup(copying bytes: Bytes) -> Value { .markup(copy(bytes)) }

  /// Text with what `write` appends.
  public func text(_ write: (inout ByteBuffer) -> Void) -> Value {
    var buffer = ByteBuffer(capacity: 128)
    write(&buffer)
    return .text(buffer.withBytes { copy($0) })
  }

  /// A list of the given elements.
  public func list(_ elements: [Value]) -> Value { .list(makeList(elements)) }

  /// A mapping of the given pairs; a key given twice keeps the last value.
  public func mapping(_ pairs: [(key: String, value: Value)]) -> Value {
    let mapping = makeMapping(capacity: pairs.count)
    for pair in pairs { set(.text(copy(pair.key)), to: pair.value, in: mapping) }
    return .mapping(mapping)
  }

  func makeList(_ elements: [Value]) -> ListReference {
    elements.withUnsafeBufferPointer { makeList(copying: $0) }
  }

  func makeList(copying elements: UnsafeBufferPointer<Value>) -> ListReference {
    guard elements.count > 0 else {
      return ListReference(UnsafeBufferPointer(start: nil, count: 0))
    }
    let memory = allocate(Value.self, count: elements.count)
    for index in 0..<elements.count { memory[index] = elements[index] }
    return ListReference(UnsafeBufferPointer(start: memory, count: elements.count))
  }

  func copy(_ string: String) -> Bytes {
    return string.withBytes { copy($0) }
  }

  func copy(_ bytes: Bytes) -> Bytes {
    guard bytes.count > 0 else { return .empty }
    let memory = allocate(UInt8.self, count: bytes.count)
    bytes.copy(to: memory)
    return Bytes(start: memory, count: bytes.count)
  }

  /// Uninitialized memory for `count` elements, which must be plain: nobody releases them.
  func allocate<Element>(
    _ type: Element.Type, count: Int
  ) -> UnsafeMutablePointer<Element> {
    blocks.pointee.take(
      bytes: count * MemoryLayout<Element>.stride, alignment: MemoryLayout<Element>.alignment
    ).bindMemory(to: Element.self, capacity: max(count, 1))
  }
}

extension Value {
  /// Whether the value means the same after the render that made it, and is of sensible size.
  var canBeFrozen: Bool {
    var room = 100_000
    return canBeFrozen(depth: 0, &room)
  }

  private func canBeFrozen(depth: Int, _ room: inout Int) -> Bool {
    room -= 1
    // A list that holds one list many times would grow without bound when it is copied.
    guard depth < 50, room > 0 else { return false }
    switch self {
    case .loop, .cell, .callable: return false
    case .list(let list), .tuple(let list):
      for element in list.elements where !element.canBeFrozen(depth: depth + 1, &room) {
        return false
      }
      return true
    case .mapping(let mapping):
      for entry in mapping.entries where !entry.value.canBeFrozen(depth: depth + 1, &room) {
        return false
      }
      return true
    default: return true
    }
  }
}

extension ValueArena {
  /// A copy of a value that shares no memory with the original.
  func copy(_ value: Value) -> Value {
    switch value {
    case .text(let bytes): return .text(copy(bytes))
    case .markup(let bytes): return .markup(copy(bytes))
    case .list(let list): return .list(makeList(list.elements.map { copy($0) }))
    case .tuple(let list): return .tuple(makeList(list.elements.map { copy($0) }))
    case .mapping(let mapping):
      let result = makeMapping(capacity: mapping.count)
      for entry in mapping.entries { append(copy(entry.key), copy(entry.value), to: result) }
      index(result)
      return .mapping(result)
    default: return value
    }
  }
}

extension ValueArena {
  func makeMapping(capacity: Int) -> MappingReference {
    let storage = allocate(MappingReference.Storage.self, count: 1)
    let room = max(capacity, 4)
    storage.initialize(
      to: MappingReference.Storage(
        entries: allocate(MappingEntry.self, count: room), count: 0, capacity: room, order: nil))
    return MappingReference(storage: storage)
  }

  /// Sets a key that is text, replacing its value where it is already there.
  func set(_ key: Value, to value: Value, in mapping: MappingReference) {
    if let bytes = key.textBytes, let position = mapping.position(ofKey: bytes) {
      mapping.storage.pointee.entries[position].value = value
    } else {
      append(key, value, to: mapping)
    }
  }

  /// Adds an entry whose key is known to be new.
  func append(_ key: Value, _ value: Value, to mapping: MappingReference) {
    let count = mapping.storage.pointee.count
    if count == mapping.storage.pointee.capacity {
      let larger = allocate(MappingEntry.self, count: count * 2)
      larger.update(from: mapping.storage.pointee.entries, count: count)
      mapping.storage.pointee.entries = larger
      mapping.storage.pointee.capacity = count * 2
    }
    mapping.storage.pointee.entries[count] = MappingEntry(key: key, value: value)
    mapping.storage.pointee.count = count + 1
    mapping.storage.pointee.order = nil
  }

  /// Adds the order by key that makes look-ups in a large mapping of text keys fast.
  func index(_ mapping: MappingReference) {
    let entries = mapping.entries
    guard entries.count > 12, entries.allSatisfy({ $0.key.textBytes != nil }) else { return }
    let order = (0..<Int32(entries.count)).sorted { left, right in
      let leftKey = entries[Int(left)].key.textBytes ?? .empty
      return leftKey.precedes(entries[Int(right)].key.textBytes ?? .empty)
    }
    let memory = allocate(Int32.self, count: order.count)
    for (position, entry) in order.enumerated() { memory[position] = entry }
    mapping.storage.pointee.order = UnsafePointer(memory)
  }
}

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
