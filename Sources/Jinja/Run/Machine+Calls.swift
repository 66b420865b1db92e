import Base

extension Machine {
  mutating func callBuiltin(
    _ builtin: Builtin, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    switch builtin {
    case .range: return try range(arguments)
    case .dict: return .mapping(try mapping(arguments))
    case .namespace:
      return .cell(makeCell(.namespace(try mapping(arguments))))
    case .cycler:
      return .cell(makeCell(.cycler(arena.makeList(copying: arguments), position: 0)))
    case .joiner:
      let separator = arguments[0].isUndefined ? Bytes(", ") : text(arguments[0])
      return .cell(makeCell(.joiner(separator, isUsed: false)))
    }
  }

  private func makeCell(_ cell: CellReference.Cell) -> CellReference {
    let memory = arena.allocate(CellReference.Cell.self, count: 1)
    memory.initialize(to: cell)
    return CellReference(cell: memory)
  }

  /// An optional mapping to start from, then names and values in turn.
  private mutating func mapping(
    _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> MappingReference {
    let result = arena.makeMapping(capacity: arguments.count / 2)
    var next = 0
    if arguments.count % 2 == 1 {
      next = 1
      if case .mapping(let given) = arguments[0] {
        try spend(given.count)
        for entry in given.entries { try insert(entry.key, entry.value, into: result) }
      } else {
        for pair in try elements(of: arguments[0]) {
          let parts = try elements(of: pair)
          guard parts.count == 2 else { throw notIterable(pair) }
          try insert(parts[0], parts[1], into: result)
        }
      }
    }
    while next < arguments.count {
      try insert(arguments[next], arguments[next + 1], into: result)
      next += 2
    }
    return result
  }

  private mutating func range(
    _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    var numbers: [Int] = []
    for argument in arguments {
      guard let number = argument.exactInteger else {
        throw TemplateProblem(
          code: .wrongArguments, chinese: "“range”需要整数，不是 \(argument.typeName)",
          english: "“range” needs whole numbers, not a \(argument.typeName)")
      }
      numbers.append(number)
    }
    let start = numbers.count > 1 ? numbers[0] : 0
    let end = numbers.count > 1 ? numbers[1] : numbers[0]
    let step = numbers.count > 2 ? numbers[2] : 1
    guard step != 0 else {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "“range”的步长不能是零", english: "the step of “range” is zero")
    }
    let distance =
      step > 0
      ? end.subtractingReportingOverflow(start)
      : start.subtractingReportingOverflow(end)
    let width = step.magnitude
    let count =
      distance.overflow
      ? Int.max
      : distance.partialValue <= 0 ? 0 : Int((UInt(distance.partialValue) - 1) / width) + 1
    try spend(count)
    let memory = arena.allocate(Value.self, count: max(count, 1))
    for index in 0..<count { memory[index] = .integer(start &+ index &* step) }
    return .list(ListReference(UnsafeBufferPointer(start: memory, count: count)))
  }

  /// Calls a value: only joiners can be called.
  mutating func callValue(_ value: Value) throws(TemplateProblem) -> Value {
    guard case .cell(let reference) = value,
      case .joiner(let separator, let isUsed) = reference.cell.pointee
    else {
      if value.isUndefined { throw undefinedProblem }
      throw notCallable(value)
    }
    reference.cell.pointee = .joiner(separator, isUsed: true)
    return .text(isUsed ? separator : .empty)
  }

  mutating func callMethod(
    _ method: Method, of value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    switch value {
    case .mapping(let mapping): return try callMethod(method, of: mapping, arguments)
    case .text(let bytes), .markup(let bytes):
      return try callMethod(method, of: bytes, isMarkup: value.isMarkup, arguments)
    case .loop(let loop): return try callMethod(method, of: loop, arguments)
    case .cell(let reference):
      if case .cycler(let items, let position) = reference.cell.pointee {
        if method == .reset {
          reference.cell.pointee = .cycler(items, position: 0)
          return .none
        }
        if method == .next {
          reference.cell.pointee = .cycler(items, position: (position + 1) % items.count)
          return items.elements[position]
        }
      }
    case .list, .tuple, .sequence:
      if method == .count || method == .index { return try find(method, in: value, arguments[0]) }
    case .undefined: throw undefinedProblem
    default: break
    }
    throw TemplateProblem(
      chinese: "\(value.typeName) 没有方法“\(method)()”",
      english: "a \(value.typeName) has no method “\(method)()”")
  }

  private mutating func find(
    _ method: Method, in value: Value, _ wanted: Value
  ) throws(TemplateProblem) -> Value {
    let elements = try elements(of: value)
    if method == .count {
      var count = 0
      for element in elements where equal(element, wanted) { count += 1 }
      return .integer(count)
    }
    for (index, element) in elements.enumerated() where equal(element, wanted) {
      return .integer(index)
    }
    throw TemplateProblem(chinese: "列表里没有这个值", english: "the value is not in the list")
  }

  private func callMethod(
    _ method: Method, of mapping: MappingReference, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    switch method {
    case .items: return .list(pairs(of: mapping))
    case .keys: return .list(arena.makeList(mapping.entries.map { $0.key }))
    case .values: return .list(arena.makeList(mapping.entries.map { $0.value }))
    case .get:
      let fallback = arguments.count > 1 ? arguments[1] : .none
      if let name = arguments[0].textBytes { return mapping.value(forKey: name) ?? fallback }
      return mapping.entries.first { equal($0.key, arguments[0]) }?.value ?? fallback
    default:
      throw TemplateProblem(
        chinese: "字典没有方法“\(method)()”", english: "a mapping has no method “\(method)()”")
    }
  }

  /// The keys and values as tuples.
  func pairs(of mapping: MappingReference) -> ListReference {
    arena.makeList(mapping.entries.map { .tuple(arena.makeList([$0.key, $0.value])) })
  }

  private mutating func callMethod(
    _ method: Method, of loop: LoopReference, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    switch method {
    case .cycle:
      return arguments[max(loop.state.pointee.index, 0) % arguments.count]
    case .changed:
      let now = Value.tuple(arena.makeList(copying: arguments))
      let isChanged =
        !loop.state.pointee.hasChangedBefore || !equal(loop.state.pointee.lastChanged, now)
      loop.state.pointee.lastChanged = now
      loop.state.pointee.hasChangedBefore = true
      return .boolean(isChanged)
    default:
      throw TemplateProblem(
        chinese: "loop 没有方法“\(method)()”", english: "“loop” has no method “\(method)()”")
    }
  }
}
