import ArgumentParser
import Diagnostics
import Glibc
import RedSiteGen

/// Where a CI job wants to read what became of it.
struct SummaryOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      localized(
        "把结果的摘要（Markdown）加到这个文件末尾，供 CI 显示",
        "Append a summary in Markdown to this file, for CI to show"), valueName: "FILE"))
  var summary: String?

  /// Appends the summary, if one is wanted.
  func write(_ report: DiagnosticReport, release: String? = nil) throws {
    guard let summary else { return }
    let text = JobSummary(language: language).text(report, release: release)
    guard let file = fopen(summary, "a") else { throw failure(summary) }
    let written = fputs(text, file)
    guard fclose(file) == 0, written >= 0 else { throw failure(summary) }
  }

  private func failure(_ path: String) -> ExitCode {
    let reason = String(cString: strerror(errno))
    writeToStandardError(
      localized("写不了 \(path)：\(reason)\n", "cannot write \(path): \(reason)\n"))
    return ExitCode(74)
  }
}
