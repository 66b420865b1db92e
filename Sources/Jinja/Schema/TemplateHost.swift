public import Base

/// What a template asks of the program it runs in; one per worker.
///
/// Every answer is plain: text borrowed for the length of the render, or made in the arena.
public protocol TemplateHost {
  /// The value of the global declared at position `index` of `Schema.globals`.
  mutating func global(_ index: Int, in arena: ValueArena) -> Value

  /// The value of a field of an object; not asked for fields of type `content`.
  mutating func value(of object: ObjectReference, field: Int, in arena: ValueArena) -> Value

  /// The element at `index`, from 0, of a sequence that the host handed out (or a part of it).
  mutating func element(
    of sequence: SequenceReference, at index: Int, in arena: ValueArena
  ) -> Value

  /// Writes a field of type `content`, which is HTML already, into the page.
  mutating func appendContent(
    of object: ObjectReference, field: Int, to page: inout ByteBuffer
  ) throws(TemplateProblem)

  /// Calls a declared function; an argument left out is `undefined`.
  ///
  /// Throw `TemplateProblem(code:chinese:english:)`; the renderer adds the place.
  mutating func call(
    _ function: Int, _ arguments: UnsafeBufferPointer<Value>, in arena: ValueArena
  ) throws(TemplateProblem) -> Value
}
