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
