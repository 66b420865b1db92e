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
