/// A macro or call block, and the functions made of it so far.
final class Callable {
  /// The types a function was made for.
  struct Signature: Hashable {
    var parameters: [StaticType]
    var caller: StaticType
    /// Whether it was only checked, without instructions.
    var isDead: Bool
  }

  /// A function made for certain types, valid while the variables around it have these types.
  struct Instance {
    let function: Int
    /// The variables around it that it uses, with their types.
    var captured: [Int: StaticType]
    /// The names it uses from around it, with the variable each meant; nil for none.
    var resolved: [String: Int?]
  }

  let macro: Statement.Macro
  let unit: TemplateUnit
  let scope: Scope
  /// The level of the function that it is defined in.
  let level: Int
  let takesCaller: Bool
  let takesVariable: Bool
  let takesKeywords: Bool
  var instances: [Signature: Instance] = [:]
  /// How many of its functions are being compiled, one within the other.
  var openCount = 0
  var isUsed = false

  init(macro: Statement.Macro, unit: TemplateUnit, scope: Scope, level: Int) {
    func mentions(_ name: String) -> Bool {
      !macro.parameters.contains { $0.name.text == name }
        && (macro.body.contains { $0.mentions(name) }
          || macro.parameters.contains { $0.fallback?.mentions(name) ?? false })
    }
    self.macro = macro
    self.unit = unit
    self.scope = scope
    self.level = level
    takesCaller = mentions("caller")
    takesVariable = mentions("varargs")
    takesKeywords = mentions("kwargs")
  }
}

/// An imported template.
struct Module {
  let name: String
  let scope: Scope
}

/// Which template is being compiled, and what of its blocks.
struct TemplateUnit {
  /// The number of its source among those of the program.
  var source: Int
  var inheritance: Inheritance
  /// The block whose body is being compiled: its name and how many overrides lie before it.
  var block: (name: String, depth: Int)?
}

/// A template and its ancestors: who defines which block.
final class Inheritance {
  struct Definition {
    let source: Int
    let block: Statement.Block
  }

  /// The definitions of each block, the one that counts first.
  var blocks: [String: [Definition]] = [:]
  /// The scope of the top level, which blocks see.
  let scope: Scope

  init(scope: Scope) { self.scope = scope }
}

/// The functions that every template may call.
enum Builtin: UInt8, Sendable {
  case range, dict, namespace, cycler, joiner

  static let all: [String: Builtin] = [
    "range": .range, "dict": .dict, "namespace": .namespace, "cycler": .cycler, "joiner": .joiner,
  ]
}

/// The methods that values have.
enum Method: UInt8, Sendable, CaseIterable {
  case items, keys, values, get
  case next, reset
  case cycle, changed
  case upper, lower, title, capitalize, strip, lstrip, rstrip, split, replace, startswith
  case endswith, join, count, index

  static let all: [String: Method] = Dictionary(
    uniqueKeysWithValues: allCases.map { ("\($0)", $0) })

  /// How many arguments it takes.
  var argumentCount: ClosedRange<Int> {
    switch self {
    case .items, .keys, .values, .next, .reset, .upper, .lower, .title, .capitalize: 0...0
    case .get: 1...2
    case .cycle: 1...1000
    case .changed: 0...1000
    case .strip, .lstrip, .rstrip: 0...1
    case .split: 0...2
    case .replace: 2...3
    case .startswith, .endswith, .join, .count, .index: 1...1
    }
  }
}
