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
