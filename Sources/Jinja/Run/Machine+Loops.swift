import Base

extension Machine {
  /// The number of elements, or nil where the value has none.
  func length(_ value: Value) -> Int? {
    switch value {
    case .undefined: 0
    case .text(let bytes), .markup(let bytes): Utf8.count(bytes)
    case .sequence(let sequence): max(0, Int(sequence.count))
    case .list(let list), .tuple(let list): list.count
    case .mapping(let mapping): mapping.count
    case .loop(let loop): loop.state.pointee.count
    default: nil
    }
  }

  /// The element at a position that exists; of a mapping, the key.
  func element(_ index: Int, of value: Value) -> Value {
    switch value {
    case .list(let list), .tuple(let list): return list.elements[index]
    case .sequence(let sequence): return host.element(of: sequence, at: index, in: arena)
    case .mapping(let mapping): return mapping.entries[index].key
    // Python iterates markup as plain characters.
    case .text(let bytes), .markup(let bytes): return .text(scalar(index, of: bytes))
    default: return .undefined
    }
  }

  private func scalar(_ index: Int, of bytes: Bytes) -> Bytes {
    let start = Utf8.offset(ofScalar: index, in: bytes)
    guard start < bytes.count else { return .empty }
    return bytes[slice: start..<Utf8.next(after: start, in: bytes)]
  }

  func notIterable(_ value: Value) -> TemplateProblem {
    TemplateProblem(
      chinese: "\(value.typeName) 不能循环，这里应当是列表",
      english: "a \(value.typeName) cannot be iterated; expected a list")
  }

  mutating func makeLoop(over iterable: Value) throws(TemplateProblem) -> LoopReference {
    guard let count = length(iterable) else { throw notIterable(iterable) }
    let state = arena.allocate(LoopReference.State.self, count: 1)
    state.initialize(
      to: LoopReference.State(
        iterable: iterable, index: -1, count: count, offset: 0, depth: 0,
        lastChanged: .undefined, hasChangedBefore: false))
    return LoopReference(state: state)
  }

  /// Puts the next element into the slot after the loop's; false at the end.
  @inline(__always)
  mutating func advanceLoop(in slot: Int) throws(TemplateProblem) -> Bool {
    guard case .loop(let loop) = stack[slot] else { return false }
    let state = loop.state
    state.pointee.index += 1
    let index = state.pointee.index
    guard index < state.pointee.count else { return false }
    // A host may count as it goes, so the budget is looked at with every element.
    if index & 0xFF == 0xFF { try spend(0) }
    switch state.pointee.iterable {
    case .sequence(let sequence):
      stack[slot + 1] = host.element(of: sequence, at: index, in: arena)
    case .list(let list), .tuple(let list): stack[slot + 1] = list.elements[index]
    case .text(let bytes), .markup(let bytes):
      stack[slot + 1] = .text(nextScalar(of: bytes, state))
    default: stack[slot + 1] = element(index, of: state.pointee.iterable)
    }
    return true
  }

  private func nextScalar(
    of bytes: Bytes, _ state: UnsafeMutablePointer<LoopReference.State>
  ) -> Bytes {
    let start = state.pointee.offset
    guard start < bytes.count else { return .empty }
    state.pointee.offset = Utf8.next(after: start, in: bytes)
    return bytes[slice: start..<state.pointee.offset]
  }

  /// Adds to a list in a slot, whose room is the next power of two.
  mutating func appendToList(_ slot: Int, _ value: Value) throws(TemplateProblem) {
    guard case .list(let list) = stack[slot] else { return }
    let count = list.count
    if count >= 8, count & (count - 1) != 0, let start = list.elements.baseAddress {
      UnsafeMutablePointer(mutating: start)[count] = value
      stack[slot] = .list(
        ListReference(UnsafeBufferPointer(start: start, count: count + 1)))
      return
    }
    try spend(count)
    let memory: UnsafeMutablePointer<Value>
    if count == 0 || count >= 8 {
      memory = arena.allocate(Value.self, count: max(8, count * 2))
      if let start = list.elements.baseAddress { memory.update(from: start, count: count) }
    } else if let start = list.elements.baseAddress {
      memory = UnsafeMutablePointer(mutating: start)
    } else {
      return
    }
    memory[count] = value
    stack[slot] = .list(ListReference(UnsafeBufferPointer(start: memory, count: count + 1)))
  }

  /// All elements of a value as an array, for filters.
  mutating func elements(of value: Value) throws(TemplateProblem) -> [Value] {
    guard let count = length(value) else { throw notIterable(value) }
    try spend(count)
    switch value {
    case .list(let list), .tuple(let list): return Array(list.elements)
    case .text(let bytes), .markup(let bytes):
      var result: [Value] = []
      result.reserveCapacity(count)
      var offset = 0
      while offset < bytes.count {
        let next = Utf8.next(after: offset, in: bytes)
        result.append(.text(bytes[slice: offset..<next]))
        offset = next
      }
      return result
    default: return (0..<count).map { element($0, of: value) }
    }
  }

  mutating func unpack(_ value: Value, _ count: Int) throws(TemplateProblem) {
    let elements = try elements(of: value)
    guard elements.count == count else {
      throw TemplateProblem(
        chinese: "有 \(elements.count) 个值，却要拆成 \(count) 个",
        english: "\(elements.count.counted("value")) cannot be unpacked into \(count)")
    }
    for element in elements.reversed() { push(element) }
  }
}
