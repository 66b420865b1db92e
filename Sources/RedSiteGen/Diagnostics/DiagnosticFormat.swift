/// The forms in which diagnostics are printed.
public enum DiagnosticFormat: String, Sendable, CaseIterable {
  /// For people, with the line and a caret.
  case text
  /// One JSON object, for programs.
  case json
  /// Workflow commands that annotate lines in a merge request on GitHub and what follows it.
  case github
  /// A code quality report, which GitLab shows at the lines of a merge request.
  case gitlab
}

/// Diagnostics in their order, cut to a number that people read.
public struct DiagnosticReport: Sendable {
  /// All problems, sorted by path, place and code, the same ones once.
  public let diagnostics: [Diagnostic]
  /// The most that are printed for one file.
  public static let mostPerFile = 50
  /// The most that are printed.
  public static let most = 1000

  /// A report of these problems; with `strict`, warnings are errors.
  public init(_ diagnostics: [Diagnostic], strict: Bool = false) {
    var sorted = diagnostics.sorted(by: Diagnostic.precedes)
    if strict {
      for index in sorted.indices where sorted[index].severity == .warning {
        sorted[index].severity = .error
      }
    }
    var unique: [Diagnostic] = []
    unique.reserveCapacity(sorted.count)
    for diagnostic in sorted where unique.last != diagnostic { unique.append(diagnostic) }
    self.diagnostics = unique
  }

  /// The report with further problems, whose severity stays as it is.
  func adding(_ further: [Diagnostic]) -> DiagnosticReport {
    DiagnosticReport(diagnostics + further)
  }

  /// How many errors there are.
  public var errorCount: Int { diagnostics.count { $0.severity == .error } }
  /// How many warnings there are.
  public var warningCount: Int { diagnostics.count { $0.severity == .warning } }
  /// Whether anything keeps the site from being published.
  public var hasErrors: Bool { errorCount > 0 }

  /// The problems that are printed for people, and how many are left out.
  var printed: (diagnostics: [Diagnostic], left: Int) {
    var printed: [Diagnostic] = []
    var path: String?
    var ofFile = 0
    for diagnostic in diagnostics {
      if diagnostic.location.path != path {
        path = diagnostic.location.path
        ofFile = 0
      }
      ofFile += 1
      if ofFile <= Self.mostPerFile, printed.count < Self.most { printed.append(diagnostic) }
    }
    return (printed, diagnostics.count - printed.count)
  }

  /// The report in one of its forms; empty where there is nothing to say.
  public func text(_ format: DiagnosticFormat, in language: Language) -> String {
    switch format {
    case .text: TextDiagnosticWriter(language: language).write(self)
    case .json: JSONDiagnosticWriter(language: language).write(self)
    case .github: GitHubDiagnosticWriter(language: language).write(self)
    case .gitlab: GitLabDiagnosticWriter(language: language).write(self)
    }
  }
}
