import Base

extension Machine {
  /// The parts of `a.b.0`, names as text and positions as integers.
  func attributePath(_ name: Value) throws(TemplateProblem) -> [Value] {
    if name.exactInteger != nil { return [name] }
    return path(in: try textArgument(name))
  }

  private func path(in bytes: Bytes) -> [Value] {
    var parts: [Value] = []
    var start = 0
    while true {
      let end = bytes.firstIndex(of: UInt8(ascii: "."), from: start) ?? bytes.count
      let part = bytes[slice: start..<end]
      if part.count > 0, part.allSatisfy({ Ascii.isDigit($0) }), let index = Int(part.string) {
        parts.append(.integer(index))
      } else {
        parts.append(.text(part))
      }
      guard end < bytes.count else { return parts }
      start = end + 1
    }
  }

  mutating func follow(
    _ path: [Value], from value: Value, fallback: Value = .undefined
  ) throws(TemplateProblem) -> Value {
    var current = value
    for part in path {
      current = try item(part, of: current)
      if current.isUndefined { current = fallback }
    }
    return current
  }

  /// `map(attribute=…, default=…)`.
  mutating func mapAttribute(
    _ value: Value, _ arguments: some Collection<Value>
  ) throws(TemplateProblem) -> Value {
    guard let name = arguments.first else { return .undefined }
    let fallback = arguments.dropFirst().first ?? .undefined
    let path = try attributePath(name)
    var results: [Value] = []
    for element in try elements(of: value) {
      try spend(1)
      results.append(
        try follow(path, from: element, fallback: fallback.isNone ? .undefined : fallback))
    }
    return .list(arena.makeList(results))
  }

  /// What elements are compared by: an attribute, in lower case unless case matters.
  mutating func key(
    _ element: Value, _ path: [Value], isCaseSensitive: Bool, fallback: Value = .undefined
  ) throws(TemplateProblem) -> Value {
    let value = try follow(path, from: element, fallback: fallback)
    guard !isCaseSensitive, let bytes = value.textBytes else { return value }
    guard bytes.contains(where: { $0 >= 0x80 || ($0 >= 0x41 && $0 <= 0x5A) }) else {
      return value
    }
    return .text(changeCase(bytes, .lower))
  }

  /// The paths of `sort(attribute="a,b")`: one key for each.
  func attributePaths(_ name: Value) throws(TemplateProblem) -> [[Value]] {
    if name.isUndefined || name.isNone { return [[]] }
    guard let bytes = name.textBytes else { return [try attributePath(name)] }
    var paths: [[Value]] = []
    var start = 0
    while true {
      let end = bytes.firstIndex(of: UInt8(ascii: ","), from: start) ?? bytes.count
      paths.append(path(in: bytes[slice: start..<end]))
      guard end < bytes.count else { return paths }
      start = end + 1
    }
  }
}
