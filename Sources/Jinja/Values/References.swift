import Base

/// Something that a template may change while it runs, in an arena.
public struct CellReference {
  enum Cell {
    case namespace(MappingReference)
    case cycler(ListReference, position: Int)
    case joiner(Bytes, isUsed: Bool)
  }

  let cell: UnsafeMutablePointer<Cell>
}

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

/// The state of one running `for`, in an arena.
public struct LoopReference {
  struct State {
    var iterable: Value
    /// The position of the current element; -1 before the first.
    var index: Int
    var count: Int
    /// The byte offset of the current code point, where text is iterated.
    var offset: Int
    /// How many `recursive` levels; kept because `loop.depth` is part of the language.
    var depth: Int
    /// What `loop.changed(…)` was last called with.
    var lastChanged: Value
    var hasChangedBefore: Bool
  }

  let state: UnsafeMutablePointer<State>
}

/// An object of the host: which declared type it has, and its number there.
public struct ObjectReference: Sendable, Hashable {
  /// The declared type, which says what fields it has.
  public var type: ObjectType.ID
  /// The host's number for it; this module never looks at it.
  public var index: Int32

  /// A reference to object `index` of a type.
  @inlinable
  public init(type: ObjectType.ID, index: Int32) {
    self.type = type
    self.index = index
  }
}

/// A run of a sequence that the host keeps; slicing makes a smaller reference, no copy.
public struct SequenceReference: Sendable, Hashable {
  /// Which of its sequences the host means.
  public var tag: UInt32
  /// The first element, in the host's own numbering.
  public var start: Int32
  /// How many elements there are.
  public var count: Int32

  /// The `count` elements from `start` of sequence `tag`.
  @inlinable
  public init(tag: UInt32, start: Int32 = 0, count: Int32) {
    self.tag = tag
    self.start = start
    self.count = count
  }
}

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
