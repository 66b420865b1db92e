import Diagnostics

/// Prints explanations for people: one for a terminal, or all as a page of Markdown.
package struct ExplanationWriter: Sendable {
  package let language: Language

  /// A writer in one language.
  package init(language: Language) { self.language = language }

  /// One explanation, as `redsite explain CODE` prints it.
  package func text(_ explanation: Explanation) -> String {
    """
    \(explanation.code.name)  \(word(explanation.title))
    \(word(effect(explanation.code.severity)))

    \(word(explanation.meaning))

    \(word(Self.exampleHeading))
    \(inputs(explanation.example))
    \(word(Self.mendHeading))\(word(explanation.mend))
    \(inputs(explanation.mended))
    """
  }

  /// All codes with their titles, by chapter.
  package func index() -> String {
    let width = Explanation.all.map(\.code.name.count).max() ?? 0
    return Chapter.all.map { chapter in
      let lines = chapter.explanations.map { explanation in
        let name = explanation.code.name
        let padding = String(repeating: " ", count: width - name.count + 2)
        return "  \(name)\(padding)\(word(explanation.title))\n"
      }
      return "\(word(chapter.title))\n\(lines.joined())"
    }.joined(separator: "\n")
  }

  private func inputs(_ inputs: [ExampleInput]) -> String {
    inputs.map { input in
      let lines = word(input.text).split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast().map { line in
          line.isEmpty ? "\n" : "    \(input.path == nil ? "$ " : "")\(line)\n"
        }
      return (input.path.map { "  \($0)\n" } ?? "") + lines.joined()
    }.joined()
  }

  /// What a problem of this severity does to the site.
  func effect(_ severity: Severity) -> Message {
    switch severity {
    case .error: Message("错误：改好之前网站不会发布", "An error: the site is not published until it is mended")
    case .warning:
      Message("警告：网站照常发布，请有空时处理", "A warning: the site is published, but somebody should look")
    case .note: Message("提示：供您参考", "A note: worth knowing")
    }
  }

  package func word(_ message: Message) -> String { message.text(in: language) }

  static let exampleHeading = Message("例如：", "For example:")
  static let mendHeading = Message("改法：", "Mended: ")
}
