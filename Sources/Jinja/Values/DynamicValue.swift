public import Base

extension ValueArena {
  /// Copies a tree of dynamic values into this arena.
  public func make(_ dynamic: DynamicValue) -> Value {
    switch dynamic {
    case .null: return .none
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .float(let value): return .float(value)
    case .string(let string): return text(string)
    case .date(let date, let zone): return .date(date, zone)
    case .list(let elements): return .list(makeList(elements.map { make($0) }))
    case .mapping(let pairs):
      let mapping = makeMapping(capacity: pairs.count)
      var positions: [[UInt8]: Int] = [:]
      for (key, value) in pairs {
        let made = make(value)
        // Keys are compared as bytes: Swift strings would call NFC and NFD spellings equal.
        if let position = positions[Array(key.utf8)] {
          mapping.storage.pointee.entries[position].value = made
        } else {
          positions[Array(key.utf8)] = mapping.count
          append(text(key), made, to: mapping)
        }
      }
      index(mapping)
      return .mapping(mapping)
    }
  }
}
