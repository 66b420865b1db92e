import Base

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

extension Value {
  /// The bytes of text or markup; nil for everything else.
  @inlinable
  public var textBytes: Bytes? {
    switch self {
    case .text(let bytes), .markup(let bytes): bytes
    default: nil
    }
  }

  /// The elements of a list or tuple; nil for everything else.
  var elements: UnsafeBufferPointer<Value>? {
    switch self {
    case .list(let list), .tuple(let list): list.elements
    default: nil
    }
  }

  var isUndefined: Bool {
    if case .undefined = self { return true }
    return false
  }

  var isNone: Bool {
    if case .none = self { return true }
    return false
  }

  var isMarkup: Bool {
    if case .markup = self { return true }
    return false
  }

  /// Whether `if` takes it for true, by Python's rule: empty and zero are false.
  var isTrue: Bool {
    switch self {
    case .undefined, .none: false
    case .boolean(let value): value
    case .integer(let value): value != 0
    case .float(let value): value != 0
    case .text(let bytes), .markup(let bytes): bytes.count > 0
    case .sequence(let sequence): sequence.count > 0
    case .list(let list), .tuple(let list): list.count > 0
    case .mapping(let mapping): mapping.count > 0
    case .date, .object, .loop, .cell, .callable: true
    }
  }
}

extension Value {
  /// The name of the value's type in messages.
  var typeName: String {
    switch self {
    case .undefined: "undefined"
    case .none: "none"
    case .boolean: "boolean"
    case .integer: "integer"
    case .float: "float"
    case .text: "string"
    case .markup: "markup"
    case .date: "date"
    case .object: "object"
    case .sequence, .list: "list"
    case .tuple: "tuple"
    case .mapping: "mapping"
    case .loop: "loop"
    case .cell: "namespace"
    case .callable: "macro"
    }
  }

  /// The number where Python would take the value for a whole one: truth values are 0 and 1.
  var exactInteger: Int? {
    switch self {
    case .integer(let value): value
    case .boolean(let value): value ? 1 : 0
    default: nil
    }
  }

  /// The number, whole or not.
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .boolean(let value): value ? 1 : 0
    case .float(let value): value
    default: nil
    }
  }
}
