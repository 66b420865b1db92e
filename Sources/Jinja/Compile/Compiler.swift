import Base

/// Checks a template with everything that it refers to, and turns it into a program.
///
/// One walk over the statements in the order in which they would run: it knows the type of every
/// variable at every point, reports what cannot be, and writes instructions as it goes. Parents,
/// blocks and includes are compiled where they appear; macros once for each tuple of argument
/// types.
final class Compiler {
  private static let maxWalkDepth = 200
  private static let maxVisits = 200_000

  let schema: Schema
  /// Whether unknown names and attributes are problems; not when every name comes from data.
  let isStrict: Bool
  let library: TemplateLibrary
  let otherVariables: [String: StaticType]
  let pageVariables: [Field]

  var problems: [TemplateProblem] = []
  /// Calls and includes around the current place, outermost first.
  var notes: [PendingNote] = []

  var bindings: [Binding] = []
  var scope: Scope
  let globalScope: Scope
  /// The scope of the page's own template, which has the page's variables.
  let pageScope: Scope
  var functions: [FunctionCode] = [FunctionCode()]
  var function = 0
  var level = 0
  var captured: [Int: StaticType] = [:]
  /// Names that the current macro looked up around itself.
  var resolved: [String: Int?] = [:]
  var callables: [Callable] = []
  var modules: [Module] = []

  var literals = LiteralPool()
  var dateFormats: [DateFormat] = []
  var sources: [TemplateSource] = []
  var sourceNumbers: [String: Int] = [:]
  var places: [ProgramPlace] = []
  var unit: TemplateUnit

  /// Templates being compiled, outermost first: a name found twice is a circle.
  var active: [String] = []
  var loopDepth = 0
  /// Conditions around the current place of the function that are only decided while it runs.
  var conditionDepth = 0
  /// Above zero, parts are checked but no instructions are written.
  var deadDepth = 0
  /// Names that dead parts may use because their condition asks whether they are defined.
  var assumedNames: Set<String> = []
  /// Whether output is dropped, as at the top level of a template that extends another.
  var dropsOutput = false
  var walkDepth = 0
  /// Statements and expressions compiled so far, each as often as it is expanded.
  var visitCount = 0
  private var hasGivenUp = false
  /// Functions whose bodies are being compiled, outermost first.
  var openFunctions: [Int] = []
  /// What is known of the body that a `filter` or `set` block filters.
  var blockOperand = ExpressionFact.unknown

  init(
    schema: Schema, library: TemplateLibrary, variables: [Field], otherVariables: [Field],
    isStrict: Bool
  ) {
    self.schema = schema
    self.library = library
    self.isStrict = isStrict
    pageVariables = variables
    self.otherVariables = Dictionary(
      otherVariables.map { ($0.name, StaticType($0.type)) }, uniquingKeysWith: { $0.joined($1) })
    globalScope = Scope(parent: nil)
    pageScope = Scope(parent: globalScope)
    scope = pageScope
    unit = TemplateUnit(source: 0, inheritance: Inheritance(scope: scope))
    for (index, global) in schema.globals.enumerated() {
      declare(
        global.name,
        Binding(
          home: .global(index), type: StaticType(global.type),
          dependency: .constant), in: globalScope)
    }
    for variable in variables {
      let slot = functions[0].takeSlot()
      declare(
        variable.name,
        Binding(
          home: .slot(slot, level: 0), type: StaticType(variable.type),
          dependency: .dynamic), in: scope)
    }
  }

  /// Compiles the template; nil where there are problems.
  func compile(_ name: String) -> ProgramCode? {
    _ = compileTemplate(name, at: nil)
    emit(.halt, at: SourceSpan(0, 0))
    checkUnusedMacros()
    guard problems.isEmpty else { return nil }
    return link()
  }

  func declare(_ name: String, _ binding: Binding, in scope: Scope) {
    bindings.append(binding)
    scope.bindings[name] = bindings.count - 1
  }

  // MARK: Problems

  func report(
    _ code: TemplateProblem.Code, _ span: SourceSpan, _ chinese: String, _ english: String,
    nearest: String? = nil
  ) {
    report(code, sources[unit.source].place(span), chinese, english, nearest: nearest)
  }

  func report(
    _ code: TemplateProblem.Code, _ place: TemplatePlace, _ chinese: String, _ english: String,
    nearest: String? = nil
  ) {
    // The same part may be compiled for several types and pages: one report is enough.
    guard
      !problems.contains(where: {
        $0.place == place && $0.code == code && $0.english == english
      })
    else { return }
    problems.append(
      TemplateProblem(
        code: code, place: place, chinese: chinese, english: english, nearest: nearest,
        notes: notes.reversed().prefix(8).map { note in
          TemplateProblem.Note(
            place: sources[note.place.source].place(note.place.span), chinese: note.chinese,
            english: note.english)
        }))
  }

  /// A note before its line and column are counted.
  struct PendingNote {
    let place: (source: Int, span: SourceSpan)
    let chinese: String
    let english: String
  }

  /// Runs `body` with a note on every problem found in it; of deep chains the innermost eight.
  func noting<Result>(
    _ span: SourceSpan, _ chinese: String, _ english: String, _ body: () -> Result
  ) -> Result {
    notes.append(
      PendingNote(place: (unit.source, span), chinese: chinese, english: english))
    defer { notes.removeLast() }
    return body()
  }

  /// Runs `body` unless recursion is too deep for the stack; says so once.
  func nested<Result>(_ span: SourceSpan, _ fallback: Result, _ body: () -> Result) -> Result {
    walkDepth += 1
    visitCount += 1
    defer { walkDepth -= 1 }
    if walkDepth > Self.maxWalkDepth || visitCount > Self.maxVisits {
      giveUp(span)
      return fallback
    }
    return body()
  }

  /// Says once that the template is too complex, and compiles nothing more.
  func giveUp(_ span: SourceSpan) {
    visitCount = Self.maxVisits
    guard !hasGivenUp else { return }
    hasGivenUp = true
    report(
      .stepLimit, span, "模板太复杂：包含、块和宏嵌套太深，或者展开后太大",
      "template too complex: includes, blocks and macros nest too deep or expand too far")
  }

  /// Checks `body` without writing instructions.
  func checkingOnly<Result>(_ body: () -> Result) -> Result {
    deadDepth += 1
    defer { deadDepth -= 1 }
    return body()
  }
}
