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
    case .escape, .forceescape, .safe, .tojson, .xmlattr: return .markup
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
