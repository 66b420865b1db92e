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
