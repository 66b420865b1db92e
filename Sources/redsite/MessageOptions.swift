import ArgumentParser
import Glibc
import RedSiteGen

/// How problems are printed, the same for every command that finds any.
struct MessageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      localized("问题的输出格式：text、json 或 github", "The form of messages: text, json or github")))
  var format = DiagnosticFormat.text

  @Option(help: ArgumentHelp(localized("消息的语言：zh 或 en", "The language of messages: zh or en")))
  var lang: Language?

  /// Prints a report: for people to standard error, for programs to standard output.
  func print(_ report: DiagnosticReport) {
    let text = report.text(format, in: language)
    switch format {
    case .text: writeToStandardError(text)
    case .json, .github: Swift.print(text, terminator: "")
    }
  }
}

/// Writes to standard error; a closed one is nobody's concern.
func writeToStandardError(_ text: String) {
  fputs(text, stderr)
}
