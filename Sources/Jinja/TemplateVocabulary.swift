/// All the words of the template language, from the tables that the compiler itself looks into.
///
/// For whoever goes through them all: a new filter, test or operator is among them at once.
package enum TemplateVocabulary {
  /// A filter, test, method or function.
  package struct Word: Sendable {
    /// The name.
    package let name: String
    /// The names of what it takes; for methods, whose arguments have none, how many.
    package let parameters: [String]
    /// How many of the parameters, from the first, must be given.
    package let requiredCount: Int
  }

  /// Every filter by each of its names.
  package static var filters: [Word] {
    FilterSignature.all.map { name, signature in
      Word(
        name: name, parameters: signature.parameters.map { $0.name },
        requiredCount: signature.parameters.count { $0.isRequired })
    }.sorted { $0.name < $1.name }
  }

  /// Every test that is a word.
  package static var tests: [Word] {
    TestOperation.all.filter { $0.key.first?.isLetter ?? false }.map { name, test in
      word(name, test.argumentCount...test.argumentCount)
    }.sorted { $0.name < $1.name }
  }

  /// Every method of a value.
  package static var methods: [Word] {
    Method.all.map { word($0.key, $0.value.argumentCount) }.sorted { $0.name < $1.name }
  }

  /// Every operator between two values.
  package static var operators: [String] {
    ["~", "and", "or"] + Expression.Arithmetic.allCases.map { $0.spelling }
      + Expression.Comparison.allCases.map { $0.spelling }
  }

  /// Every function that is there without a host.
  package static var functions: [String] { Builtin.all.keys.sorted() }

  private static func word(_ name: String, _ counts: ClosedRange<Int>) -> Word {
    Word(
      name: name, parameters: (0..<min(counts.upperBound, 4)).map { "\($0)" },
      requiredCount: counts.lowerBound)
  }
}

extension Expression.Arithmetic {
  fileprivate var spelling: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .floorDivide: "//"
    case .modulo: "%"
    case .power: "**"
    }
  }
}

extension Expression.Comparison {
  fileprivate var spelling: String {
    switch self {
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .isIn: "in"
    case .isNotIn: "not in"
    }
  }
}
