/// Templates that can be loaded by name, checked and compiled against one schema.
public struct TemplateEnvironment {
  private let schema: Schema
  private let library: TemplateLibrary

  /// An environment.
  ///
  /// - Parameters:
  ///   - schema: what the host declares to templates.
  ///   - templateNames: the names that exist, from which messages suggest the nearest.
  ///   - hidden: the names by which `load` knows templates that the one of a name stands before, the
  ///     nearest first: who imports it has their macros too, but for those that it defines itself.
  ///   - load: gives the source of a template, or nil where there is none; asked once a name.
  public init(
    schema: Schema, templateNames: [String] = [],
    hidden: @escaping (String) -> [String] = { _ in [] }, load: @escaping (String) -> [UInt8]?
  ) {
    self.schema = schema
    library = TemplateLibrary(names: templateNames, hidden: hidden, load: load)
  }

  /// Checks a template for one kind of page, with all that it extends, includes and imports.
  ///
  /// - Parameters:
  ///   - name: the template.
  ///   - variables: what this kind of page hands to it, in the order of `Renderer.render`.
  ///   - otherVariables: what other kinds of pages hand to theirs; such names may be used where
  ///     a condition asks for them: `{% if article is defined %}`.
  ///   - allowsUnknownNames: whether names that nobody declares are undefined, as in Jinja2, and
  ///     not problems; for templates whose names all come from data.
  /// - Returns: the program.
  /// - Throws: every problem of every template that was read.
  public func compile(
    _ name: String, variables: [Field], otherVariables: [Field] = [],
    allowsUnknownNames: Bool = false
  ) throws(TemplateProblems) -> Program {
    let own = Set(variables.map { $0.name })
    let compiler = Compiler(
      schema: schema, library: library, variables: variables,
      otherVariables: otherVariables.filter { !own.contains($0.name) },
      isStrict: !allowsUnknownNames)
    guard let code = compiler.compile(name) else {
      throw TemplateProblems(problems: TemplateProblem.sorted(compiler.problems))
    }
    return Program(code: code)
  }
}

extension TemplateProblem {
  /// By template, place and code.
  static func sorted(_ problems: [TemplateProblem]) -> [TemplateProblem] {
    problems.sorted {
      ($0.place.template, $0.place.bytes.lowerBound, $0.code.rawValue, $0.english)
        < ($1.place.template, $1.place.bytes.lowerBound, $1.code.rawValue, $1.english)
    }
  }
}

/// Loads templates by name, each once, and keeps what was read.
final class TemplateLibrary {
  private let load: (String) -> [UInt8]?
  private var known: [String: ParsedTemplate?] = [:]
  /// The names that can be loaded, to suggest the nearest.
  let names: [String]
  /// The names of what a template stands before.
  let hidden: (String) -> [String]

  init(
    names: [String], hidden: @escaping (String) -> [String], load: @escaping (String) -> [UInt8]?
  ) {
    self.names = names
    self.hidden = hidden
    self.load = load
  }

  /// The template of that name, or nil where there is none.
  func template(_ name: String) -> ParsedTemplate? {
    if let template = known[name] { return template }
    let template = load(name).map { ParsedTemplate(TemplateSource(name: name, bytes: $0)) }
    known[name] = template
    return template
  }
}
