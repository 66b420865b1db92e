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
