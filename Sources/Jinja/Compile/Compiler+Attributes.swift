import Base

extension Compiler {
  /// The attributes of `loop`.
  static let loopAttributes: [String: StaticType] = [
    "index": .integer, "index0": .integer, "revindex": .integer, "revindex0": .integer,
    "first": .boolean, "last": .boolean, "length": .integer, "depth": .integer,
    "depth0": .integer, "previtem": .dynamic, "nextitem": .dynamic,
  ]
  /// The attributes of dates.
  static let dateAttributes = [
    "year", "month", "day", "hour", "minute", "second", "weekday",
  ]

  func compileAttribute(
    _ value: Expression, _ name: Expression.Name, _ span: SourceSpan
  ) -> ExpressionFact {
    if let fact = compileModuleMember(value, name) { return fact }
    let fact = compile(value)
    return compileAttribute(of: fact, name, span)
  }

  /// A name of an imported module, or nil where `value` is none.
  private func compileModuleMember(
    _ value: Expression, _ name: Expression.Name
  ) -> ExpressionFact? {
    guard case .name(let own) = value.form, let number = scope.lookUp(own),
      case .module(let module) = bindings[number].type
    else { return nil }
    let members = modules[module].scope.bindings
    if let member = members[name.text], !name.text.hasPrefix("_") { return load(member, name.span) }
    report(
      .unknownName, name.span, "模板“\(modules[module].name)”没有定义“\(name.text)”",
      "template “\(modules[module].name)” defines no “\(name.text)”",
      nearest: nearestName(to: name.text, among: members.keys))
    emitSimple(.undefined, at: name.span)
    return .unknown
  }

  /// Replaces the value on the stack by its attribute.
  private func compileAttribute(
    of fact: ExpressionFact, _ name: Expression.Name, _ span: SourceSpan
  ) -> ExpressionFact {
    switch fact.type.unwrapped {
    case .object(let id):
      guard let slot = fieldSlot(id, name.text) else {
        reportUnknownField(id, name.text, name.span)
        return ExpressionFact(.dynamic, fact.dependency)
      }
      let type = StaticType(schema[id].fields[slot].type)
      if type == .content, fact.type != .object(id) {
        // Where there is no object, its text is undefined and not empty.
        emitAttribute(name)
        return ExpressionFact(.optional(.markup), fact.dependency)
      }
      if type == .content {
        emit(.contentField, slot, at: name.span)
        return ExpressionFact(.content, fact.dependency)
      }
      emit(.field, slot, at: name.span)
      return ExpressionFact(fact.type.attribute(type), fact.dependency)
    case .loop(let element):
      if let type = Self.loopAttributes[name.text] {
        emitAttribute(name)
        let isItem = name.text == "previtem" || name.text == "nextitem"
        return ExpressionFact(
          isItem ? element.orNothing : fact.type.attribute(type), fact.dependency)
      }
      reportUnknownAttribute(
        name, "loop", among: Array(Self.loopAttributes.keys) + ["cycle", "changed"])
    case .group(let key, let element):
      emitAttribute(name)
      if name.text == "grouper" {
        return ExpressionFact(fact.type.attribute(key), fact.dependency)
      }
      if name.text == "list" {
        return ExpressionFact(fact.type.attribute(.list(element)), fact.dependency)
      }
      reportUnknownAttribute(name, "groupby", among: ["grouper", "list"])
    case .date:
      emitAttribute(name)
      if Self.dateAttributes.contains(name.text) {
        return ExpressionFact(fact.type.attribute(.integer), fact.dependency)
      }
      reportUnknownAttribute(name, "date", among: Self.dateAttributes)
    case .undefined, .absent, .none, .dynamic, .mapping, .namespace, .cycler:
      emitAttribute(name)
    case .string, .markup, .content, .integer, .float, .boolean, .list, .tuple, .joiner,
      .callable, .module:
      emitAttribute(name)
      reportUnknownAttribute(name, fact.type.description, among: [])
    case .optional: break
    }
    return ExpressionFact(.dynamic, fact.dependency)
  }

  private func emitAttribute(_ name: Expression.Name) {
    guard !isDead else { return }
    let bytes = Array(name.text.utf8)
    emit(.attribute, literals.offset(of: bytes), bytes.count, at: name.span)
  }

  func fieldSlot(_ id: ObjectType.ID, _ name: String) -> Int? {
    schema[id].fields.firstIndex { $0.name == name }
  }

  func reportUnknownField(_ id: ObjectType.ID, _ name: String, _ span: SourceSpan) {
    let object = schema[id]
    report(
      .unknownAttribute, span, "\(object.name) 没有属性“\(name)”",
      "\(object.name) has no attribute “\(name)”",
      nearest: nearestName(to: name, among: object.fields.map { $0.name }))
  }

  private func reportUnknownAttribute(
    _ name: Expression.Name, _ type: String, among known: [String]
  ) {
    guard isStrict else { return }
    report(
      .unknownAttribute, name.span, "\(type) 没有属性“\(name.text)”",
      "\(type) has no attribute “\(name.text)”",
      nearest: nearestName(to: name.text, among: known))
  }

  func compileItem(
    _ value: Expression, _ key: Expression, _ span: SourceSpan
  ) -> ExpressionFact {
    if case .text(let bytes) = key.form {
      let name = Expression.Name(text: String(decoding: bytes, as: UTF8.self), span: key.span)
      if let fact = compileModuleMember(value, name) { return fact }
    }
    // `article["title"]` means the same as `article.title` and is checked as well as that.
    let valueFact = compile(value)
    if case .text(let bytes) = key.form, case .object = valueFact.type.unwrapped {
      let name = Expression.Name(text: String(decoding: bytes, as: UTF8.self), span: key.span)
      return compileAttribute(of: valueFact, name, span)
    }
    let keyFact = compile(key)
    emit(.item, effect: -1, at: span)
    return ExpressionFact(
      itemType(valueFact.type, key), valueFact.dependency.union(keyFact.dependency))
  }

  private func itemType(_ type: StaticType, _ key: Expression) -> StaticType {
    switch type.unwrapped {
    case .list(let element): return element.orNothing
    // There may be nothing at that place.
    case .string: return .optional(.string)
    case .tuple(let types):
      if case .integer(let index) = key.form, types.indices.contains(index) {
        return type.attribute(types[index])
      }
      return .dynamic
    case .group(let key, let element):
      return key.joined(.list(element)).orNothing
    default: return .dynamic
    }
  }

  func compileSlice(
    _ value: Expression, _ bounds: [Expression?], _ span: SourceSpan
  ) -> ExpressionFact {
    let fact = compile(value)
    var dependency = fact.dependency
    for bound in bounds {
      if let bound {
        dependency |= compile(bound).dependency
      } else {
        emitSimple(.none, at: span)
      }
    }
    emit(.slice, effect: -3, at: span)
    switch fact.type.unwrapped {
    case .list, .string, .markup: return ExpressionFact(fact.type.unwrapped, dependency)
    default: return ExpressionFact(.dynamic, dependency)
    }
  }
}
