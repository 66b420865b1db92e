/// A list that lives in an arena.
package struct ListReference {
  package let elements: UnsafeBufferPointer<Value>

  package init(_ elements: UnsafeBufferPointer<Value>) { self.elements = elements }

  /// How many elements there are.
  package var count: Int { elements.count }

  /// The element at a position from 0.
  package subscript(index: Int) -> Value {
    precondition(index >= 0 && index < elements.count)
    return elements[index]
  }

  /// The elements from `bounds.lowerBound` up to `bounds.upperBound`, sharing the memory.
  package func slice(_ bounds: Range<Int>) -> ListReference {
    ListReference(UnsafeBufferPointer(rebasing: elements[bounds]))
  }
}
