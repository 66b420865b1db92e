import Base

extension Machine {
  /// `title` of Jinja2: a letter after a space, hyphen or opening bracket in upper case.
  mutating func titled(_ bytes: Bytes) -> Bytes {
    let start = out.count
    var isFirst = true
    for scalar in Utf8.scalars(bytes) {
      switch scalar {
      case "-", "(", "{", "[", "<":
        out.append(UInt8(truncatingIfNeeded: scalar.value))
        isFirst = true
      case _ where Utf8.isSpace(scalar):
        out.append(contentsOf: String(Character(scalar)))
        isFirst = true
      default:
        let properties = scalar.properties
        out.append(
          contentsOf: isFirst ? properties.uppercaseMapping : properties.lowercaseMapping)
        isFirst = false
      }
    }
    return take(from: start)
  }

  mutating func replace(
    _ value: Value, _ old: Value, _ new: Value, _ count: Value
  ) throws(TemplateProblem) -> Value {
    // As Jinja2: markup on any side makes the whole markup, with the text in it escaped.
    let isMarkup = value.isMarkup || old.isMarkup || new.isMarkup
    let source = isMarkup ? escaped(value) : text(value)
    let wanted = text(old)
    let replacement = isMarkup ? escaped(.text(text(new)).markup(if: new.isMarkup)) : text(new)
    var left = count.isUndefined || count.isNone ? -1 : try size(count, or: -1)
    let start = out.count
    var offset = 0
    while left != 0 {
      guard let found = source.firstRange(of: wanted, from: offset) else { break }
      if wanted.isEmpty {
        out.append(replacement)
        guard offset < source.count else { break }
        let next = Utf8.next(after: offset, in: source)
        out.append(source[slice: offset..<next])
        offset = next
      } else {
        out.append(source[slice: offset..<found.lowerBound])
        out.append(replacement)
        offset = found.upperBound
      }
      left -= 1
      if out.count - start > limits.pageBytes { throw memoryProblem }
    }
    if offset < source.count { out.append(source[slice: offset..<source.count]) }
    let result = take(from: start)
    return isMarkup ? .markup(result) : .text(result)
  }

  mutating func truncate(
    _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    let length = try size(arguments[0], or: 255)
    let end: Value = arguments[2].isUndefined ? .text(Bytes("...")) : arguments[2]
    let leeway = arguments[3].isNone ? 5 : try size(arguments[3], or: 5)
    let endCount = Utf8.count(text(end))
    guard length >= endCount, leeway >= 0 else {
      throw TemplateProblem(
        code: .wrongArguments, chinese: "“truncate”的长度至少要有 \(endCount)，余量不能是负数",
        english: "“truncate” needs a length of at least \(endCount) and no negative leeway")
    }
    guard let count = self.length(value) else { throw notText(value) }
    if count <= length + leeway || length > count {
      return value
    }
    guard let bytes = value.textBytes else { throw notText(value) }
    var kept = scalars(of: bytes, 0, length - endCount)
    if !arguments[1].isTrue, let space = kept.lastRange(of: Bytes(" "), before: kept.count) {
      kept = kept[slice: 0..<space.lowerBound]
    }
    return try [like(value, kept), end].withUnsafeBufferPointer { (parts) throws(TemplateProblem) in
      try concatenate(parts)
    }
  }

  /// `clauses`: each clause of a title in a `span`, which style sheets can keep in one line.
  ///
  /// A clause ends after ，, ： or ；, and escaping puts none of their bytes into text. One clause is
  /// left bare.
  mutating func clauses(_ value: Value) -> Bytes {
    let escaped = escaped(value)
    let start = out.count
    var clause = 0
    var place = 0
    while place < escaped.count {
      // U+FF0C, U+FF1A and U+FF1B: EF BC 8C, EF BC 9A, EF BC 9B.
      let isMark =
        escaped[place] == 0xEF && place + 2 < escaped.count && escaped[place + 1] == 0xBC
        && [0x8C, 0x9A, 0x9B].contains(escaped[place + 2])
      place += isMark ? 3 : 1
      guard isMark || place == escaped.count else { continue }
      if clause == 0, place == escaped.count { return escaped }
      out.append("<span class=\"clause\">")
      out.append(escaped[slice: clause..<place])
      out.append("</span>")
      clause = place
    }
    return take(from: start)
  }

  func notText(_ value: Value) -> TemplateProblem {
    TemplateProblem(
      chinese: "这里应当是文字，不是 \(value.typeName)",
      english: "expected text, not a \(value.typeName)")
  }

  mutating func center(_ value: Value, _ width: Value) throws(TemplateProblem) -> Value {
    let width = try size(width, or: 80)
    try allow(bytes: width)
    let bytes = text(value)
    let padding = width - Utf8.count(bytes)
    guard padding > 0 else { return like(value, bytes) }
    // Python puts the odd space to the left when the width is odd.
    let before = padding / 2 + (padding & width & 1)
    let start = out.count
    for _ in 0..<before { out.append(0x20) }
    out.append(bytes)
    for _ in before..<padding { out.append(0x20) }
    return like(value, take(from: start))
  }

  mutating func indent(
    _ value: Value, _ arguments: UnsafeBufferPointer<Value>
  ) throws(TemplateProblem) -> Value {
    guard let bytes = value.textBytes else { throw notText(value) }
    let indention: Bytes
    if let given = arguments[0].textBytes {
      indention = value.isMarkup ? escaped(arguments[0]) : given
    } else {
      let width = try size(arguments[0], or: 4)
      try allow(bytes: width)
      let start = out.count
      for _ in 0..<max(width, 0) { out.append(0x20) }
      indention = take(from: start)
    }
    let lines = TextLines.split(bytes, addingLineEnd: true)
    try allow(bytes: bytes.count + lines.count * indention.count)
    let start = out.count
    if arguments[1].isTrue { out.append(indention) }
    for (index, line) in lines.enumerated() {
      if index > 0 {
        out.append("\n")
        if arguments[2].isTrue || line.count > 0 { out.append(indention) }
      }
      out.append(line)
    }
    return like(value, take(from: start))
  }

  func wordCount(_ bytes: Bytes) -> Int {
    var count = 0
    var isInWord = false
    for scalar in Utf8.scalars(bytes) {
      let isWord = TextLines.isWord(scalar)
      if isWord, !isInWord { count += 1 }
      isInWord = isWord
    }
    return count
  }

  mutating func stripTags(_ bytes: Bytes) -> Bytes {
    // Comments first: one that contains a tag would otherwise end early.
    var rest = Array(bytes)
    rest = MarkupText.removing("<!--", "-->", from: rest)
    rest = MarkupText.removing("<", ">", from: rest)
    let start = out.count
    var isFirst = true
    rest.withBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let begin = Utf8.skipSpace(from: offset, to: bytes.count, in: bytes)
        var end = begin
        while end < bytes.count, !Utf8.isSpace(Utf8.scalar(at: end, in: bytes)) {
          end = Utf8.next(after: end, in: bytes)
        }
        if end > begin {
          if !isFirst { out.append(0x20) }
          isFirst = false
          out.append(bytes[slice: begin..<end])
        }
        offset = max(end, begin)
      }
    }
    let collapsed = take(from: start)
    MarkupText.unescape(collapsed, into: &out)
    return take(from: start)
  }
}

extension Value {
  /// Text as markup where it is known to be.
  func markup(if isMarkup: Bool) -> Value {
    if isMarkup, case .text(let bytes) = self { return .markup(bytes) }
    return self
  }
}
