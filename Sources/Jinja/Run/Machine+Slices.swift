import Base

extension Machine {
  mutating func slice(
    _ value: Value, lower: Value, upper: Value, step: Value
  ) throws(TemplateProblem) -> Value {
    if value.isUndefined { throw undefinedProblem }
    switch value {
    case .text, .markup, .list, .tuple, .sequence: break
    default:
      throw TemplateProblem(
        chinese: "\(value.typeName) 不能切片", english: "a \(value.typeName) cannot be sliced")
    }
    let count = length(value) ?? 0
    let step = try bound(step) ?? 1
    guard step != 0 else {
      throw TemplateProblem(chinese: "切片的步长不能是零", english: "the step of a slice is zero")
    }
    let lowest = step > 0 ? 0 : -1
    let highest = step > 0 ? count : count - 1
    func clamp(_ index: Int?, _ fallback: Int) -> Int {
      guard let index else { return fallback }
      let shifted = index < 0 ? index + count : index
      return min(max(shifted, lowest), highest)
    }
    let start = clamp(try bound(lower), step > 0 ? lowest : highest)
    let end = clamp(try bound(upper), step > 0 ? highest : lowest)
    if step == 1 { return contiguous(value, start, max(start, end)) }
    var indexes: [Int] = []
    var index = start
    while step > 0 ? index < end : index > end {
      indexes.append(index)
      index += step
    }
    try spend(indexes.count)
    return try picked(indexes, of: value)
  }

  private func bound(_ value: Value) throws(TemplateProblem) -> Int? {
    switch value {
    case .none: return nil
    case .integer, .boolean: return try size(value, or: 0)
    default:
      throw TemplateProblem(
        chinese: "切片的边界应当是整数，不是 \(value.typeName)",
        english: "the bounds of a slice are whole numbers, not a \(value.typeName)")
    }
  }

  private func contiguous(_ value: Value, _ start: Int, _ end: Int) -> Value {
    switch value {
    case .list(let list): return .list(list.slice(start..<end))
    case .tuple(let list): return .tuple(list.slice(start..<end))
    case .sequence(let sequence):
      return .sequence(
        SequenceReference(
          tag: sequence.tag, start: sequence.start + Int32(start), count: Int32(end - start)))
    case .text(let bytes): return .text(scalars(of: bytes, start, end))
    case .markup(let bytes): return .markup(scalars(of: bytes, start, end))
    default: return .undefined
    }
  }

  /// The code points from `start` up to `end`.
  func scalars(of bytes: Bytes, _ start: Int, _ end: Int) -> Bytes {
    let first = Utf8.offset(ofScalar: start, in: bytes)
    let rest = bytes[slice: first..<bytes.count]
    return rest[slice: 0..<Utf8.offset(ofScalar: end - start, in: rest)]
  }

  private mutating func picked(
    _ indexes: [Int], of value: Value
  ) throws(TemplateProblem) -> Value {
    if let bytes = value.textBytes {
      let scalars = Utf8.scalars(bytes)
      let start = out.count
      for index in indexes { out.append(contentsOf: String(Character(scalars[index]))) }
      let result = take(from: start)
      return value.isMarkup ? .markup(result) : .text(result)
    }
    let list = arena.makeList(indexes.map { element($0, of: value) })
    if case .tuple = value { return .tuple(list) }
    return .list(list)
  }
}
