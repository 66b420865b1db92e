import Base

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Machine {
  mutating func arithmetic(
    _ operation: Expression.Arithmetic, _ left: Value, _ right: Value
  ) throws(TemplateProblem) -> Value {
    if let a = left.exactInteger, let b = right.exactInteger {
      return try integers(operation, a, b)
    }
    if let a = left.number, let b = right.number { return try floats(operation, a, b) }
    if operation == .modulo, let format = left.textBytes {
      let arguments: [Value]
      if case .tuple(let list) = right {
        arguments = Array(list.elements)
      } else {
        arguments = [right]
      }
      return try arguments.withUnsafeBufferPointer { (arguments) throws(TemplateProblem) in
        try printf(format, arguments, isMarkup: left.isMarkup)
      }
    }
    if left.isUndefined || right.isUndefined { throw undefinedProblem }
    switch operation {
    case .add:
      if let sum = try sum(left, right) { return sum }
    case .multiply:
      if let count = right.exactInteger, let product = try repeated(left, count) {
        return product
      }
      if let count = left.exactInteger, let product = try repeated(right, count) {
        return product
      }
    default: break
    }
    throw TemplateProblem(
      chinese: "\(left.typeName) 和 \(right.typeName) 之间不能这样运算",
      english: "unsupported operation between a \(left.typeName) and a \(right.typeName)")
  }

  private func integers(
    _ operation: Expression.Arithmetic, _ a: Int, _ b: Int
  ) throws(TemplateProblem) -> Value {
    switch operation {
    case .add: return try exact(a.addingReportingOverflow(b))
    case .subtract: return try exact(a.subtractingReportingOverflow(b))
    case .multiply: return try exact(a.multipliedReportingOverflow(by: b))
    case .divide:
      if b == 0 { throw divisionProblem }
      return .float(Double(a) / Double(b))
    case .floorDivide, .modulo:
      if b == 0 { throw divisionProblem }
      // Python rounds towards minus infinity, and the remainder has the divisor's sign.
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      if overflow {
        return operation == .modulo ? .integer(0) : try exact((0, true))
      }
      let remainder = a - quotient * b
      let isBelow = remainder != 0 && (remainder < 0) != (b < 0)
      if operation == .floorDivide { return .integer(isBelow ? quotient - 1 : quotient) }
      return .integer(isBelow ? remainder + b : remainder)
    case .power:
      if b < 0 {
        if a == 0 { throw divisionProblem }
        return .float(pow(Double(a), Double(b)))
      }
      return try power(a, b)
    }
  }

  private func power(_ base: Int, _ exponent: Int) throws(TemplateProblem) -> Value {
    var result = 1
    var factor = base
    var left = exponent
    var hasOverflown = false
    while left > 0 {
      if left & 1 == 1 {
        let product = result.multipliedReportingOverflow(by: factor)
        if product.overflow || hasOverflown { return try exact((0, true)) }
        result = product.partialValue
      }
      left >>= 1
      if left > 0 {
        let square = factor.multipliedReportingOverflow(by: factor)
        hasOverflown = hasOverflown || square.overflow
        factor = square.partialValue
      }
    }
    return .integer(result)
  }

  private func exact(
    _ result: (partialValue: Int, overflow: Bool)
  ) throws(TemplateProblem) -> Value {
    if result.overflow { throw overflowProblem }
    return .integer(result.partialValue)
  }

  private func floats(
    _ operation: Expression.Arithmetic, _ a: Double, _ b: Double
  ) throws(TemplateProblem) -> Value {
    switch operation {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide:
      if b == 0 { throw divisionProblem }
      return .float(a / b)
    case .floorDivide:
      if b == 0 { throw divisionProblem }
      return .float((a / b).rounded(.down))
    case .modulo:
      if b == 0 { throw divisionProblem }
      let remainder = fmod(a, b)
      return .float(remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder)
    case .power:
      let result = pow(a, b)
      if a == 0, b < 0 { throw divisionProblem }
      if result.isInfinite && a.isFinite && b.isFinite || result.isNaN && a.isFinite {
        throw TemplateProblem(
          chinese: "乘方的结果太大或没有意义", english: "the power is too large or undefined")
      }
      return .float(result)
    }
  }

  private var divisionProblem: TemplateProblem {
    TemplateProblem(chinese: "不能除以零", english: "division by zero")
  }

  /// The sum of two texts or lists; nil where there is none.
  private mutating func sum(_ left: Value, _ right: Value) throws(TemplateProblem) -> Value? {
    if left.textBytes != nil, right.textBytes != nil {
      return try [left, right].withUnsafeBufferPointer { (parts) throws(TemplateProblem) in
        try concatenate(parts)
      }
    }
    switch (left, right) {
    case (.tuple, .tuple):
      return .tuple(arena.makeList(try elements(of: left) + elements(of: right)))
    case (.list, .list), (.list, .sequence), (.sequence, .list), (.sequence, .sequence):
      return .list(arena.makeList(try elements(of: left) + elements(of: right)))
    default: return nil
    }
  }

  private mutating func repeated(_ value: Value, _ count: Int) throws(TemplateProblem) -> Value? {
    let times = max(count, 0)
    if let bytes = value.textBytes {
      let size = bytes.count.multipliedReportingOverflow(by: times)
      try allow(bytes: size.overflow ? .max : size.partialValue)
      try spend(size.partialValue / 64)
      let start = out.count
      if bytes.count > 0 { for _ in 0..<times { out.append(bytes) } }
      let result = take(from: start)
      return value.isMarkup ? .markup(result) : .text(result)
    }
    guard value.elements != nil else { return nil }
    let elements = try elements(of: value)
    let size = elements.count.multipliedReportingOverflow(by: times)
    try spend(size.overflow ? limits.steps + 1 : size.partialValue)
    var result: [Value] = []
    result.reserveCapacity(size.partialValue)
    if !elements.isEmpty { for _ in 0..<times { result += elements } }
    let list = arena.makeList(result)
    if case .tuple = value { return .tuple(list) }
    return .list(list)
  }

  func signed(_ value: Value, isNegative: Bool) throws(TemplateProblem) -> Value {
    if let integer = value.exactInteger {
      return isNegative ? try exact((0).subtractingReportingOverflow(integer)) : .integer(integer)
    }
    if case .float(let number) = value { return .float(isNegative ? -number : number) }
    if value.isUndefined { throw undefinedProblem }
    throw TemplateProblem(
      chinese: "\(value.typeName) 没有正负号", english: "a \(value.typeName) has no sign")
  }
}
