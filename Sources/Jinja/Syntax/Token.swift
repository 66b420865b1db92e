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
