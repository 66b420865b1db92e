import Base

extension Value {
  /// The bytes of text or markup; nil for everything else.
  @inlinable
  var textBytes: Bytes? {
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
