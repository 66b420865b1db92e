import Base

extension Machine {
  /// Whether two values are equal, as `==` means it.
  func equal(_ left: Value, _ right: Value) -> Bool { equal(left, right, depth: 0) }

  private func equal(_ left: Value, _ right: Value, depth: Int) -> Bool {
    switch (left, right) {
    case (.undefined, .undefined), (.none, .none): return true
    case (.text(let a), .text(let b)), (.text(let a), .markup(let b)),
      (.markup(let a), .text(let b)), (.markup(let a), .markup(let b)):
      return a.equals(b)
    case (.integer(let a), .integer(let b)): return a == b
    case (.date(let a, let zone), .date(let b, let otherZone)):
      return a.unixSeconds(in: zone) == b.unixSeconds(in: otherZone)
    case (.object(let a), .object(let b)): return a == b
    case (.sequence(let a), .sequence(let b)) where a == b: return true
    case (.sequence, .sequence), (.sequence, .list), (.list, .sequence), (.list, .list),
      (.tuple, .tuple):
      return equalElements(left, right, depth: depth)
    case (.mapping(let a), .mapping(let b)):
      return depth < 100 && equalEntries(a, b, depth: depth)
    case (.loop(let a), .loop(let b)): return a.state == b.state
    case (.cell(let a), .cell(let b)): return a.cell == b.cell
    default:
      if let a = left.number, let b = right.number { return a == b }
      return false
    }
  }

  private func equalElements(_ left: Value, _ right: Value, depth: Int) -> Bool {
    guard depth < 100, let count = length(left), count == length(right) else { return false }
    for index in 0..<count {
      // Lists that hold one list many times take forever to compare.
      arena.blocks.pointee.comparisons += 1
      guard arena.blocks.pointee.comparisons <= limits.steps,
        equal(element(index, of: left), element(index, of: right), depth: depth + 1)
      else { return false }
    }
    return true
  }

  private func equalEntries(
    _ left: MappingReference, _ right: MappingReference, depth: Int
  ) -> Bool {
    guard left.count == right.count else { return false }
    for entry in left.entries {
      arena.blocks.pointee.comparisons += 1
      guard arena.blocks.pointee.comparisons <= limits.steps,
        let other = right.entries.first(where: { equal($0.key, entry.key, depth: depth + 1) }),
        equal(entry.value, other.value, depth: depth + 1)
      else { return false }
    }
    return true
  }

  /// A comparison operator; `operation` is the raw value of `Expression.Comparison`.
  mutating func compare(
    _ left: Value, _ right: Value, _ operation: Int32
  ) throws(TemplateProblem) -> Bool {
    switch Expression.Comparison(rawValue: UInt8(truncatingIfNeeded: operation)) {
    case .equal?: return equal(left, right)
    case .notEqual?: return !equal(left, right)
    case .less?: return try precedes(left, right)
    case .lessOrEqual?: return try precedes(left, right, orEqual: true)
    case .greater?: return try precedes(right, left)
    case .greaterOrEqual?: return try precedes(right, left, orEqual: true)
    case .isIn?: return try contains(right, left)
    default: return try !contains(right, left)
    }
  }

  /// Whether `left` sorts before `right`; values of different kinds have no order.
  func precedes(
    _ left: Value, _ right: Value, orEqual: Bool = false, depth: Int = 0
  ) throws(TemplateProblem) -> Bool {
    switch (left, right) {
    case (.integer(let a), .integer(let b)): return orEqual ? a <= b : a < b
    case (.date(let a, let zone), .date(let b, let otherZone)):
      let (first, second) = (a.unixSeconds(in: zone), b.unixSeconds(in: otherZone))
      return orEqual ? first <= second : first < second
    case (.list, .list), (.tuple, .tuple), (.sequence, .sequence), (.list, .sequence),
      (.sequence, .list):
      return try precedesByElements(left, right, orEqual: orEqual, depth: depth)
    default: break
    }
    if let a = left.textBytes, let b = right.textBytes {
      // UTF-8 sorts as code points do.
      return orEqual ? !b.precedes(a) : a.precedes(b)
    }
    if let a = left.number, let b = right.number { return orEqual ? a <= b : a < b }
    if left.isUndefined || right.isUndefined { throw undefinedProblem }
    throw TemplateProblem(
      chinese: "\(left.typeName) 和 \(right.typeName) 不能比较大小",
      english: "a \(left.typeName) and a \(right.typeName) have no order")
  }

  private func precedesByElements(
    _ left: Value, _ right: Value, orEqual: Bool, depth: Int
  ) throws(TemplateProblem) -> Bool {
    // As deep as lists are compared for being equal.
    guard depth < 100 else { throw memoryProblem }
    let (leftCount, rightCount) = (length(left) ?? 0, length(right) ?? 0)
    for index in 0..<min(leftCount, rightCount) {
      let (a, b) = (element(index, of: left), element(index, of: right))
      if !equal(a, b) { return try precedes(a, b, depth: depth + 1) }
    }
    return orEqual ? leftCount <= rightCount : leftCount < rightCount
  }

  /// Whether `element in container`.
  mutating func contains(_ container: Value, _ wanted: Value) throws(TemplateProblem) -> Bool {
    switch container {
    case .undefined: return false
    case .text(let text), .markup(let text):
      guard let piece = wanted.textBytes else {
        throw TemplateProblem(
          chinese: "“in” 的左边应当是文字，不是 \(wanted.typeName)",
          english: "“in” needs text on its left side, not a \(wanted.typeName)")
      }
      return text.firstRange(of: piece) != nil
    case .mapping(let mapping):
      if let name = wanted.textBytes { return mapping.position(ofKey: name) != nil }
      return mapping.entries.contains { equal($0.key, wanted) }
    case .list, .tuple, .sequence:
      let count = length(container) ?? 0
      try spend(count)
      for index in 0..<count where equal(element(index, of: container), wanted) { return true }
      return false
    default: throw notIterable(container)
    }
  }
}
