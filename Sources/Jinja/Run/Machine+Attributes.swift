import Base

extension Machine {
  /// A field of an object; undefined where there is no object, as Python's `None` has none.
  @inline(__always)
  func field(_ slot: Int, of value: Value) throws(TemplateProblem) -> Value {
    switch value {
    case .object(let object): return host.value(of: object, field: slot, in: arena)
    case .undefined: throw undefinedProblem
    default: return .undefined
    }
  }

  mutating func appendContent(of value: Value, field: Int) throws(TemplateProblem) {
    switch value {
    case .object(let object): try host.appendContent(of: object, field: field, to: &out)
    case .undefined: throw undefinedProblem
    default: break
    }
  }

  /// The attribute of a value, looked up by name.
  mutating func attribute(_ name: Bytes, of value: Value) throws(TemplateProblem) -> Value {
    switch value {
    case .undefined:
      throw TemplateProblem(
        chinese: "值未定义，没有属性“\(name.string)”",
        english: "the value is undefined, so it has no attribute “\(name.string)”")
    case .mapping(let mapping): return mapping.value(forKey: name) ?? .undefined
    case .object(let object):
      guard let field = program.fields.field(name, of: object.type) else { return .undefined }
      if field.isContent {
        let start = out.count
        try host.appendContent(of: object, field: field.slot, to: &out)
        return .markup(take(from: start))
      }
      return host.value(of: object, field: field.slot, in: arena)
    case .loop(let loop): return loopAttribute(name, of: loop)
    case .cell(let reference):
      switch reference.cell.pointee {
      case .namespace(let mapping): return mapping.value(forKey: name) ?? .undefined
      case .cycler(let items, let position):
        return name.equals(Bytes("current")) ? items.elements[position] : .undefined
      case .joiner: return .undefined
      }
    case .tuple(let list) where list.count == 2:
      if name.equals(Bytes("grouper")) { return list.elements[0] }
      return name.equals(Bytes("list")) ? list.elements[1] : .undefined
    case .date(let date, _): return dateAttribute(name, of: date)
    default: return .undefined
    }
  }

  private func dateAttribute(_ name: Bytes, of date: DateTime) -> Value {
    let day = date.date.components
    let time = date.time
    switch name.string {
    case "year": return .integer(day.year)
    case "month": return .integer(day.month)
    case "day": return .integer(day.day)
    case "hour": return .integer(time.hour)
    case "minute": return .integer(time.minute)
    case "second": return .integer(time.second)
    case "weekday": return .integer(date.date.weekday)
    default: return .undefined
    }
  }

  private func loopAttribute(_ name: Bytes, of loop: LoopReference) -> Value {
    let state = loop.state.pointee
    switch name.string {
    case "index": return .integer(state.index + 1)
    case "index0": return .integer(state.index)
    case "revindex": return .integer(state.count - state.index)
    case "revindex0": return .integer(state.count - state.index - 1)
    case "first": return .boolean(state.index == 0)
    case "last": return .boolean(state.index == state.count - 1)
    case "length": return .integer(state.count)
    case "depth": return .integer(state.depth + 1)
    case "depth0": return .integer(state.depth)
    case "previtem":
      return state.index > 0 ? element(state.index - 1, of: state.iterable) : .undefined
    case "nextitem":
      return state.index + 1 < state.count
        ? element(state.index + 1, of: state.iterable) : .undefined
    default: return .undefined
    }
  }

  /// The item of a value: by key, by position, or by the name of an attribute.
  mutating func item(_ key: Value, of value: Value) throws(TemplateProblem) -> Value {
    switch value {
    case .mapping(let mapping):
      if let name = key.textBytes { return mapping.value(forKey: name) ?? .undefined }
      for entry in mapping.entries where equal(entry.key, key) { return entry.value }
      return .undefined
    case .list, .tuple, .sequence, .text, .markup:
      guard let position = key.exactInteger else {
        if let name = key.textBytes, case .tuple = value { return try attribute(name, of: value) }
        return .undefined
      }
      let count = length(value) ?? 0
      let index = position < 0 ? position + count : position
      guard index >= 0, index < count else { return .undefined }
      return element(index, of: value).markup(if: value.isMarkup)
    case .undefined: throw undefinedProblem
    default:
      if let name = key.textBytes { return try attribute(name, of: value) }
      return .undefined
    }
  }

  func setAttribute(
    _ name: Bytes, of target: Value, to value: Value
  ) throws(TemplateProblem) {
    guard case .cell(let reference) = target,
      case .namespace(let mapping) = reference.cell.pointee
    else {
      throw TemplateProblem(
        chinese: "只能给 namespace() 的属性赋值", english: "attributes can only be set on a namespace()")
    }
    arena.set(.text(name), to: value, in: mapping)
  }

  mutating func makeMapping(
    _ pairs: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> MappingReference {
    let mapping = arena.makeMapping(capacity: pairs.count / 2)
    for index in stride(from: 0, to: pairs.count, by: 2) {
      try insert(pairs[index], pairs[index + 1], into: mapping)
    }
    return mapping
  }

  func insert(
    _ key: Value, _ value: Value, into mapping: MappingReference
  ) throws(TemplateProblem) {
    switch key {
    case .text, .markup: arena.set(key, to: value, in: mapping)
    case .list, .mapping, .sequence, .cell, .loop, .callable:
      throw TemplateProblem(
        chinese: "\(key.typeName) 不能作字典的键", english: "a \(key.typeName) cannot be a key")
    default:
      for index in 0..<mapping.count where equal(mapping.entries[index].key, key) {
        mapping.storage.pointee.entries[index].value = value
        return
      }
      arena.append(key, value, to: mapping)
    }
  }

  var undefinedProblem: TemplateProblem {
    TemplateProblem(
      chinese: "值未定义，不能这样用；可以先用 “is defined” 判断",
      english: "the value is undefined; ask “is defined” first")
  }

  func notCallable(_ value: Value) -> TemplateProblem {
    TemplateProblem(
      chinese: "\(value.typeName) 不能调用", english: "a \(value.typeName) cannot be called")
  }
}
