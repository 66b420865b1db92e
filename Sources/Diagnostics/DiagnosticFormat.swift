/// The forms in which diagnostics are printed.
package enum DiagnosticFormat: String, Sendable, CaseIterable {
  /// For people, with the line and a caret.
  case text
  /// One JSON object, for programs.
  case json
  /// Workflow commands that annotate lines in a merge request on GitHub and what follows it.
  case github
  /// A code quality report, which GitLab shows at the lines of a merge request.
  case gitlab
}

extension DiagnosticReport {
  /// The report in one of its forms; empty where there is nothing to say.
  ///
  /// - Parameters:
  ///   - format: the form.
  ///   - language: the language of messages.
  ///   - all: whether nothing is grouped or left out; JSON never does.
  /// - Returns: the whole text.
  package func text(_ format: DiagnosticFormat, in language: Language, all: Bool = false) -> String
  {
    var text = ""
    write(format, in: language, all: all) { text += $0 }
    return text
  }

  /// Writes the report piece by piece: as JSON it can be larger than all files of the site.
  ///
  /// - Parameters:
  ///   - format: the form.
  ///   - language: the language of messages.
  ///   - all: whether nothing is grouped or left out; JSON never does.
  ///   - sink: receives the pieces in order.
  package func write(
    _ format: DiagnosticFormat, in language: Language, all: Bool = false,
    to sink: (String) -> Void
  ) {
    switch format {
    case .text:
      TextDiagnosticWriter(language: language).write(selection(all: all), to: sink)
    case .json: JSONDiagnosticWriter(language: language).write(self, to: sink)
    case .github:
      GitHubDiagnosticWriter(language: language).write(selection(all: all), to: sink)
    case .gitlab:
      GitLabDiagnosticWriter(language: language).write(selection(all: all), to: sink)
    }
  }
}
