import Base

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
