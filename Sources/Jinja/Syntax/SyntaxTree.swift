import Base

/// A template after reading: its statements, its blocks, and what is wrong with its grammar.
struct ParsedTemplate: Sendable {
  let source: TemplateSource
  let statements: [Statement]
  /// Every block at any depth, in the order of the source.
  let blocks: [Statement.Block]
  /// The first `{% extends %}`, if there is one.
  let parent: Expression?
  let problems: [SyntaxProblem]

  init(_ source: TemplateSource) {
    self.source = source
    if source.bytes.count > Self.maxBytes {
      let problem = SyntaxProblem(
        SourceSpan(0, 0), "模板超过 \(Self.maxBytes >> 20) MiB",
        "template is larger than \(Self.maxBytes >> 20) MiB")
      (statements, blocks, parent, problems) = ([], [], nil, [problem])
      return
    }
    if let place = source.firstInvalidByte {
      let problem = SyntaxProblem(
        SourceSpan(place, place + 1), "不是有效的 UTF-8，请把文件另存为 UTF-8",
        "not valid UTF-8; save the file as UTF-8")
      (statements, blocks, parent, problems) = ([], [], nil, [problem])
      return
    }
    var parser = source.bytes.withBytes { bytes in
      var lexer = Lexer(bytes)
      lexer.run()
      return Parser(source: source, tokens: lexer.tokens, problems: lexer.problems)
    }
    statements = parser.parseTemplate()
    blocks = parser.blocks
    parent = parser.parent
    problems = parser.problems
  }

  private static let maxBytes = 16 << 20
}

/// A statement of a template.
struct Statement: Sendable {
  let span: SourceSpan
  let form: Form

  /// What a statement consists of.
  indirect enum Form: Sendable {
    case text
    case output(Expression)
    case conditional([(test: Expression, body: [Statement])], otherwise: [Statement])
    case loop(ForLoop)
    case set(Target, Expression)
    /// The filters are innermost first around a missing operand.
    case setBlock(Target, filter: Expression?, body: [Statement])
    case with([(Target, Expression)], body: [Statement])
    case filter(Expression, body: [Statement])
    case block(Block)
    case extends(Expression)
    case include(Expression, ignoresMissing: Bool, withContext: Bool)
    case importModule(Expression, Expression.Name, withContext: Bool)
    case importNames(Expression, [ImportedName], withContext: Bool)
    case macro(Macro)
    case call(Macro, Expression, Expression.Arguments)
  }

  /// `{% for … %}`.
  struct ForLoop: Sendable {
    let target: Target
    let iterable: Expression
    let test: Expression?
    let body: [Statement]
    let otherwise: [Statement]
  }

  /// What a value is assigned to.
  indirect enum Target: Sendable {
    case name(Expression.Name)
    case attribute(Expression.Name, Expression.Name)
    case tuple([Target], SourceSpan)
  }

  /// `{% block … %}`.
  struct Block: Sendable {
    let name: Expression.Name
    let isScoped: Bool
    let isRequired: Bool
    let body: [Statement]
  }

  /// `{% macro … %}`, or the body of a `{% call %}`.
  struct Macro: Sendable {
    let name: Expression.Name
    let parameters: [(name: Expression.Name, fallback: Expression?)]
    let body: [Statement]
  }

  /// `name as alias` of a `{% from … import … %}`.
  struct ImportedName: Sendable {
    let name: Expression.Name
    let alias: Expression.Name
  }
}

/// An expression of a template.
struct Expression: Sendable {
  /// How deep expressions may nest: the compiler walks them by recursion.
  static let maxHeight = 200

  let span: SourceSpan
  let form: Form
  /// The number of levels below and including this one.
  let height: Int

  init(_ span: SourceSpan, _ form: Form, height: Int = 1) {
    self.span = span
    self.form = form
    self.height = height
  }

  /// What an expression consists of.
  indirect enum Form: Sendable {
    case name(String)
    case text([UInt8])
    case integer(Int)
    case float(Double)
    case boolean(Bool)
    case none
    case list([Expression])
    case tuple([Expression])
    case mapping([(key: Expression, value: Expression)])
    case attribute(Expression, Name)
    case item(Expression, Expression)
    case slice(Expression, lower: Expression?, upper: Expression?, step: Expression?)
    case call(Expression, Arguments)
    /// The operand is missing in `{% filter … %}` and `{% set x | … %}`.
    case filter(Expression?, Name, Arguments)
    case test(Expression, Name, Arguments, isNegated: Bool)
    case negate(Expression)
    case plus(Expression)
    case not(Expression)
    case arithmetic(Arithmetic, Expression, Expression)
    case concatenation([Expression])
    case comparison(Expression, [(Comparison, Expression)])
    case and([Expression])
    case or([Expression])
    case conditional(test: Expression, then: Expression, otherwise: Expression?)
    /// A mistake that was reported.
    case invalid
  }

  /// A name and where it stands.
  struct Name: Sendable {
    let text: String
    let span: SourceSpan
  }

  /// The arguments of a call, filter or test.
  struct Arguments: Sendable {
    var positional: [Expression] = []
    var keywords: [(name: Name, value: Expression)] = []
  }

  enum Arithmetic: UInt8, Sendable, CaseIterable {
    case add, subtract, multiply, divide, floorDivide, modulo, power
  }

  enum Comparison: UInt8, Sendable, CaseIterable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isIn, isNotIn
  }
}
