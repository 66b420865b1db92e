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
