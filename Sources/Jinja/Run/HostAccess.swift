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
