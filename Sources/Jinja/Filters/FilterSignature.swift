/// What a filter or test takes.
struct FilterSignature: Sendable {
  struct Parameter: Sendable {
    let name: String
    var isRequired = false
    /// Whether it names an attribute of the elements, checked where they are typed objects.
    var isAttribute = false
    /// Whether empty text takes its place where it is left out, not an undefined value.
    var isEmptyTextByDefault = false
  }

  let operation: FilterOperation
  let parameters: [Parameter]
  /// Whether it takes any number of arguments, as `format` does.
  var takesAny = false

  /// Every filter by each of its names.
  static let all: [String: FilterSignature] = {
    var table: [String: FilterSignature] = [:]
    for operation in FilterOperation.allCases {
      let signature = FilterSignature(
        operation: operation, parameters: parameters(of: operation),
        takesAny: operation == .format)
      table["\(operation)"] = signature
    }
    table["d"] = table["default"]
    table["e"] = table["escape"]
    table["length"] = table["count"]
    return table
  }()

  private static func parameters(of operation: FilterOperation) -> [Parameter] {
    func required(_ name: String) -> Parameter { Parameter(name: name, isRequired: true) }
    func optional(_ names: String...) -> [Parameter] { names.map { Parameter(name: $0) } }
    let attribute = Parameter(name: "attribute", isAttribute: true)
    switch operation {
    case .attr: return [required("name")]
    case .batch: return [required("linecount")] + optional("fill_with")
    case .center: return optional("width")
    case .date: return optional("format")
    case .default:
      return [Parameter(name: "default_value", isEmptyTextByDefault: true)] + optional("boolean")
    case .dictsort: return optional("case_sensitive", "by", "reverse")
    case .filesizeformat: return optional("binary")
    case .float: return optional("default")
    case .groupby:
      return [Parameter(name: "attribute", isRequired: true, isAttribute: true)]
        + optional("default", "case_sensitive")
    case .indent: return optional("width", "first", "blank")
    case .int: return optional("default", "base")
    case .join: return optional("d") + [attribute]
    case .max, .min, .unique: return optional("case_sensitive") + [attribute]
    case .replace: return [required("old"), required("new")] + optional("count")
    case .round: return optional("precision", "method")
    case .slice: return [required("slices")] + optional("fill_with")
    case .sort: return optional("reverse", "case_sensitive") + [attribute]
    case .sum: return [attribute] + optional("start")
    case .tojson: return optional("indent")
    case .trim: return optional("chars")
    case .truncate: return optional("length", "killwords", "end", "leeway")
    case .wordwrap:
      return optional("width", "break_long_words", "wrapstring", "break_on_hyphens")
    case .xmlattr: return optional("autospace")
    default: return []
    }
  }
}

/// The filters, as instructions name them.
enum FilterOperation: UInt8, Sendable, CaseIterable {
  case abs, attr, batch, capitalize, center, clauses, count, date, `default`, dictsort, escape
  case filesizeformat, first, float, forceescape, format, groupby, indent, int, items, join
  case last, list, lower, map, max, min, reject, rejectattr, replace, reverse, round, safe
  case select, selectattr, slice, sort, string, striptags, sum, title, tojson, trim, truncate
  case unique, upper, urlencode, wordcount, wordwrap, xmlattr
}

extension FilterOperation {
  /// The type of what the filter gives.
  ///
  /// - Parameters:
  ///   - input: the type of what it is applied to.
  ///   - argument: the type of the first argument, where one is given.
  ///   - attribute: the type of the attribute that it looks at.
  /// - Returns: the type, `dynamic` where it cannot be told.
  func resultType(
    of input: StaticType, argument: StaticType?, attribute: StaticType?
  ) -> StaticType {
    switch self {
    case .batch, .slice: return .list(.list(input.element))
    // The methods of markup give markup.
    case .capitalize, .center, .indent, .lower, .replace, .trim, .truncate, .upper, .format:
      return input == .markup ? .markup : .string
    case .date, .filesizeformat, .join, .title, .urlencode, .wordwrap: return .string
    case .string: return input == .markup || input == .content ? .markup : .string
    case .striptags: return .string
    case .count, .int, .wordcount: return .integer
    case .float: return .float
    case .clauses, .escape, .forceescape, .safe, .tojson, .xmlattr: return .markup
    case .default:
      let fallback = argument ?? .string
      if case .optional(let type) = input { return type.joined(fallback) }
      return input == .undefined ? fallback : input.joined(fallback)
    case .dictsort, .items: return .list(.tuple([.dynamic, .dynamic]))
    case .first, .last: return input.element.orNothing
    case .max, .min: return input.element.orNothing
    case .groupby:
      return .list(.group(key: attribute ?? .dynamic, element: input.element))
    case .list, .sort, .unique, .select, .reject, .selectattr, .rejectattr:
      return .list(input.element)
    case .reverse:
      if input == .string || input == .markup { return .string }
      return .list(input.element)
    case .map, .abs, .attr, .round, .sum: return .dynamic
    }
  }
}

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
