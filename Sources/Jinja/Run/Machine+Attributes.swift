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
    // By bytes: a loop over a list asks this for every element, and a string would be made each time.
    func isNamed(_ word: StaticString) -> Bool { name.equals(Bytes(word)) }
    if isNamed("first") { return .boolean(state.index == 0) }
    if isNamed("last") { return .boolean(state.index == state.count - 1) }
    if isNamed("index") { return .integer(state.index + 1) }
    if isNamed("index0") { return .integer(state.index) }
    if isNamed("length") { return .integer(state.count) }
    if isNamed("revindex") { return .integer(state.count - state.index) }
    if isNamed("revindex0") { return .integer(state.count - state.index - 1) }
    if isNamed("depth") { return .integer(state.depth + 1) }
    if isNamed("depth0") { return .integer(state.depth) }
    if isNamed("previtem") {
      return state.index > 0 ? element(state.index - 1, of: state.iterable) : .undefined
    }
    if isNamed("nextitem") {
      return state.index + 1 < state.count
        ? element(state.index + 1, of: state.iterable) : .undefined
    }
    return .undefined
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
