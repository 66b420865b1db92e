/// Something wrong with a template, found when it was loaded or while it ran.
public struct TemplateProblem: Error, Sendable, Hashable {
  /// What kind of problem, stable for machines.
  public enum Code: String, Sendable {
    /// The source does not follow the grammar.
    case syntax = "template-syntax"
    /// A variable, function, macro or parameter that does not exist.
    case unknownName = "unknown-name"
    /// An attribute that the object's type does not have.
    case unknownAttribute = "unknown-attribute"
    /// A filter that does not exist.
    case unknownFilter = "unknown-filter"
    /// A test that does not exist.
    case unknownTest = "unknown-test"
    /// A block that no ancestor defines, or a required one that nobody fills.
    case unknownBlock = "unknown-block"
    /// Too few, too many or unsuitable arguments.
    case wrongArguments = "wrong-arguments"
    /// A template that cannot be found.
    case missingTemplate = "missing-template"
    /// Templates that include, extend or import each other in a circle.
    case cycle = "template-cycle"
    /// A page that takes too many steps or too much memory.
    case stepLimit = "template-step-limit"
    /// An operation that failed while the template ran.
    case runtime = "template-runtime"
  }

  /// Another place that explains the problem.
  public struct Note: Sendable, Hashable {
    /// Where.
    public let place: TemplatePlace
    /// What is there, in Chinese.
    public let chinese: String
    /// What is there, in English.
    public let english: String
  }

  /// What kind of problem.
  public let code: Code
  /// Where it is.
  public internal(set) var place: TemplatePlace
  /// What is wrong and what to do, in Chinese.
  public let chinese: String
  /// What is wrong and what to do, in English.
  public let english: String
  /// The existing name that was most likely meant.
  public let nearest: String?
  /// Other places that explain it, the closest first.
  public internal(set) var notes: [Note]

  /// A problem without a place, for a host to throw; the renderer adds the place.
  public init(code: Code = .runtime, chinese: String, english: String) {
    self.init(
      code: code, place: .start(of: ""), chinese: chinese, english: english, nearest: nil,
      notes: [])
  }

  init(
    code: Code, place: TemplatePlace, chinese: String, english: String, nearest: String?,
    notes: [Note]
  ) {
    self.code = code
    self.place = place
    self.chinese = chinese
    self.english = english
    self.nearest = nearest
    self.notes = notes
  }
}

/// All problems found when a template was loaded, in the order of their places.
public struct TemplateProblems: Error, Sendable {
  /// The problems, at least one.
  public let problems: [TemplateProblem]
}

/// A piece of a template's source.
public struct TemplatePlace: Sendable, Hashable {
  /// The template's name.
  public let template: String
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int
  /// The bytes within the template.
  public let bytes: Range<Int>

  /// A place in a template.
  public init(template: String, line: Int, column: Int, bytes: Range<Int>) {
    self.template = template
    self.line = line
    self.column = column
    self.bytes = bytes
  }

  /// The start of a template, for problems that concern it as a whole.
  public static func start(of template: String) -> TemplatePlace {
    TemplatePlace(template: template, line: 1, column: 1, bytes: 0..<0)
  }
}

/// A mistake found while reading a template, before its place is counted.
struct SyntaxProblem: Error {
  let span: SourceSpan
  let chinese: String
  let english: String
  var nearest: String?

  init(_ span: SourceSpan, _ chinese: String, _ english: String, nearest: String? = nil) {
    self.span = span
    self.chinese = chinese
    self.english = english
    self.nearest = nearest
  }
}
