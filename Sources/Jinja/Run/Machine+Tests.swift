import Base

extension Machine {
  mutating func test(
    _ test: TestOperation, _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Bool {
    switch test {
    case .defined: return !value.isUndefined
    case .undefined: return value.isUndefined
    case .none: return value.isNone
    case .boolean:
      if case .boolean = value { return true }
      return false
    case .true:
      if case .boolean(true) = value { return true }
      return false
    case .false:
      if case .boolean(false) = value { return true }
      return false
    case .integer:
      if case .integer = value { return true }
      return false
    case .float:
      if case .float = value { return true }
      return false
    case .number: return value.number != nil
    case .string: return value.textBytes != nil
    case .escaped: return value.isMarkup
    case .mapping:
      if case .mapping = value { return true }
      return false
    case .sequence:
      switch value {
      case .text, .markup, .list, .tuple, .sequence, .mapping, .undefined: return true
      default: return false
      }
    case .iterable: return length(value) != nil
    case .callable:
      if case .callable = value { return true }
      if case .cell(let reference) = value, case .joiner = reference.cell.pointee { return true }
      // An undefined value has a method that can be called: Python counts it in.
      return value.isUndefined
    case .lower, .upper: return hasCase(text(value), isUpper: test == .upper)
    case .odd, .even, .divisibleby: return try divides(test, value, arguments)
    case .filter: return value.textBytes.map { FilterSignature.all[$0.string] != nil } ?? false
    case .test: return value.textBytes.map { TestOperation.all[$0.string] != nil } ?? false
    case .sameas: return isSame(value, arguments[0])
    case .isIn: return try contains(arguments[0], value)
    case .eq: return equal(value, arguments[0])
    case .ne: return !equal(value, arguments[0])
    case .lt: return try precedes(value, arguments[0])
    case .le: return try precedes(value, arguments[0], orEqual: true)
    case .gt: return try precedes(arguments[0], value)
    case .ge: return try precedes(arguments[0], value, orEqual: true)
    }
  }

  private func hasCase(_ bytes: Bytes, isUpper: Bool) -> Bool {
    var hasCased = false
    for scalar in Utf8.scalars(bytes) {
      let properties = scalar.properties
      if isUpper ? properties.isLowercase : properties.isUppercase { return false }
      if isUpper ? properties.isUppercase : properties.isLowercase { hasCased = true }
    }
    return hasCased
  }

  private mutating func divides(
    _ test: TestOperation, _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Bool {
    let divisor = test == .divisibleby ? arguments[0] : .integer(2)
    let remainder = try arithmetic(.modulo, value, divisor).number
    return test == .odd ? remainder == 1 : remainder == 0
  }

  private func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.boolean(let a), .boolean(let b)): return a == b
    case (.boolean, _), (_, .boolean): return false
    case (.integer, .float), (.float, .integer): return false
    case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)):
      return a.elements.baseAddress == b.elements.baseAddress && a.count == b.count
    case (.mapping(let a), .mapping(let b)): return a.storage == b.storage
    default: return equal(left, right)
    }
  }
}
