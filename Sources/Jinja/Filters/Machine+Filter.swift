import Base

extension Machine {
  /// A filter instruction: `a` is the operation, the arguments are those of its signature.
  @inline(never)
  mutating func filter(
    _ instruction: Instruction, _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    guard let operation = FilterOperation(rawValue: UInt8(truncatingIfNeeded: instruction.a))
    else { return .undefined }
    if operation == .attr, instruction.c == 1 {
      return value.isTrue ? try mapAttribute(value, arguments) : .list(arena.makeList([]))
    }
    if operation == .format {
      return try format(value, arguments, isNamed: instruction.c == 1)
    }
    return try apply(operation, value, arguments)
  }

  /// `map("name", …)`: a filter on each element.
  mutating func mapFilter(
    _ instruction: Instruction, _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    guard let operation = FilterOperation(rawValue: UInt8(truncatingIfNeeded: instruction.a))
    else { return .undefined }
    if !value.isTrue { return .list(arena.makeList([])) }
    var results: [Value] = []
    for element in try elements(of: value) {
      try spend(1)
      results.append(try apply(operation, element, arguments))
    }
    return .list(arena.makeList(results))
  }

  /// Applies a filter; `arguments` has one value for each parameter, undefined if left out.
  mutating func apply(
    _ operation: FilterOperation, _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    switch operation {
    case .upper: return recased(value, .upper)
    case .lower: return recased(value, .lower)
    case .capitalize: return recased(value, .capitalized)
    case .title: return .text(titled(text(value)))
    case .trim:
      let characters = arguments[0].textBytes
      return like(value, strip(text(value), characters, atStart: true, atEnd: true))
    case .replace: return try replace(value, arguments[0], arguments[1], arguments[2])
    case .truncate: return try truncate(value, arguments)
    case .center: return try center(value, arguments[0])
    case .indent: return try indent(value, arguments)
    case .clauses: return .markup(clauses(value))
    case .wordcount: return .integer(wordCount(text(value)))
    case .wordwrap: return try wordWrap(value, arguments)
    case .string: return value.textBytes == nil ? .text(text(value)) : value
    case .escape: return .markup(escaped(value))
    case .forceescape: return .markup(escaped(.text(text(value))))
    case .safe: return .markup(text(value))
    case .striptags: return .text(stripTags(text(value)))
    case .urlencode: return try urlEncode(value)
    case .tojson: return try toJSON(value, indent: arguments[0])
    case .xmlattr: return try xmlAttributes(value, arguments[0])
    case .filesizeformat: return try fileSize(value, isBinary: arguments[0].isTrue)
    case .date:
      let start = out.count
      try appendDate(
        value,
        format: arguments[0].isUndefined
          ? Bytes("%Y-%m-%d %H:%M") : try textArgument(arguments[0]))
      return .text(take(from: start))
    case .default:
      let isMissing = value.isUndefined || (arguments[1].isTrue && !value.isTrue)
      return isMissing ? arguments[0] : value
    case .abs, .round, .int, .float: return try applyNumeric(operation, value, arguments)
    default: return try applyToList(operation, value, arguments)
    }
  }

  /// Bytes as markup or text, whichever `value` is.
  func like(_ value: Value, _ bytes: Bytes) -> Value {
    value.isMarkup ? .markup(bytes) : .text(bytes)
  }

  private mutating func recased(_ value: Value, _ change: CaseChange) -> Value {
    like(value, changeCase(text(value), change))
  }
}

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
