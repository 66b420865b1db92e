import Base
public import Base

/// Memory for values made while a template runs, freed all at once.
///
/// A handle of one pointer: pass it freely, but not beyond the life of its owner (the renderer
/// for the length of a render, a `FrozenValue` for as long as that is kept).
public struct ValueArena {
  let blocks: UnsafeMutablePointer<ArenaBlocks>

  /// Text with the bytes of a string.
  public func text(_ string: String) -> Value { .text(copy(string)) }

  /// Text with a copy of the bytes; they must be valid UTF-8.
  public func text(copying bytes: Bytes) -> Value { .text(copy(bytes)) }

  /// HTML with the bytes of a string.
  public func markup(_ string: String) -> Value { .markup(copy(string)) }

  /// HTML with a copy of the bytes; they must be valid UTF-8.
  public func markup(copying bytes: Bytes) -> Value { .markup(copy(bytes)) }

  /// Text with what `write` appends.
  public func text(_ write: (inout ByteBuffer) -> Void) -> Value {
    var buffer = ByteBuffer(capacity: 128)
    write(&buffer)
    return .text(buffer.withBytes { copy($0) })
  }

  /// A list of the given elements.
  public func list(_ elements: [Value]) -> Value { .list(makeList(elements)) }

  /// A mapping of the given pairs; a key given twice keeps the last value.
  public func mapping(_ pairs: [(key: String, value: Value)]) -> Value {
    let mapping = makeMapping(capacity: pairs.count)
    for pair in pairs { set(.text(copy(pair.key)), to: pair.value, in: mapping) }
    return .mapping(mapping)
  }

  func makeList(_ elements: [Value]) -> ListReference {
    elements.withUnsafeBufferPointer { makeList(copying: $0) }
  }

  func makeList(copying elements: UnsafeBufferPointer<Value>) -> ListReference {
    guard elements.count > 0 else {
      return ListReference(UnsafeBufferPointer(start: nil, count: 0))
    }
    let memory = allocate(Value.self, count: elements.count)
    for index in 0..<elements.count { memory[index] = elements[index] }
    return ListReference(UnsafeBufferPointer(start: memory, count: elements.count))
  }

  func copy(_ string: String) -> Bytes {
    return string.withBytes { copy($0) }
  }

  func copy(_ bytes: Bytes) -> Bytes {
    guard bytes.count > 0 else { return .empty }
    let memory = allocate(UInt8.self, count: bytes.count)
    bytes.copy(to: memory)
    return Bytes(start: memory, count: bytes.count)
  }

  /// Uninitialized memory for `count` elements, which must be plain: nobody releases them.
  func allocate<Element>(
    _ type: Element.Type, count: Int
  ) -> UnsafeMutablePointer<Element> {
    blocks.pointee.take(
      bytes: count * MemoryLayout<Element>.stride, alignment: MemoryLayout<Element>.alignment
    ).bindMemory(to: Element.self, capacity: max(count, 1))
  }
}
