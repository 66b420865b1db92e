import ArgumentParser
import Diagnostics
import RedSiteGen

/// How problems are printed, the same for every command that finds any.
struct MessageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      localized(
        "问题的输出格式", "The form of messages")))
  var format = DiagnosticFormat.text

  @Option(help: ArgumentHelp(localized("消息的语言", "The language of messages")))
  var lang: Language?

  @Flag(
    help: ArgumentHelp(
      localized(
        "列出全部问题：同样的警告不合并，也不限个数", "Print every problem: no grouping of equal warnings, no limit")))
  var all = false

  /// What is planned of a site.
  ///
  /// Where there is none, or one with errors that shall be `isWhole`, prints why and ends the
  /// command.
  func draft(of look: SiteLook, isWhole: Bool = false) throws -> SiteDraft {
    guard let draft = look.draft, !isWhole || look.result.exitStatus == 0 else {
      print(look.result.report)
      throw ExitCode(look.result.exitStatus)
    }
    return draft
  }

  /// Prints a report: for people to standard error, for programs to standard output.
  func print(_ report: DiagnosticReport) {
    report.write(format, in: language, all: all) { piece in
      switch format {
      case .text: writeToStandardError(piece)
      case .json, .github, .gitlab: Swift.print(piece, terminator: "")
      }
    }
  }
}
