import ArgumentParser
import Diagnostics
import Files
import Glibc
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
  ///
  /// - Parameters:
  ///   - report: the report.
  ///   - site: the folder of the site; GitHub and GitLab are told of files from the root of its
  ///     repository.
  func print(_ report: DiagnosticReport, ofSite site: String = ".") {
    let isForService = format == .github || format == .gitlab
    let report = isForService ? fromRepository(report, ofSite: site) : report
    report.write(format, in: language, all: all) { piece in
      switch format {
      case .text: writeToStandardError(piece)
      case .json, .github, .gitlab: Swift.print(piece, terminator: "")
      }
    }
  }

  private func fromRepository(
    _ report: DiagnosticReport, ofSite site: String
  ) -> DiagnosticReport {
    guard let root = absolutePath(site), let prefix = pathInRepository(ofFolder: root),
      !prefix.isEmpty
    else { return report }
    // Options, commits and files of the installed program stand there, too.
    return report.below(prefix) { path in
      guard !path.hasPrefix("/"), !path.hasPrefix("-") else { return false }
      return path.contains("/") || access(root + "/" + path, F_OK) == 0
    }
  }
}
