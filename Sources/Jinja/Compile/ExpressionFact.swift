/// What the compiler knows about an expression that it has compiled.
struct ExpressionFact: Sendable {
  var type: StaticType
  var dependency: Dependency
  /// Whether it is true, where that is known already.
  var truth: Bool?

  init(_ type: StaticType, _ dependency: Dependency, truth: Bool? = nil) {
    self.type = type.isSmall ? type : .dynamic
    self.dependency = dependency
    self.truth = truth ?? type.truth
  }

  static let unknown = ExpressionFact(.dynamic, .dynamic)
}

/// What the compiler knows about a statement that it has compiled.
struct StatementFact {
  var dependency = Dependency.constant
  /// Whether it assigns a variable that is visible after it.
  var assigns = false

  static func |= (left: inout StatementFact, right: StatementFact) {
    left.dependency |= right.dependency
    left.assigns = left.assigns || right.assigns
  }
}
