import Base

/// One key and its value.
struct MappingEntry {
  var key: Value
  var value: Value
}

/// A mapping that lives in an arena, in the order of insertion.
public struct MappingReference {
  /// What the reference points at; namespaces change it in place.
  struct Storage {
    var entries: UnsafeMutablePointer<MappingEntry>
    var count: Int
    var capacity: Int
    /// Positions of the entries by key in byte order, for large mappings of text keys only.
    var order: UnsafePointer<Int32>?
  }

  let storage: UnsafeMutablePointer<Storage>

  /// How many entries there are.
  public var count: Int { storage.pointee.count }

  var entries: UnsafeBufferPointer<MappingEntry> {
    UnsafeBufferPointer(start: storage.pointee.entries, count: storage.pointee.count)
  }

  /// The value of a text key, or nil.
  func value(forKey key: Bytes) -> Value? {
    position(ofKey: key).map { storage.pointee.entries[$0].value }
  }

  func position(ofKey key: Bytes) -> Int? {
    guard let order = storage.pointee.order else {
      for position in 0..<storage.pointee.count {
        if let name = storage.pointee.entries[position].key.textBytes, name.equals(key) {
          return position
        }
      }
      return nil
    }
    var lower = 0
    var upper = storage.pointee.count
    while lower < upper {
      let middle = (lower + upper) / 2
      let position = Int(order[middle])
      let name = storage.pointee.entries[position].key.textBytes ?? .empty
      if name.equals(key) { return position }
      if name.precedes(key) { lower = middle + 1 } else { upper = middle }
    }
    return nil
  }
}
