import Base

/// The field names of the object types, for attributes that are looked up while running.
struct FieldTable: Sendable {
  struct Entry: Sendable {
    let offset: Int32
    let count: Int32
    let isContent: Bool
  }

  /// The table, borrowed for one render.
  struct Pointers {
    let names: Bytes
    let entries: UnsafeBufferPointer<Entry>
    let starts: UnsafeBufferPointer<Int32>

    /// The field of that name, or nil.
    func field(_ name: Bytes, of type: ObjectType.ID) -> (slot: Int, isContent: Bool)? {
      let index = Int(type.rawValue)
      guard index + 1 < starts.count else { return nil }
      let start = Int(starts[index])
      for position in start..<Int(starts[index + 1]) {
        let entry = entries[position]
        let own = Int(entry.offset)..<Int(entry.offset + entry.count)
        if names[slice: own].equals(name) { return (position - start, entry.isContent) }
      }
      return nil
    }
  }

  private var names: [UInt8] = []
  private var entries: [Entry] = []
  /// Where the entries of each type start, and where those of the last one end.
  private var starts: [Int32] = [0]

  init(_ schema: Schema) {
    for object in schema.objects {
      for field in object.fields {
        let name = Array(field.name.utf8)
        entries.append(
          Entry(
            offset: Int32(names.count), count: Int32(name.count),
            isContent: field.type == .content))
        names += name
      }
      starts.append(Int32(entries.count))
    }
  }

  func withPointers<Result>(
    _ body: (Pointers) throws(TemplateProblem) -> Result
  ) throws(TemplateProblem) -> Result {
    try names.withBytes { (names) throws(TemplateProblem) in
      try entries.withUnsafeBufferPointer { (entries) throws(TemplateProblem) in
        try starts.withUnsafeBufferPointer { (starts) throws(TemplateProblem) in
          try body(Pointers(names: names, entries: entries, starts: starts))
        }
      }
    }
  }
}
