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
