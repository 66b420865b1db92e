extension Value {
  /// Whether the value means the same after the render that made it.
  var canBeFrozen: Bool { canBeFrozen(depth: 0) }

  private func canBeFrozen(depth: Int) -> Bool {
    guard depth < 50 else { return false }
    switch self {
    case .loop, .cell, .callable: return false
    case .list(let list), .tuple(let list):
      return list.elements.allSatisfy { $0.canBeFrozen(depth: depth + 1) }
    case .mapping(let mapping):
      return mapping.entries.allSatisfy { $0.value.canBeFrozen(depth: depth + 1) }
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
