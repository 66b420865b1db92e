import Base

extension Lexer {
  /// Reads the tokens of one `{{ … }}` or `{% … %}`, its delimiters included.
  mutating func readTag(from start: Int, isOutput: Bool) {
    add(isOutput ? .outputBegin : .tagBegin, start, position)
    openBrackets = []
    while position < end {
      if openBrackets.isEmpty, let length = endDelimiter(isOutput: isOutput) {
        let strips = bytes[position] == UInt8(ascii: "-")
        add(isOutput ? .outputEnd : .tagEnd, position, position + length)
        position += length
        if strips { position = Utf8.skipSpace(from: position, to: end, in: bytes) }
        return
      }
      readToken(isOutput: isOutput)
    }
    problems.append(
      SyntaxProblem(
        SourceSpan(start, min(start + 2, end)),
        "“\(isOutput ? "{{" : "{%")” 没有结束，请加上 “\(isOutput ? "}}" : "%}")”",
        "“\(isOutput ? "{{" : "{%")” is never closed; add “\(isOutput ? "}}" : "%}")”"))
    add(.invalid, end, end)
  }

  private func endDelimiter(isOutput: Bool) -> Int? {
    let rest = bytes[slice: position..<end]
    if isOutput { return rest.begins(with: "}}") ? 2 : rest.begins(with: "-}}") ? 3 : nil }
    if rest.begins(with: "%}") { return 2 }
    return rest.begins(with: "-%}") || rest.begins(with: "+%}") ? 3 : nil
  }

  private mutating func readToken(isOutput: Bool) {
    let start = position
    let byte = bytes[start]
    let scalar = Utf8.scalar(at: start, in: bytes)
    if Utf8.isSpace(scalar) {
      position = Utf8.next(after: start, in: bytes)
    } else if Ascii.isDigit(byte) {
      readNumber()
    } else if Self.startsName(scalar) {
      while position < end, Self.continuesName(Utf8.scalar(at: position, in: bytes)) {
        position = Utf8.next(after: position, in: bytes)
      }
      add(.name, start, position)
    } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
      readString(quote: byte, isOutput: isOutput)
    } else if let symbol = Self.symbol(bytes[slice: start..<end]) {
      position += symbol.rawValue.utf8.count
      readSymbol(symbol, start, isOutput: isOutput)
    } else {
      fail(
        SourceSpan(start, Utf8.next(after: start, in: bytes)),
        "标签里不能有字符 \(scalar) \(scalar.value > 0x7F ? "，请改用半角符号" : "")",
        "unexpected character \(scalar) in a tag", isOutput: isOutput)
    }
  }

  private mutating func readSymbol(_ symbol: Token.Symbol, _ start: Int, isOutput: Bool) {
    switch symbol {
    case .openBrace: openBrackets.append(.closeBrace)
    case .openBracket: openBrackets.append(.closeBracket)
    case .openParenthesis: openBrackets.append(.closeParenthesis)
    case .closeBrace, .closeBracket, .closeParenthesis:
      guard openBrackets.last == symbol else {
        let expected = openBrackets.last?.rawValue
        fail(
          SourceSpan(start, position),
          "多余的 “\(symbol.rawValue)”" + (expected.map { "，这里应当是 “\($0)”" } ?? ""),
          "unexpected “\(symbol.rawValue)”" + (expected.map { ", expected “\($0)”" } ?? ""),
          isOutput: isOutput)
        return
      }
      openBrackets.removeLast()
    default: break
    }
    add(.symbol(symbol), start, position)
  }

  private mutating func readString(quote: UInt8, isOutput: Bool) {
    let start = position
    var offset = start + 1
    while offset < end, bytes[offset] != quote {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard offset < end else {
      position = start + 1
      fail(
        SourceSpan(start, start + 1), "字符串没有结束，缺少后引号", "string is never closed: no closing quote",
        isOutput: isOutput)
      return
    }
    position = offset + 1
    add(.string, start, position)
  }

  /// Reports, and goes on after the end of the tag.
  private mutating func fail(
    _ span: SourceSpan, _ chinese: String, _ english: String, isOutput: Bool
  ) {
    problems.append(SyntaxProblem(span, chinese, english))
    add(.invalid, Int(span.start), Int(span.end))
    openBrackets = []
    position = max(position, Int(span.end))
    while position < end, endDelimiter(isOutput: isOutput) == nil { position += 1 }
    if position >= end { add(isOutput ? .outputEnd : .tagEnd, end, end) }
  }

  private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDStart
  }

  private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDContinue
  }

  private static func symbol(_ rest: Bytes) -> Token.Symbol? {
    // Two-byte symbols come first in the declaration, as the longest match wins.
    for symbol in Token.Symbol.allCases {
      let text = symbol.rawValue.utf8
      if rest.count >= text.count, zip(text, rest).allSatisfy({ $0 == $1 }) { return symbol }
    }
    return nil
  }
}

extension Lexer {
  /// Reads a number as Python writes them: `1_000`, `0x1F`, `0b1`, `0o7`, `1.5e-3`.
  mutating func readNumber() {
    let start = position
    let followsDot = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    if bytes[start] == UInt8(ascii: "0"), start + 1 < end,
      let digits = Self.digits(ofPrefix: bytes[start + 1])
    {
      let numberEnd = skipDigits(from: start + 2, allowsLeadingUnderscore: true, digits)
      if numberEnd > start + 2 {
        position = numberEnd
        add(.integer, start, numberEnd)
        return
      }
    }
    var offset = skipDigits(from: start, allowsLeadingUnderscore: false, Ascii.isDigit)
    var isFloat = false
    if !followsDot {
      if let fraction = after(UInt8(ascii: "."), at: offset) {
        offset = fraction
        isFloat = true
      }
      if let exponent = exponent(at: offset) {
        offset = exponent
        isFloat = true
      }
    }
    position = offset
    add(isFloat ? .float : .integer, start, offset)
  }

  private func exponent(at offset: Int) -> Int? {
    guard offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") else { return nil }
    let signed = offset + 1
    let isSigned =
      signed < end && (bytes[signed] == UInt8(ascii: "+") || bytes[signed] == UInt8(ascii: "-"))
    let first = isSigned ? signed + 1 : signed
    let last = skipDigits(from: first, allowsLeadingUnderscore: false, Ascii.isDigit)
    return last > first ? last : nil
  }

  private func after(_ mark: UInt8, at offset: Int) -> Int? {
    guard offset < end, bytes[offset] == mark else { return nil }
    let last = skipDigits(from: offset + 1, allowsLeadingUnderscore: false, Ascii.isDigit)
    return last > offset + 1 ? last : nil
  }

  private func skipDigits(
    from start: Int, allowsLeadingUnderscore: Bool, _ isDigit: (UInt8) -> Bool
  ) -> Int {
    var offset = start
    var last = start
    while offset < end {
      if isDigit(bytes[offset]) {
        offset += 1
        last = offset
      } else if bytes[offset] == UInt8(ascii: "_"), offset > start || allowsLeadingUnderscore,
        offset + 1 < end, isDigit(bytes[offset + 1])
      {
        offset += 1
      } else {
        break
      }
    }
    return last
  }

  private static func digits(ofPrefix byte: UInt8) -> ((UInt8) -> Bool)? {
    switch byte | 0x20 {
    case UInt8(ascii: "x"):
      { Ascii.isDigit($0) || ($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "f")) }
    case UInt8(ascii: "o"): { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7") }
    case UInt8(ascii: "b"): { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }
    default: nil
    }
  }
}
