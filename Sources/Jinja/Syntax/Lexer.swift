import Base

/// A token of a template.
struct Token {
  enum Kind: Equatable {
    /// Text outside tags, whitespace control applied.
    case text
    case outputBegin
    case outputEnd
    case tagBegin
    case tagEnd
    case name
    case string
    case integer
    case float
    case symbol(Symbol)
    /// Something that was already reported.
    case invalid
    case end
  }

  /// Operators and punctuation.
  enum Symbol: String, CaseIterable {
    case floorDivide = "//"
    case power = "**"
    case equal = "=="
    case notEqual = "!="
    case greaterOrEqual = ">="
    case lessOrEqual = "<="
    case plus = "+"
    case minus = "-"
    case divide = "/"
    case multiply = "*"
    case modulo = "%"
    case tilde = "~"
    case openBracket = "["
    case closeBracket = "]"
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBrace = "{"
    case closeBrace = "}"
    case greater = ">"
    case less = "<"
    case assign = "="
    case dot = "."
    case colon = ":"
    case pipe = "|"
    case comma = ","
    case semicolon = ";"
  }

  let kind: Kind
  let span: SourceSpan
}

/// Cuts a template into tokens, by the rules of Jinja2's lexer with its default settings.
struct Lexer {
  let bytes: Bytes
  /// The end of the source, one trailing line end left out as `keep_trailing_newline = False`.
  let end: Int
  var position = 0
  var tokens: [Token] = []
  var problems: [SyntaxProblem] = []

  /// Opening brackets that are still open within the current tag.
  var openBrackets: [Token.Symbol] = []

  init(_ bytes: Bytes) {
    self.bytes = bytes
    var end = bytes.count
    if end > 0, bytes[end - 1] == Ascii.lineFeed {
      end -= 1
      if end > 0, bytes[end - 1] == Ascii.carriageReturn { end -= 1 }
    } else if end > 0, bytes[end - 1] == Ascii.carriageReturn {
      end -= 1
    }
    self.end = end
  }

  mutating func run() {
    while position < end {
      let start = position
      guard let brace = nextOpening(from: start) else {
        addText(start, end)
        break
      }
      let sign = brace + 2 < end ? bytes[brace + 2] : 0
      let textEnd =
        sign == UInt8(ascii: "-") ? Utf8.dropSpace(before: brace, from: start, in: bytes) : brace
      addText(start, textEnd)
      position = brace + 2
      if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { position += 1 }
      switch bytes[brace + 1] {
      case UInt8(ascii: "#"): skipComment(from: brace)
      case UInt8(ascii: "%"):
        if !readRaw(from: brace) { readTag(from: brace, isOutput: false) }
      default: readTag(from: brace, isOutput: true)
      }
    }
    add(.end, end, end)
  }

  mutating func add(_ kind: Token.Kind, _ start: Int, _ end: Int) {
    tokens.append(Token(kind: kind, span: SourceSpan(start, end)))
  }

  private mutating func addText(_ start: Int, _ end: Int) {
    if end > start { add(.text, start, end) }
  }

  /// The next `{{`, `{%` or `{#`.
  private func nextOpening(from start: Int) -> Int? {
    var offset = start
    while let brace = bytes.firstIndex(of: UInt8(ascii: "{"), from: offset), brace + 1 < end {
      switch bytes[brace + 1] {
      case UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "#"): return brace
      default: offset = brace + 1
      }
    }
    return nil
  }

  private mutating func skipComment(from start: Int) {
    var offset = position
    while let hash = bytes.firstIndex(of: UInt8(ascii: "#"), from: offset), hash + 1 < end {
      if bytes[hash + 1] == UInt8(ascii: "}") {
        let strips = hash > position && bytes[hash - 1] == UInt8(ascii: "-")
        position = hash + 2
        if strips { position = Utf8.skipSpace(from: position, to: end, in: bytes) }
        return
      }
      offset = hash + 1
    }
    problems.append(
      SyntaxProblem(
        SourceSpan(start, start + 2), "注释没有结束，请加上 “#}”", "comment is never closed; add “#}”"))
    position = end
  }

  /// Reads `{% raw %}…{% endraw %}` where the tag at `start` is one.
  private mutating func readRaw(from start: Int) -> Bool {
    guard let opened = tagEnd(after: "raw", from: position, allowsPlus: false) else { return false }
    var offset = opened.end
    let textStart = opened.strips ? Utf8.skipSpace(from: offset, to: end, in: bytes) : offset
    offset = textStart
    while let brace = bytes.firstIndex(of: UInt8(ascii: "{"), from: offset), brace + 1 < end {
      offset = brace + 1
      guard bytes[brace + 1] == UInt8(ascii: "%") else { continue }
      let sign = brace + 2 < end ? bytes[brace + 2] : 0
      let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
      guard let closed = tagEnd(after: "endraw", from: brace + (isSigned ? 3 : 2), allowsPlus: true)
      else { continue }
      let textEnd =
        sign == UInt8(ascii: "-")
        ? Utf8.dropSpace(before: brace, from: textStart, in: bytes) : brace
      addText(textStart, textEnd)
      position = closed.strips ? Utf8.skipSpace(from: closed.end, to: end, in: bytes) : closed.end
      return true
    }
    problems.append(
      SyntaxProblem(
        SourceSpan(start, opened.end), "“raw” 没有结束，请加上 “{% endraw %}”",
        "“raw” is never closed; add “{% endraw %}”"))
    addText(textStart, end)
    position = end
    return true
  }

  /// Where the tag ends, if it holds `word` alone.
  private func tagEnd(
    after word: StaticString, from start: Int, allowsPlus: Bool
  ) -> (end: Int, strips: Bool)? {
    var offset = Utf8.skipSpace(from: start, to: end, in: bytes)
    guard bytes[slice: offset..<end].begins(with: word) else { return nil }
    offset = Utf8.skipSpace(from: offset + word.utf8CodeUnitCount, to: end, in: bytes)
    let rest = bytes[slice: offset..<end]
    if rest.begins(with: "%}") { return (offset + 2, false) }
    if rest.begins(with: "-%}") { return (offset + 3, true) }
    if allowsPlus, rest.begins(with: "+%}") { return (offset + 3, false) }
    return nil
  }
}
