public import Base

/// A value while a template runs: plain bytes, never a reference count.
///
/// Text, lists and mappings are borrowed: from the host for the length of a render, or from the
/// `ValueArena` they were made in. Copying one is copying 17 bytes, so two workers that render
/// the same program share nothing they could fight over.
public enum Value {
  /// A name or key that does not exist: prints nothing, is false, holds nothing.
  case undefined
  /// `none`: exists, but empty; prints `None`.
  case none
  /// `true` or `false`.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A binary floating-point number.
  case float(Double)
  /// Text, valid UTF-8, escaped when printed.
  case text(Bytes)
  /// HTML, printed as it is.
  case markup(Bytes)
  /// A wall-clock time in its zone.
  case date(DateTime, ZoneOffset)
  /// An object of the host, by reference.
  case object(ObjectReference)
  /// A sequence of the host, by reference.
  case sequence(SequenceReference)
  /// A list in an arena.
  case list(ListReference)
  /// A tuple in an arena, such as a pair of `items()`.
  case tuple(ListReference)
  /// A mapping in an arena, in the order of insertion.
  case mapping(MappingReference)
  /// The `loop` of a running `for`.
  case loop(LoopReference)
  /// A namespace, cycler or joiner: something that a template may change.
  case cell(CellReference)
  /// A macro or call block, by the place of the frame that it was defined in.
  case callable(Int)
}
