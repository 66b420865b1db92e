import Base

extension Compiler {
  func compileFilter(
    _ operand: Expression?, _ name: Expression.Name, _ arguments: Expression.Arguments,
    _ span: SourceSpan
  ) -> ExpressionFact {
    // A missing operand is on the stack already: the body of a `filter` or `set` block.
    var fact = blockOperand
    if let operand {
      let tolerance: Tolerance =
        name.text == "default" || name.text == "d" ? .anything : .nothing
      fact = compile(operand, tolerance: tolerance)
      if !fact.type.isFirstClass {
        report(.wrongArguments, operand.span, "过滤器不能用于宏", "filters cannot be applied to macros")
      }
    }
    guard let signature = FilterSignature.all[name.text] else {
      if let index = schema.functions.firstIndex(where: {
        $0.name == name.text && !$0.parameters.isEmpty
      }) {
        return compileHostCall(index, arguments, span, given: fact)
      }
      let known = Array(FilterSignature.all.keys) + schema.functions.map(\.name)
      report(
        .unknownFilter, name.span, "没有名为“\(name.text)”的过滤器", "unknown filter “\(name.text)”",
        nearest: nearestName(to: name.text, among: known))
      checkingOnly { for value in arguments.values { _ = compile(value) } }
      return ExpressionFact(.dynamic, fact.dependency)
    }
    switch signature.operation {
    case .map: return compileMap(fact, arguments, span)
    case .select, .reject, .selectattr, .rejectattr:
      return compileSelect(signature.operation, fact, arguments, span)
    case .format: return compileFormat(fact, arguments, span)
    case .date: return compileDate(fact, arguments, span)
    case .safe where fact.type == .markup || fact.type == .content: return fact
    default:
      return compilePlainFilter(signature, name.text, fact, arguments, span)
    }
  }

  private func compilePlainFilter(
    _ signature: FilterSignature, _ name: String, _ fact: ExpressionFact,
    _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> ExpressionFact {
    let facts = compileArguments(arguments, signature.parameters, of: name, span)
    var dependency = fact.dependency
    for argument in facts { dependency |= argument?.dependency ?? .constant }
    var attributeType: StaticType?
    for (position, parameter) in signature.parameters.enumerated() where parameter.isAttribute {
      let value =
        position < arguments.positional.count
        ? arguments.positional[position]
        : arguments.keywords.first { $0.name.text == parameter.name }?.value
      if let value { attributeType = checkAttributes(value, on: fact.type.element) }
    }
    let count = signature.parameters.count
    emit(.filter, Int(signature.operation.rawValue), count, effect: -count, at: span)
    let type = signature.operation.resultType(
      of: fact.type, argument: facts.first.flatMap { $0?.type }, attribute: attributeType)
    return ExpressionFact(type, dependency)
  }

  /// Checks the attributes that a literal names on elements of a typed object.
  ///
  /// - Returns: the type of the (last) attribute.
  func checkAttributes(_ value: Expression, on element: StaticType) -> StaticType {
    guard case .text(let bytes) = value.form else { return .dynamic }
    var result = StaticType.dynamic
    for path in String(decoding: bytes, as: UTF8.self).split(separator: ",") {
      result = element
      for name in path.split(separator: ".") {
        switch result.unwrapped {
        case .object(let id):
          if let slot = fieldSlot(id, String(name)) {
            result = StaticType(schema[id].fields[slot].type)
          } else {
            reportUnknownField(id, String(name), value.span)
            return .dynamic
          }
        case .group(let key, let element):
          result = name == "grouper" ? key : name == "list" ? .list(element) : .dynamic
        default: result = .dynamic
        }
      }
    }
    return result
  }

  private func compileMap(
    _ fact: ExpressionFact, _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> ExpressionFact {
    var dependency = fact.dependency
    if arguments.positional.isEmpty,
      let attribute = arguments.keywords.first(where: { $0.name.text == "attribute" })
    {
      let parameters = [
        FilterSignature.Parameter(name: "attribute"), FilterSignature.Parameter(name: "default"),
      ]
      for argument in compileArguments(arguments, parameters, of: "map", span) {
        dependency |= argument?.dependency ?? .constant
      }
      let type = checkAttributes(attribute.value, on: fact.type.element)
      emit(.filter, Int(FilterOperation.attr.rawValue), 2, c: 1, effect: -2, at: span)
      return ExpressionFact(.list(type), dependency)
    }
    guard let first = arguments.positional.first, case .text(let bytes) = first.form else {
      report(
        .wrongArguments, arguments.positional.first?.span ?? span,
        "“map”需要 attribute=\"…\"，或用引号写出的过滤器名称",
        "“map” needs attribute=\"…\" or the name of a filter in quotes")
      return ExpressionFact(.list(.dynamic), dependency)
    }
    let name = String(decoding: bytes, as: UTF8.self)
    guard let signature = FilterSignature.all[name] else {
      report(
        .unknownFilter, first.span, "没有名为“\(name)”的过滤器", "unknown filter “\(name)”",
        nearest: nearestName(to: name, among: FilterSignature.all.keys))
      return ExpressionFact(.list(.dynamic), dependency)
    }
    switch signature.operation {
    case .map, .select, .reject, .selectattr, .rejectattr, .format:
      report(
        .wrongArguments, first.span, "“map”里不能再用“\(name)”", "“\(name)” cannot be used inside “map”")
      return ExpressionFact(.list(.dynamic), dependency)
    default: break
    }
    let rest = Expression.Arguments(
      positional: Array(arguments.positional.dropFirst()), keywords: arguments.keywords)
    for argument in compileArguments(rest, signature.parameters, of: name, span) {
      dependency |= argument?.dependency ?? .constant
    }
    let count = signature.parameters.count
    emit(.mapFilter, Int(signature.operation.rawValue), count, effect: -count, at: span)
    let element = signature.operation.resultType(
      of: fact.type.element, argument: nil, attribute: nil)
    return ExpressionFact(.list(element), dependency)
  }

  private func compileFormat(
    _ fact: ExpressionFact, _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> ExpressionFact {
    if !arguments.positional.isEmpty, let keyword = arguments.keywords.first {
      report(
        .wrongArguments, keyword.name.span, "“format”不能同时用按位置和带名称的参数",
        "“format” takes positional or named arguments, not both")
    }
    var dependency = fact.dependency
    for value in arguments.positional { dependency |= compileValue(value).dependency }
    var count = arguments.positional.count
    if !arguments.keywords.isEmpty {
      for keyword in arguments.keywords {
        emitPushText(Array(keyword.name.text.utf8), at: keyword.name.span)
        dependency |= compileValue(keyword.value).dependency
      }
      let pairs = arguments.keywords.count
      emit(.makeMapping, pairs, effect: 1 - 2 * pairs, at: span)
      count += 1
    }
    emit(
      .filter, Int(FilterOperation.format.rawValue), count,
      c: arguments.keywords.isEmpty ? 0 : 1, effect: -count, at: span)
    return ExpressionFact(fact.type == .markup ? .markup : .string, dependency)
  }

  private func compileDate(
    _ fact: ExpressionFact, _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> ExpressionFact {
    let literal = arguments.values.first
    if arguments.values.count > 1 || (literal.map { $0.form.text == nil } ?? false)
      || arguments.keywords.contains(where: { $0.name.text != "format" })
    {
      let facts = compileArguments(
        arguments, [FilterSignature.Parameter(name: "format")], of: "date", span)
      emit(.filter, Int(FilterOperation.date.rawValue), 1, effect: -1, at: span)
      let dependency = facts.first.flatMap { $0?.dependency } ?? .constant
      return ExpressionFact(.string, fact.dependency.union(dependency))
    }
    switch fact.type.unwrapped {
    case .date, .string, .integer, .dynamic, .undefined, .absent, .none: break
    default:
      report(
        .wrongArguments, span, "“date”只能用于日期、日期文字和整数，不能用于 \(fact.type)",
        "“date” takes dates, text and whole numbers, not a \(fact.type)")
    }
    do throws(DateFormat.UnknownLetter) {
      dateFormats.append(try DateFormat(literal?.form.text ?? Array(DateFormat.standard.utf8)))
      emit(.formatDate, dateFormats.count - 1, at: span)
    } catch {
      report(
        .wrongArguments, literal?.span ?? span, "日期格式里没有“\(error.letter)”；可以用 %Y %m %d %H %M 等",
        "unknown date format “\(error.letter)”; use %Y %m %d %H %M and the like")
    }
    return ExpressionFact(.string, fact.dependency)
  }
}

extension Expression.Form {
  /// The bytes of a text literal.
  var text: [UInt8]? {
    if case .text(let bytes) = self { return bytes }
    return nil
  }
}
