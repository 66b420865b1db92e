extension Expression {
  /// The expressions directly within this one.
  var parts: [Expression] {
    switch form {
    case .name, .text, .integer, .float, .boolean, .none, .invalid: []
    case .list(let elements), .tuple(let elements), .concatenation(let elements),
      .and(let elements), .or(let elements):
      elements
    case .mapping(let pairs): pairs.flatMap { [$0.key, $0.value] }
    case .attribute(let value, _), .negate(let value), .plus(let value), .not(let value): [value]
    case .item(let value, let key): [value, key]
    case .slice(let value, let lower, let upper, let step):
      [value] + [lower, upper, step].compactMap { $0 }
    case .call(let callee, let arguments): [callee] + arguments.values
    case .filter(let operand, _, let arguments):
      (operand.map { [$0] } ?? []) + arguments.values
    case .test(let operand, _, let arguments, _): [operand] + arguments.values
    case .arithmetic(_, let left, let right): [left, right]
    case .comparison(let first, let steps): [first] + steps.map { $0.1 }
    case .conditional(let test, let value, let otherwise):
      [test, value] + (otherwise.map { [$0] } ?? [])
    }
  }

  /// Whether the name is used anywhere within.
  func mentions(_ name: String) -> Bool {
    if case .name(let own) = form { return own == name }
    return parts.contains { $0.mentions(name) }
  }
}

extension Expression.Arguments {
  var values: [Expression] { positional + keywords.map { $0.value } }
}

extension Statement {
  /// The expressions and statement lists directly within this one.
  var parts: (expressions: [Expression], bodies: [[Statement]]) {
    switch form {
    case .text, .extends, .importModule, .importNames: ([], [])
    case .output(let value), .set(_, let value): ([value], [])
    case .conditional(let branches, let otherwise):
      (branches.map { $0.test }, branches.map { $0.body } + [otherwise])
    case .loop(let loop):
      ([loop.iterable] + (loop.test.map { [$0] } ?? []), [loop.body, loop.otherwise])
    case .setBlock(_, let filter, let body): (filter.map { [$0] } ?? [], [body])
    case .with(let assignments, let body): (assignments.map { $0.1 }, [body])
    case .filter(let filter, let body): ([filter], [body])
    case .block(let block): ([], [block.body])
    case .include(let name, _, _): ([name], [])
    case .macro(let macro): (macro.parameters.compactMap { $0.fallback }, [macro.body])
    case .call(let macro, let callee, let arguments):
      ([callee] + arguments.values + macro.parameters.compactMap { $0.fallback }, [macro.body])
    }
  }

  /// Whether the name is used anywhere within.
  func mentions(_ name: String) -> Bool {
    let parts = parts
    return parts.expressions.contains { $0.mentions(name) }
      || parts.bodies.contains { $0.contains { $0.mentions(name) } }
  }

  /// Whether another template is included anywhere within.
  var includesTemplate: Bool {
    if case .include = form { return true }
    return parts.bodies.contains { $0.contains { $0.includesTemplate } }
  }

  /// The names that this statement assigns in the scope that it stands in.
  func collectAssignedNames(into names: inout [String]) {
    switch form {
    case .set(let target, _), .setBlock(let target, _, _): target.collectNames(into: &names)
    case .conditional(let branches, let otherwise):
      for statement in branches.flatMap({ $0.body }) + otherwise {
        statement.collectAssignedNames(into: &names)
      }
    default: break
    }
  }

  /// The blocks in this statement that are not within another block.
  func collectOutermostBlocks(into blocks: inout [Block]) {
    if case .block(let block) = form {
      blocks.append(block)
    } else {
      for statement in parts.bodies.joined() { statement.collectOutermostBlocks(into: &blocks) }
    }
  }
}

extension Statement.Target {
  func collectNames(into names: inout [String]) {
    switch self {
    case .name(let name): names.append(name.text)
    case .attribute: break
    case .tuple(let targets, _): for target in targets { target.collectNames(into: &names) }
    }
  }
}
