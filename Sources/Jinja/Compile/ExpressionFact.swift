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

/// What the value of an expression or the output of a statement depends on.
///
/// Depending on nothing but globals and literals makes a part constant: it is rendered once.
struct Dependency: Hashable, Sendable {
  /// Bit *k* is set where it depends on the element of the enclosing loop *k*.
  private var loops: UInt64
  /// Whether it depends on the page, on parameters or on state.
  private(set) var isDynamic: Bool

  static let constant = Dependency(loops: 0, isDynamic: false)
  static let dynamic = Dependency(loops: 0, isDynamic: true)

  /// On the element of loop `depth`; loops nested deeper than there are bits count as dynamic.
  static func loop(_ depth: Int) -> Dependency {
    depth < 64 ? Dependency(loops: 1 << UInt64(depth), isDynamic: false) : .dynamic
  }

  var isConstant: Bool { loops == 0 && !isDynamic }

  func union(_ other: Dependency) -> Dependency {
    Dependency(loops: loops | other.loops, isDynamic: isDynamic || other.isDynamic)
  }

  /// What is left outside of loop `depth`.
  func leaving(loop depth: Int) -> Dependency {
    guard depth < 64 else { return self }
    return Dependency(loops: loops & ~(1 << UInt64(depth)), isDynamic: isDynamic)
  }

  static func |= (left: inout Dependency, right: Dependency) { left = left.union(right) }
}

/// A variable: where it lives and what is known about it at this point of the program.
struct Binding {
  enum Home {
    /// A slot of the frame of function level `level`.
    case slot(Int, level: Int)
    /// A global of the schema.
    case global(Int)
    /// An imported module, which exists only for the compiler.
    case nowhere
  }

  let home: Home
  var type: StaticType
  var dependency: Dependency
}

/// The names visible at a place of a template.
final class Scope {
  let parent: Scope?
  var bindings: [String: Int] = [:]

  init(parent: Scope?) { self.parent = parent }

  /// The number of the binding that a name means here.
  func lookUp(_ name: String) -> Int? {
    var scope: Scope? = self
    while let current = scope {
      if let binding = current.bindings[name] { return binding }
      scope = current.parent
    }
    return nil
  }

  /// Every name visible here.
  var visibleNames: Set<String> {
    var names = Set(bindings.keys)
    var scope = parent
    while let current = scope {
      names.formUnion(current.bindings.keys)
      scope = current.parent
    }
    return names
  }
}
