import Base

extension Machine {
  mutating func callMethod(
    _ method: Method, of bytes: Bytes, isMarkup: Bool, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    func same(_ bytes: Bytes) -> Value { isMarkup ? .markup(bytes) : .text(bytes) }
    switch method {
    case .upper: return same(changeCase(bytes, .upper))
    case .lower: return same(changeCase(bytes, .lower))
    case .title: return same(changeCase(bytes, .title))
    case .capitalize: return same(changeCase(bytes, .capitalized))
    case .strip, .lstrip, .rstrip:
      let characters = arguments.first.flatMap { $0.textBytes }
      return same(
        strip(bytes, characters, atStart: method != .rstrip, atEnd: method != .lstrip))
    case .startswith: return .boolean(bytes.starts(with: try textArgument(arguments[0])))
    case .endswith: return .boolean(bytes.ends(with: try textArgument(arguments[0])))
    case .count, .index:
      let piece = try textArgument(arguments[0])
      var places: [Int] = []
      var offset = 0
      while !piece.isEmpty, let found = bytes.firstRange(of: piece, from: offset) {
        places.append(found.lowerBound)
        offset = found.upperBound
      }
      if method == .count {
        return .integer(piece.isEmpty ? Utf8.count(bytes) + 1 : places.count)
      }
      guard let first = piece.isEmpty ? 0 : places.first else {
        throw TemplateProblem(chinese: "文字里没有这一段", english: "the text does not contain this piece")
      }
      return .integer(Utf8.count(bytes[slice: 0..<first]))
    case .split: return try split(bytes, arguments, same)
    case .replace:
      return try replace(
        isMarkup ? .markup(bytes) : .text(bytes), arguments[0], arguments[1],
        arguments.count > 2 ? arguments[2] : .undefined)
    case .join:
      return try join(arguments[0], separator: isMarkup ? .markup(bytes) : .text(bytes))
    default:
      throw TemplateProblem(
        chinese: "文字没有方法“\(method)()”", english: "text has no method “\(method)()”")
    }
  }

  func textArgument(_ value: Value) throws(TemplateProblem) -> Bytes {
    if let bytes = value.textBytes { return bytes }
    throw TemplateProblem(
      code: .wrongArguments, chinese: "这里应当是文字，不是 \(value.typeName)",
      english: "expected text, not a \(value.typeName)")
  }

  private mutating func split(
    _ bytes: Bytes, _ arguments: UnsafeBufferPointer<Value>, _ same: (Bytes) -> Value
  ) throws(TemplateProblem) -> Value {
    let most = arguments.count > 1 ? arguments[1].exactInteger ?? -1 : -1
    var parts: [Value] = []
    var offset = 0
    guard let first = arguments.first, !first.isNone else {
      // Without a separator: by runs of white space, without empty parts.
      while true {
        offset = Utf8.skipSpace(from: offset, to: bytes.count, in: bytes)
        guard offset < bytes.count else { break }
        if most >= 0, parts.count == most {
          let end = Utf8.dropSpace(before: bytes.count, from: offset, in: bytes)
          parts.append(same(bytes[slice: offset..<end]))
          break
        }
        let start = offset
        while offset < bytes.count, !Utf8.isSpace(Utf8.scalar(at: offset, in: bytes)) {
          offset = Utf8.next(after: offset, in: bytes)
        }
        parts.append(same(bytes[slice: start..<offset]))
      }
      return .list(arena.makeList(parts))
    }
    let separator = try textArgument(first)
    guard !separator.isEmpty else {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "分隔符不能是空的", english: "the separator is empty")
    }
    while most < 0 || parts.count < most,
      let found = bytes.firstRange(of: separator, from: offset)
    {
      parts.append(same(bytes[slice: offset..<found.lowerBound]))
      offset = found.upperBound
    }
    parts.append(same(bytes[slice: offset..<bytes.count]))
    try spend(parts.count)
    return .list(arena.makeList(parts))
  }

  /// The bytes without leading and trailing characters, by default white space.
  func strip(_ bytes: Bytes, _ characters: Bytes?, atStart: Bool, atEnd: Bool) -> Bytes {
    let set = characters.map { Utf8.scalars($0) }
    func isDropped(_ scalar: Unicode.Scalar) -> Bool {
      set.map { $0.contains(scalar) } ?? Utf8.isSpace(scalar)
    }
    var start = 0
    var end = bytes.count
    if atStart {
      while start < end, isDropped(Utf8.scalar(at: start, in: bytes)) {
        start = Utf8.next(after: start, in: bytes)
      }
    }
    if atEnd {
      while end > start {
        let previous = Utf8.previous(before: end, in: bytes)
        guard isDropped(Utf8.scalar(at: previous, in: bytes)) else { break }
        end = previous
      }
    }
    return bytes[slice: start..<max(start, end)]
  }
}

extension Machine {
  /// How the case of text is changed.
  enum CaseChange {
    case upper, lower
    /// The first letter of the text in upper case, the rest in lower case.
    case capitalized
    /// Every letter after one that is none in upper case, as Python's `str.title()`.
    case title
  }

  mutating func changeCase(_ bytes: Bytes, _ change: CaseChange) -> Bytes {
    let start = out.count
    var follows = false
    for scalar in Utf8.scalars(bytes) {
      let properties = scalar.properties
      switch change {
      case .upper: append(scalar, properties.uppercaseMapping)
      case .lower: append(scalar, properties.lowercaseMapping)
      case .capitalized, .title:
        append(scalar, follows ? properties.lowercaseMapping : properties.titlecaseMapping)
        follows = change == .capitalized || properties.isCased
      }
    }
    return take(from: start)
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ mapped: @autoclosure () -> String) {
    // Han characters have no case; looking it up would make a string of each.
    if scalar.value < 0x80 || scalar.properties.isCased {
      out.append(contentsOf: mapped())
    } else {
      out.append(contentsOf: String(Character(scalar)))
    }
  }
}
