import Base

/// A host as the machine sees it: one pointer, so that the machine is not generic.
///
/// The machine is compiled once, not per host; asking through this costs a call by address.
protocol HostAccess {
  func global(_ index: Int, in arena: ValueArena) -> Value
  func value(of object: ObjectReference, field: Int, in arena: ValueArena) -> Value
  func element(of sequence: SequenceReference, at index: Int, in arena: ValueArena) -> Value
  func appendContent(
    of object: ObjectReference, field: Int, to page: inout ByteBuffer
  ) throws(TemplateProblem)
  func call(
    _ function: Int, _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value
}

/// Points at the caller's host for the length of one render.
struct HostPointer<Host: TemplateHost>: HostAccess {
  let host: UnsafeMutablePointer<Host>

  func global(_ index: Int, in arena: ValueArena) -> Value {
    host.pointee.global(index, in: arena)
  }

  func value(of object: ObjectReference, field: Int, in arena: ValueArena) -> Value {
    host.pointee.value(of: object, field: field, in: arena)
  }

  func element(of sequence: SequenceReference, at index: Int, in arena: ValueArena) -> Value {
    host.pointee.element(of: sequence, at: index, in: arena)
  }

  func appendContent(
    of object: ObjectReference, field: Int, to page: inout ByteBuffer
  ) throws(TemplateProblem) {
    try host.pointee.appendContent(of: object, field: field, to: &page)
  }

  func call(
    _ function: Int, _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value {
    try host.pointee.call(function, arguments, in: arena)
  }
}

/// The host of renders whose names all come from the data they are given.
struct NoHost: TemplateHost {
  func global(_ index: Int, in arena: ValueArena) -> Value { .undefined }

  func value(of object: ObjectReference, field: Int, in arena: ValueArena) -> Value {
    .undefined
  }

  func element(of sequence: SequenceReference, at index: Int, in arena: ValueArena) -> Value {
    .undefined
  }

  func appendContent(
    of object: ObjectReference, field: Int, to page: inout ByteBuffer
  ) throws(TemplateProblem) {}

  func call(
    _ function: Int, _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value { .undefined }
}

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
