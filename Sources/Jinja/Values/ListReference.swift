/// A list that lives in an arena.
public struct ListReference {
  let elements: UnsafeBufferPointer<Value>

  init(_ elements: UnsafeBufferPointer<Value>) { self.elements = elements }

  /// How many elements there are.
  public var count: Int { elements.count }

  /// The element at a position from 0.
  public subscript(index: Int) -> Value {
    precondition(index >= 0 && index < elements.count)
    return elements[index]
  }

  /// The elements from `bounds.lowerBound` up to `bounds.upperBound`, sharing the memory.
  func slice(_ bounds: Range<Int>) -> ListReference {
    ListReference(UnsafeBufferPointer(rebasing: elements[bounds]))
  }
}
