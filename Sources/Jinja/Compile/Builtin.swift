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
