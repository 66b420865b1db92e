/// The tests that follow `is`, as instructions name them.
enum TestOperation: UInt8, Sendable {
  case boolean, callable, defined, divisibleby, escaped, even, `false`, filter, float, integer
  case iterable, lower, mapping, none, number, odd, sameas, sequence, string, test, `true`
  case undefined, upper, isIn, eq, ne, gt, ge, lt, le

  /// How many arguments the test takes.
  var argumentCount: Int {
    switch self {
    case .divisibleby, .sameas, .isIn, .eq, .ne, .gt, .ge, .lt, .le: 1
    default: 0
    }
  }

  /// Every test by each of its names.
  static let all: [String: TestOperation] = [
    "boolean": .boolean, "callable": .callable, "defined": .defined,
    "divisibleby": .divisibleby, "escaped": .escaped, "even": .even, "false": .false,
    "filter": .filter, "float": .float, "integer": .integer, "iterable": .iterable,
    "lower": .lower, "mapping": .mapping, "none": .none, "number": .number, "odd": .odd,
    "sameas": .sameas, "sequence": .sequence, "string": .string, "test": .test, "true": .true,
    "undefined": .undefined, "upper": .upper, "in": .isIn, "eq": .eq, "equalto": .eq, "==": .eq,
    "ne": .ne, "!=": .ne, "gt": .gt, "greaterthan": .gt, ">": .gt, "ge": .ge, ">=": .ge,
    "lt": .lt, "lessthan": .lt, "<": .lt, "le": .le, "<=": .le,
  ]
}
