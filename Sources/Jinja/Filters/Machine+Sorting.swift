import Base

extension Machine {
  mutating func sorted(
    _ value: Value, isReversed: Bool, isCaseSensitive: Bool, attribute: Value
  ) throws(TemplateProblem) -> Value {
    let paths = try attributePaths(attribute)
    let items = try elements(of: value)
    var keys: [Value] = []
    for item in items {
      var parts: [Value] = []
      for path in paths { parts.append(try key(item, path, isCaseSensitive: isCaseSensitive)) }
      keys.append(.tuple(arena.makeList(parts)))
    }
    let order = try sortedIndexes(keys, isReversed: isReversed)
    return .list(arena.makeList(order.map { items[$0] }))
  }

  /// The positions of keys in sorted order; equal ones keep theirs, also in reverse.
  mutating func sortedIndexes(
    _ keys: [Value], isReversed: Bool
  ) throws(TemplateProblem) -> [Int] {
    try spend(keys.count * 4)
    var problem: TemplateProblem?
    var order = Array(keys.indices)
    order.sort { left, right in
      guard problem == nil else { return left < right }
      do throws(TemplateProblem) {
        let first = isReversed ? right : left
        let second = isReversed ? left : right
        if try precedes(keys[first], keys[second]) { return true }
        if try precedes(keys[second], keys[first]) { return false }
      } catch {
        problem = error
      }
      return left < right
    }
    if let problem { throw problem }
    return order
  }

  mutating func unique(
    _ value: Value, _ isCaseSensitive: Bool, _ attribute: Value
  ) throws(TemplateProblem) -> Value {
    let path = attribute.isUndefined || attribute.isNone ? [] : try attributePath(attribute)
    var texts: Set<[UInt8]> = []
    var others: [Value] = []
    var result: [Value] = []
    for item in try elements(of: value) {
      let key = try key(item, path, isCaseSensitive: isCaseSensitive)
      if let bytes = key.textBytes {
        if texts.insert(Array(bytes)).inserted { result.append(item) }
      } else if !others.contains(where: { equal($0, key) }) {
        try spend(others.count)
        others.append(key)
        result.append(item)
      }
    }
    return .list(arena.makeList(result))
  }

  mutating func extreme(
    _ value: Value, isMax: Bool, _ isCaseSensitive: Bool, _ attribute: Value
  ) throws(TemplateProblem) -> Value {
    let path = attribute.isUndefined || attribute.isNone ? [] : try attributePath(attribute)
    var best: (item: Value, key: Value)?
    for item in try elements(of: value) {
      let key = try key(item, path, isCaseSensitive: isCaseSensitive)
      guard let known = best else {
        best = (item, key)
        continue
      }
      if try isMax ? precedes(known.key, key) : precedes(key, known.key) { best = (item, key) }
    }
    return best?.item ?? .undefined
  }

  mutating func total(
    _ value: Value, _ attribute: Value, start: Value
  ) throws(TemplateProblem) -> Value {
    let items =
      attribute.isUndefined || attribute.isNone ? value : try mapAttribute(value, [attribute])
    var sum: Value = start.isUndefined ? .integer(0) : start
    if sum.textBytes != nil { throw notNumberStart }
    for item in try elements(of: items) { sum = try arithmetic(.add, sum, item) }
    return sum
  }

  private var notNumberStart: TemplateProblem {
    TemplateProblem(
      code: .wrongArguments, chinese: "“sum”不能连接文字，请用“join”",
      english: "“sum” cannot join text; use “join”")
  }

  mutating func grouped(
    _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    let path = try attributePath(arguments[0])
    let fallback = arguments[1].isNone ? .undefined : arguments[1]
    let isCaseSensitive = arguments[2].isTrue
    let items = try elements(of: value)
    var keys: [Value] = []
    for item in items {
      keys.append(try key(item, path, isCaseSensitive: isCaseSensitive, fallback: fallback))
    }
    var groups: [Value] = []
    var members: [Value] = []
    var current: Value?
    for index in try sortedIndexes(keys, isReversed: false) {
      if let known = current, !equal(known, keys[index]) {
        groups.append(try group(members, path, fallback))
        members = []
      }
      current = keys[index]
      members.append(items[index])
    }
    if !members.isEmpty { groups.append(try group(members, path, fallback)) }
    return .list(arena.makeList(groups))
  }

  private mutating func group(
    _ members: [Value], _ path: [Value], _ fallback: Value
  ) throws(TemplateProblem) -> Value {
    let grouper = try follow(path, from: members[0], fallback: fallback)
    return .tuple(arena.makeList([grouper, .list(arena.makeList(members))]))
  }

  mutating func sortedPairs(
    _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    guard case .mapping(let mapping) = value else {
      throw value.isUndefined ? undefinedProblem : notMapping(value)
    }
    let by = arguments[1].isUndefined ? "key" : try textArgument(arguments[1]).string
    guard by == "key" || by == "value" else {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "“dictsort”只能按 key 或 value 排序",
        english: "“dictsort” sorts by key or value")
    }
    let items = pairs(of: mapping)
    let position = Value.integer(by == "key" ? 0 : 1)
    var keys: [Value] = []
    for index in 0..<items.count {
      keys.append(
        try key(items.elements[index], [position], isCaseSensitive: arguments[0].isTrue))
    }
    let order = try sortedIndexes(keys, isReversed: arguments[2].isTrue)
    return .list(arena.makeList(order.map { items.elements[$0] }))
  }
}
