import Base

extension Machine {
  mutating func applyToList(
    _ operation: FilterOperation, _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    switch operation {
    case .count:
      guard let count = length(value) else {
        throw TemplateProblem(
          chinese: "\(value.typeName) 没有长度", english: "a \(value.typeName) has no length")
      }
      return .integer(count)
    case .first:
      guard let count = length(value) else { throw notIterable(value) }
      return count > 0 ? element(0, of: value) : .undefined
    case .last:
      guard let count = length(value) else { throw notIterable(value) }
      guard count > 0 else { return .undefined }
      return element(count - 1, of: value).markup(if: value.isMarkup)
    case .list: return .list(arena.makeList(try elements(of: value)))
    case .reverse: return try reversed(value)
    case .join:
      let items = arguments[1].isUndefined ? value : try mapAttribute(value, [arguments[1]])
      let separator = arguments[0].isUndefined ? Value.text(.empty) : arguments[0]
      return try join(items, separator: separator)
    case .sort:
      return try sorted(
        value, isReversed: arguments[0].isTrue, isCaseSensitive: arguments[1].isTrue,
        attribute: arguments[2])
    case .unique: return try unique(value, arguments[0].isTrue, arguments[1])
    case .min, .max:
      return try extreme(value, isMax: operation == .max, arguments[0].isTrue, arguments[1])
    case .sum: return try total(value, arguments[0], start: arguments[1])
    case .groupby: return try grouped(value, arguments)
    case .batch: return try batched(value, arguments[0], filler: arguments[1])
    case .slice: return try sliced(value, arguments[0], filler: arguments[1])
    case .dictsort: return try sortedPairs(value, arguments)
    case .items:
      if value.isUndefined { return .list(arena.makeList([])) }
      guard case .mapping(let mapping) = value else { throw notMapping(value) }
      return .list(pairs(of: mapping))
    case .attr:
      if case .mapping = value { return .undefined }
      return try attribute(try textArgument(arguments[0]), of: value)
    default: return .undefined
    }
  }

  func notMapping(_ value: Value) -> TemplateProblem {
    TemplateProblem(
      chinese: "这里应当是字典，不是 \(value.typeName)",
      english: "expected a mapping, not a \(value.typeName)")
  }

  private mutating func reversed(_ value: Value) throws(TemplateProblem) -> Value {
    if let bytes = value.textBytes {
      let start = out.count
      for scalar in Utf8.scalars(bytes).reversed() {
        out.append(contentsOf: String(Character(scalar)))
      }
      return like(value, take(from: start))
    }
    return .list(arena.makeList(try elements(of: value).reversed()))
  }

  mutating func join(_ value: Value, separator: Value) throws(TemplateProblem) -> Value {
    let items = try elements(of: value)
    let isMarkup = separator.isMarkup || items.contains { $0.isMarkup }
    let between = isMarkup ? escaped(separator) : text(separator)
    let start = out.count
    for (index, item) in items.enumerated() {
      if index > 0 { out.append(between) }
      if isMarkup { emit(item) } else { append(item) }
      if out.count - start > limits.pageBytes { throw memoryProblem }
    }
    let bytes = take(from: start)
    return isMarkup ? .markup(bytes) : .text(bytes)
  }

  private mutating func batched(
    _ value: Value, _ count: Value, filler: Value
  ) throws(TemplateProblem) -> Value {
    let size = try size(count, or: 1)
    let items = try elements(of: value)
    var batches: [Value] = []
    var start = 0
    while start < items.count {
      // Python's comparison with the current length never matches sizes below one.
      let end = size < 1 ? items.count : min(start + size, items.count)
      var batch = Array(items[start..<end])
      if !filler.isUndefined, !filler.isNone, batch.count < size {
        try spend(size)
        batch += Array(repeating: filler, count: size - batch.count)
      }
      batches.append(.list(arena.makeList(batch)))
      start = end
    }
    return .list(arena.makeList(batches))
  }

  private mutating func sliced(
    _ value: Value, _ count: Value, filler: Value
  ) throws(TemplateProblem) -> Value {
    let slices = try size(count, or: 1)
    guard slices > 0 else {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "“slice”的份数应当大于零",
        english: "“slice” needs a count above zero")
    }
    try spend(slices)
    let items = try elements(of: value)
    let size = items.count / slices
    let larger = items.count % slices
    var result: [Value] = []
    var start = 0
    for number in 0..<slices {
      let end = start + size + (number < larger ? 1 : 0)
      var slice = Array(items[start..<end])
      if !filler.isUndefined, !filler.isNone, number >= larger { slice.append(filler) }
      result.append(.list(arena.makeList(slice)))
      start = end
    }
    return .list(arena.makeList(result))
  }

  mutating func select(
    _ instruction: Instruction, _ value: Value, attribute: Value?,
    _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    let operation = TestOperation(rawValue: UInt8(truncatingIfNeeded: instruction.a)) ?? .defined
    let rejects = instruction.c & 1 == 1
    let usesTruth = instruction.c & 2 == 2
    if !value.isTrue { return .list(arena.makeList([])) }
    let path = try attribute.map { (name) throws(TemplateProblem) in try attributePath(name) }
    var result: [Value] = []
    for element in try elements(of: value) {
      try spend(1)
      var subject = element
      if let path { subject = try follow(path, from: element) }
      let holds = usesTruth ? subject.isTrue : try test(operation, subject, arguments)
      if holds != rejects { result.append(element) }
    }
    return .list(arena.makeList(result))
  }
}
