import Base

/// A value that many renders read: `extra` tables, data files, constants of a program.
///
/// Made once from a `DynamicValue`, then only read, by any number of workers, without touching a
/// reference count: hand out `value` and keep this alive.
public struct FrozenValue: Sendable {
  /// Frees the memory when the last `FrozenValue` that points into it goes.
  private final class Owner: Sendable {
    // Nobody else holds the arena while `init` fills it, and nothing writes to it afterwards.
    nonisolated(unsafe) let owner: ArenaOwnerBox
    init(_ owner: ArenaOwnerBox) { self.owner = owner }
  }

  // Points into memory that is written before `init` returns and never again.
  private nonisolated(unsafe) let plain: Value
  private let owner: Owner

  /// The value, valid as long as this or a copy of it is kept.
  public var value: Value { plain }

  /// Freezes a tree of dynamic values.
  public init(_ dynamic: DynamicValue) {
    self.init { $0.make(dynamic) }
  }

  /// Freezes what `make` builds in the arena it is given.
  public init(_ make: (ValueArena) -> Value) {
    let box = ArenaOwnerBox()
    plain = make(box.owner.arena)
    owner = Owner(box)
  }
}

/// Lets a reference-counted owner hold an `ArenaOwner`, which cannot be copied.
final class ArenaOwnerBox {
  let owner = ArenaOwner()
}

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
