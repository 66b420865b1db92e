import Base

extension Compiler {
  func compileTest(
    _ operand: Expression, _ name: Expression.Name, _ arguments: Expression.Arguments,
    isNegated: Bool, _ span: SourceSpan
  ) -> ExpressionFact {
    let asksPresence = name.text == "defined" || name.text == "undefined"
    let start = here
    let fact = compile(operand, tolerance: asksPresence ? .anything : .nothing)
    guard let test = TestOperation.all[name.text] else {
      report(
        .unknownTest, name.span, "没有名为“\(name.text)”的测试", "unknown test “\(name.text)”",
        nearest: nearestName(to: name.text, among: TestOperation.all.keys))
      checkingOnly { for value in arguments.values { _ = compile(value) } }
      return ExpressionFact(.boolean, fact.dependency)
    }
    if asksPresence, arguments.values.isEmpty, let isPresent = presence(fact.type) {
      let truth = (isPresent == (test == .defined)) != isNegated
      discard(from: start)
      emitSimple(truth ? .true : .false, at: span)
      return ExpressionFact(.boolean, .constant, truth: truth)
    }
    if test == .callable, case .callable = fact.type {
      discard(from: start)
      emitSimple(isNegated ? .false : .true, at: span)
      return ExpressionFact(.boolean, .constant, truth: !isNegated)
    }
    let dependency = compileTestArguments(test, name.text, arguments, span)
    emit(
      .test, Int(test.rawValue), test.argumentCount, effect: -test.argumentCount, at: span)
    if isNegated { emit(.not, at: span) }
    return ExpressionFact(.boolean, fact.dependency.union(dependency))
  }

  /// Whether a value of the type is defined, where that is certain.
  private func presence(_ type: StaticType) -> Bool? {
    switch type {
    case .undefined, .absent: false
    // Data, and what may be missing, is looked at while the template runs; so is `none`, which is
    // also what is known of an element of `[none]` that may not be there.
    case .dynamic, .optional, .none: nil
    default: true
    }
  }

  private func compileTestArguments(
    _ test: TestOperation, _ name: String, _ arguments: Expression.Arguments, _ span: SourceSpan
  ) -> Dependency {
    let parameters = (0..<test.argumentCount).map { _ in
      FilterSignature.Parameter(name: test == .divisibleby ? "num" : "other", isRequired: true)
    }
    return compileArguments(arguments, parameters, of: name, span).reduce(.constant) {
      $0.union($1?.dependency ?? .constant)
    }
  }

  /// `select`, `reject`, `selectattr` and `rejectattr`.
  func compileSelect(
    _ operation: FilterOperation, _ fact: ExpressionFact, _ arguments: Expression.Arguments,
    _ span: SourceSpan
  ) -> ExpressionFact {
    let result = StaticType.list(fact.type.element)
    var dependency = fact.dependency
    var rest = arguments
    let usesAttribute = operation == .selectattr || operation == .rejectattr
    if usesAttribute {
      guard let attribute = rest.positional.first else {
        report(
          .wrongArguments, span, "“\(operation)”缺少属性名称",
          "“\(operation)” needs the name of an attribute")
        return ExpressionFact(result, dependency)
      }
      rest.positional.removeFirst()
      dependency |= compileValue(attribute).dependency
      _ = checkAttributes(attribute, on: fact.type.element)
    }
    // Without a test, elements are taken for what they are: true or false.
    var test = TestOperation.true
    var usesTruth = true
    if let name = rest.positional.first {
      rest.positional.removeFirst()
      guard let known = selectedTest(name) else { return ExpressionFact(result, dependency) }
      test = known
      usesTruth = false
      dependency |= compileTestArguments(test, "\(operation)", rest, span)
    } else if let keyword = rest.keywords.first {
      report(
        .wrongArguments, keyword.name.span, "“\(operation)”没有名为“\(keyword.name.text)”的参数",
        "“\(operation)” has no argument “\(keyword.name.text)”")
    }
    let rejects = operation == .reject || operation == .rejectattr
    let count = usesTruth ? 0 : test.argumentCount
    emit(
      usesAttribute ? .selectAttributeTest : .selectTest, Int(test.rawValue), count,
      c: (rejects ? 1 : 0) | (usesTruth ? 2 : 0), effect: -count - (usesAttribute ? 1 : 0),
      at: span)
    return ExpressionFact(result, dependency)
  }

  private func selectedTest(_ name: Expression) -> TestOperation? {
    guard let bytes = name.form.text else {
      report(
        .wrongArguments, name.span, "测试的名称要用引号写出", "the name of the test must be given in quotes")
      return nil
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if let test = TestOperation.all[text] { return test }
    report(
      .unknownTest, name.span, "没有名为“\(text)”的测试", "unknown test “\(text)”",
      nearest: nearestName(to: text, among: TestOperation.all.keys))
    return nil
  }
}
