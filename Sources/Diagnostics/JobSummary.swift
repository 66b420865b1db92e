import Base

/// What a CI job says about itself when it ends, in Markdown.
package struct JobSummary {
  private let language: Language

  /// The most problems that are listed; all of them are in the job's log.
  private static let most = 50

  /// A summary in a language.
  package init(language: Language) { self.language = language }

  /// The summary of a check or a build.
  ///
  /// - Parameters:
  ///   - report: what was found.
  ///   - release: what was published, in a sentence; nil where nothing was to be.
  /// - Returns: a heading, the counts and a table of problems.
  package func text(_ report: DiagnosticReport, release: String? = nil) -> String {
    let (errors, warnings) = (report.errorCount, report.warningCount)
    var text = localized("## 网站检查\n\n", "## Site\n\n")
    text +=
      errors + warnings == 0
      ? localized("没有发现问题。\n", "No problems found.\n")
      : localized(
        "\(errors) 个错误、\(warnings) 个警告。\n",
        "\(errors.counted("error")), \(warnings.counted("warning")).\n")
    if let release { text += "\n" + cell(release.visible) + "\n" }
    let selection = report.selection()
    let listed =
      selection.entries.filter { !$0.diagnostic.isWarning }
      + selection.entries.filter(\.diagnostic.isWarning)
    guard !listed.isEmpty else { return text }
    text += localized("\n| 位置 | 问题 | 改法 |\n", "\n| Place | Problem | What to do |\n")
    text += "|---|---|---|\n"
    for entry in listed.prefix(Self.most) {
      let place = entry.diagnostic.location
      let line = place.line == 0 ? "" : ":\(place.line)"
      let help = entry.diagnostic.shownHelp(in: language)?.visibleLines ?? ""
      text += "| \(cell(place.path.visible + line)) | \(cell(entry.message(in: language))) "
      text += "(\(entry.diagnostic.code.name)) | \(cell(help)) |\n"
    }
    let cut = listed.dropFirst(Self.most).reduce(0) { $0 + $1.count }
    let left = cut + selection.errorsLeft + selection.warningsLeft
    if left > 0 {
      text += localized("\n另有 \(left) 个，见日志。\n", "\n\(left.counted("more problem")) in the log.\n")
    }
    return text
  }

  private func localized(_ chinese: String, _ english: String) -> String {
    Message(chinese, english).text(in: language)
  }

  /// Text that means nothing in Markdown and stays in its cell.
  private func cell(_ text: String) -> String {
    var escaped = ""
    for character in text.prefix(500) {
      switch character {
      case "|", "<", ">", "&", "`", "*", "_", "[", "]", "\\": escaped += "\\" + String(character)
      case "\n", "\r\n", "\r": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
